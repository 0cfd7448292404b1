import type { Actor } from '@shouwen/access/actor'
import { confidentialityMarked } from '@shouwen/events/intake'
import type { Store } from '@shouwen/transactions/store'
import type { ConfidentialityReason } from '@shouwen/vocabulary/privacy'
import { decideMark } from '../domain/confidentiality'
import { changeAppeal, recordChange, type AppealChanged, type AppealCommand } from './change-appeal'
import { permissions } from './permissions'

export interface MarkConfidentialInput extends AppealCommand {
  readonly confidential: boolean
  readonly reason: ConfidentialityReason
}

/** P5.6.3.3: other customers' secrets, and the company's, are kept. */
export function markConfidential(
  store: Store,
  input: MarkConfidentialInput,
  actor: Actor,
): Promise<AppealChanged> {
  const { confidential, reason } = input
  return changeAppeal(store, permissions['Mutation.markConfidential'], input, actor, async (before, work) => {
    const appeal = decideMark(before, confidential, reason)
    recordChange(work, confidentialityMarked, appeal, 'markConfidential', { confidential, reason })
    return appeal
  })
}
