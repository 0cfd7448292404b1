import type { Actor } from '@shouwen/access/actor'
import { authorize, type Permission } from '@shouwen/access/permission'
import { covers } from '@shouwen/vocabulary/places'
import type { FactDefinition } from '@shouwen/events/fact'
import { requireVersion } from '@shouwen/transactions/expected-version'
import type { Store } from '@shouwen/transactions/store'
import type { NewFact, Work } from '@shouwen/transactions/work'
import { packOf, type Appeal } from '../domain/appeal'
import type { WouldBeContact } from '../domain/first-contact'
import { clausesOf, type TransitionName } from '../domain/transitions'
import { lockAppeal, saveAppeal } from '../store/appeals'

/** What a mutation of an appeal answers with: enough to find it again. */
export interface AppealChanged {
  readonly appealId: string
  readonly version: number
}

/** What every mutation of an existing appeal is given. */
export interface AppealCommand {
  readonly idempotencyKey: string
  readonly appealId: string
  /** The version that the caller has read: somebody else's change in between is refused, not overwritten. */
  readonly expectedVersion: number
}

/** Runs a use case on one appeal: permission at its place, its version, the change, the new version. */
export function changeAppeal<Input extends AppealCommand>(
  store: Store,
  permission: Permission,
  input: Input,
  actor: Actor,
  decide: (appeal: Appeal, work: Work) => Promise<Appeal>,
): Promise<AppealChanged> {
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const before = await lockAppeal(work, input.appealId)
    authorize(actor, permission, before.projectPath)
    const { id: appealId, version } = before
    const row = { version, subject: `appeal/${appealId}`, facts: { appealId } } as const
    await requireVersion(work, row, input.expectedVersion)
    const after = await decide(before, work)
    await saveAppeal(work, before, after)
    return { appealId: after.id, version: after.version }
  })
}

/** What every fact about an appeal says beside its data: its place, its procedure, and the clauses that it was done under. */
export function aboutAppeal(appeal: Appeal, clauses: readonly string[]): Omit<NewFact<never>, 'data'> {
  const pack = packOf(appeal)
  return {
    subject: `appeal/${appeal.id}`,
    appealId: appeal.id,
    projectPath: appeal.projectPath,
    clauses,
    ...(pack === undefined ? {} : { pack }),
  }
}

/** A fact about a change of an appeal, under the clauses of the change. */
export function factOf<Data extends object>(
  appeal: Appeal,
  change: TransitionName,
  data: Data,
): NewFact<Data & { appealId: string; version: number }> {
  return {
    ...aboutAppeal(appeal, clausesOf(appeal, change)),
    data: { appealId: appeal.id, version: appeal.version, ...data },
  }
}

/** Records a fact of this shape; a shorthand that keeps use cases to their rule. */
export function recordChange<Data extends object>(
  work: Work,
  definition: FactDefinition<Data & { appealId: string; version: number }>,
  appeal: Appeal,
  change: TransitionName,
  data: Data,
): void {
  work.record(definition, factOf(appeal, change, data))
}

/** The actor, as the first-contact rule sees them. */
export function contactAs(actor: Actor, appeal: Appeal): WouldBeContact {
  const directsTheOffice = actor.grants.some(
    ({ role, scope }) => role === 'officeDirector' && covers(scope, appeal.projectPath),
  )
  return { personId: actor.personId, directsTheOffice }
}
