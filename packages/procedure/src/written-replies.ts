import type { Role } from '@shouwen/vocabulary/organisation'
import { isMeantBy, type ClockFacts } from './clocks'
import type { ProcedurePack, WrittenReplyRule } from './pack'

/** P5.6.3.1, M4.9: by which rule an appeal is answered in writing; null where it is not. Refuses with CATEGORY_UNKNOWN. */
export function writtenReplyRuleFor(pack: ProcedurePack, facts: ClockFacts): WrittenReplyRule | null {
  const { writtenReplies } = pack
  return writtenReplies && isMeantBy(pack, writtenReplies.when, facts) ? writtenReplies : null
}

/** Whose approval is next, after so many; null where the last has been given. */
export function nextApprover({ approvedBy }: WrittenReplyRule, approvals: number): Role | null {
  return approvedBy[approvals] ?? null
}
