import type { Actor } from '@shouwen/access/actor'
import { authorize, type Permission } from '@shouwen/access/permission'
import { revisitAgreed, revisitAttempted } from '@shouwen/events/revisit-audit'
import { requireVersion } from '@shouwen/transactions/expected-version'
import type { Store } from '@shouwen/transactions/store'
import type { NewFact, Work } from '@shouwen/transactions/work'
import type { RevisitAttemptOutcome, RevisitMethod } from '@shouwen/vocabulary/revisiting'
import { v7 as uuidv7 } from 'uuid'
import { decideAgree, decideAttempt } from '../domain/appointment'
import { clausesOfAppointment, type Revisit } from '../domain/revisit'
import { lockRevisit } from '../store/revisits'
import { revisitAttemptTable, revisitTable } from '../store/tables'
import { permissions } from './permissions'

interface RevisitCommand {
  readonly idempotencyKey: string
  readonly revisitId: string
  readonly expectedVersion: number
  readonly method: RevisitMethod
}

export interface AgreeRevisitInput extends RevisitCommand {
  readonly at: Date
}

/** P5.5.4: the customer agreed when and how they are revisited. */
export function agreeRevisit(
  store: Store,
  input: AgreeRevisitInput,
  actor: Actor,
): Promise<{ revisitId: string }> {
  const { method, at } = input
  return changeRevisit(store, permissions['Mutation.agreeRevisit'], input, actor, async (before, work) => {
    const revisit = decideAgree(before, { method, at }, work.now)
    work.record(revisitAgreed, aboutRevisit(revisit, { method, at: at.toISOString() }))
    return revisit
  })
}

export interface LogRevisitAttemptInput extends RevisitCommand {
  readonly outcome: RevisitAttemptOutcome
}

/** P5.5.4: somebody went or called, and the customer was not revisited. */
export function logRevisitAttempt(
  store: Store,
  input: LogRevisitAttemptInput,
  actor: Actor,
): Promise<{ revisitId: string }> {
  const { method, outcome } = input
  const permission = permissions['Mutation.logRevisitAttempt']
  return changeRevisit(store, permission, input, actor, async (before, work) => {
    const revisit = decideAttempt(before, { method, outcome }, work.now)
    await work.manager.insert(revisitAttemptTable, {
      id: uuidv7(),
      groupId: work.groupId,
      revisitId: revisit.id,
      method,
      outcome,
      attemptedBy: actor.personId,
      attemptedAt: work.now,
    })
    work.record(revisitAttempted, aboutRevisit(revisit, { method, outcome, at: work.now.toISOString() }))
    return revisit
  })
}

function changeRevisit<Input extends RevisitCommand>(
  store: Store,
  permission: Permission,
  input: Input,
  actor: Actor,
  decide: (revisit: Revisit, work: Work) => Promise<Revisit>,
): Promise<{ revisitId: string }> {
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const before = await lockRevisit(work, input.revisitId)
    authorize(actor, permission, before.projectPath)
    const { id: revisitId, version } = before
    const row = { version, subject: `revisit/${revisitId}`, facts: { revisitId } } as const
    await requireVersion(work, row, input.expectedVersion)
    await work.manager.update(revisitTable, { id: revisitId }, await decide(before, work))
    return { revisitId }
  })
}

function aboutRevisit<Data extends object>(
  revisit: Revisit,
  data: Data,
): NewFact<Data & { appealId: string; revisitId: string }> {
  const { id: revisitId, appealId, projectPath, packId, packVersion } = revisit
  return {
    subject: `revisit/${revisitId}`,
    appealId,
    projectPath,
    clauses: clausesOfAppointment(revisit),
    pack: { id: packId, version: packVersion },
    data: { appealId, revisitId, ...data },
  }
}
