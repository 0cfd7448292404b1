import type { Actor } from '@shouwen/access/actor'
import { authorize, holdsPost, type Permission } from '@shouwen/access/permission'
import { stepSettled } from '@shouwen/events/intake'
import type { PlaybookStep, ProcedurePack } from '@shouwen/procedure/pack'
import type { Store } from '@shouwen/transactions/store'
import type { Work } from '@shouwen/transactions/work'
import type { Role } from '@shouwen/vocabulary/organisation'
import { v7 as uuidv7 } from 'uuid'
import type { Appeal } from '../domain/appeal'
import { disclosureInStep } from '../domain/disclosure'
import {
  contactsIn,
  decideDone,
  decideSkip,
  playbooksOf,
  stepInHand,
  type OpenedStep,
  type RunningPlaybook,
  type StepInHand,
} from '../domain/steps'
import { requireAllowed } from '../domain/transitions'
import { lockAppeal } from '../store/appeals'
import { attachmentsOf } from '../store/attachment-queries'
import { requireContacts } from '../store/known'
import { packsPromised, promisedAmong } from '../store/packs'
import { stepsOf } from '../store/step-queries'
import { settleStep } from '../store/steps'
import { aboutAppeal, type AppealChanged } from './change-appeal'
import { keepDisclosure } from './open-disclosure'
import { openSteps, runningOn } from './open-steps'
import { permissions } from './permissions'

/** Which step of which appeal. Several people work on one appeal at once, so no version is asked for: a step is settled once. */
export interface StepCommand {
  readonly idempotencyKey: string
  readonly appealId: string
  readonly playbook: string
  readonly step: string
}

export interface CompleteStepInput extends StepCommand {
  readonly evidence: readonly { readonly field: string; readonly value: string }[]
}

export interface SkipStepInput extends StepCommand {
  readonly reason: string
}

/** Does a step of a playbook on the evidence that it asks for: by the posts that the procedure names, in its order. */
export function completeStep(store: Store, input: CompleteStepInput, actor: Actor): Promise<AppealChanged> {
  const permission = permissions['Mutation.completeStep']
  return settle(store, permission, input, actor, whoDoes, async (inHand, appeal, work) => {
    const attachments = await attachmentsFor(work, inHand, appeal)
    const settled = decideDone(inHand, input.evidence, attachments, actor.personId, work.now)
    await requireContacts(work.manager, contactsIn(inHand.rule, settled.evidence ?? {}))
    return settled
  })
}

/** Leaves a step out, with the reason, where the procedure lets somebody. */
export function skipStep(store: Store, input: SkipStepInput, actor: Actor): Promise<AppealChanged> {
  const permission = permissions['Mutation.skipStep']
  return settle(store, permission, input, actor, whoSettles, (inHand, { projectPath }, { now }) => {
    const may = holdsPost(actor, { ...permission, roles: inHand.rule.skippableBy }, projectPath)
    return decideSkip(inHand, input.reason, { personId: actor.personId, may }, now)
  })
}

function settle<Input extends StepCommand>(
  store: Store,
  permission: Permission,
  input: Input,
  actor: Actor,
  posts: PostsOf,
  decide: (inHand: StepInHand, appeal: Appeal, work: Work) => OpenedStep | Promise<OpenedStep>,
): Promise<AppealChanged> {
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const appeal = await lockAppeal(work, input.appealId)
    authorize(actor, permission, appeal.projectPath)
    const packs = await packsPromised(work.manager, [appeal])
    const opened = (await stepsOf(work.manager, [appeal.id])).get(appeal.id) ?? []
    const inHand = stepFor(actor, appeal, runningOn(appeal, packs, opened), input, posts)
    const settled = await decide(inHand, appeal, work)
    await writeSettled(work, appeal, promisedAmong(packs, appeal), opened, inHand, settled)
    await logWhatItDiscloses(work, appeal, packs, inHand, settled, opened)
    return { appealId: appeal.id, version: appeal.version }
  })
}

/** The attachments of the appeal, where its step asks for any. */
async function attachmentsFor(
  { manager }: Work,
  { rule }: StepInHand,
  { id }: Appeal,
): Promise<ReadonlySet<string>> {
  if (!rule.asks.some(({ kind }) => kind === 'attachment')) return new Set()
  const attachments = (await attachmentsOf(manager, [id])).get(id) ?? []
  return new Set(attachments.map((attachment) => attachment.id))
}

/** Writes how a step was settled, says so, and opens the steps that can be done from now on. */
export async function writeSettled(
  work: Work,
  appeal: Appeal,
  pack: ProcedurePack,
  opened: readonly OpenedStep[],
  inHand: StepInHand,
  settled: OpenedStep,
): Promise<void> {
  await settleStep(work, settled)
  recordSettled(work, appeal, inHand.rule, settled)
  const others = opened.filter((row) => row !== inHand.opened)
  await openSteps(work, appeal, playbooksOf(appeal, pack, [...others, settled]))
}

type PostsOf = (rule: PlaybookStep) => readonly Role[]

const whoDoes: PostsOf = ({ by }) => by

/** Who may leave a step out need not be who may do it. */
export const whoSettles: PostsOf = ({ by, skippableBy }) => [...by, ...skippableBy]

/** A step that the actor may settle now, holding one of its posts; refuses as the rules do. */
export function stepFor(
  actor: Actor,
  appeal: Appeal,
  running: readonly RunningPlaybook[],
  of: { playbook: string; step: string },
  posts: PostsOf,
): StepInHand {
  requireAllowed(appeal, 'settleStep')
  const inHand = stepInHand(running, of)
  const { rule } = inHand
  const permission = { ...permissions['Mutation.completeStep'], roles: posts(rule), because: rule.clause }
  authorize(actor, permission, appeal.projectPath)
  return inHand
}

/** P5.6.5.1: a step that hands something over lands in the same log as every other disclosure. */
async function logWhatItDiscloses(
  work: Work,
  appeal: Appeal,
  packs: readonly ProcedurePack[],
  { rule }: StepInHand,
  done: OpenedStep,
  opened: readonly OpenedStep[],
): Promise<void> {
  const running = runningOn(appeal, packs, opened).find(({ playbook }) => playbook.code === done.playbook)
  const rules = running?.playbook.steps ?? []
  const made = { id: uuidv7(), by: work.actor.personId }
  const disclosure = disclosureInStep({ rule, done }, { rules, opened }, made, work.now)
  if (disclosure !== null) await keepDisclosure(work, appeal, disclosure)
}

/** Steps that nobody asks for any more, left out with the reason of what changed: their clocks end here. */
export async function leaveOut(
  work: Work,
  appeal: Appeal,
  pack: ProcedurePack,
  left: readonly OpenedStep[],
): Promise<void> {
  for (const row of left) {
    const playbook = pack.playbooks?.find(({ code }) => code === row.playbook)
    const rule = playbook?.steps.find(({ code }) => code === row.step)
    if (rule === undefined) continue
    await settleStep(work, row)
    recordSettled(work, appeal, rule, row)
  }
}

function recordSettled(
  work: Work,
  appeal: Appeal,
  { clause, within }: PlaybookStep,
  { playbook, step, how }: OpenedStep,
): void {
  work.record(stepSettled, {
    ...aboutAppeal(appeal, [clause]),
    data: {
      appealId: appeal.id,
      playbook,
      step,
      at: work.now.toISOString(),
      timed: within !== undefined,
      how: how ?? 'done',
    },
  })
}
