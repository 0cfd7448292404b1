import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import { pauseDecided, pauseTold } from '@shouwen/events/sla'
import type { Store } from '@shouwen/transactions/store'
import type { ClockPauseReason } from '@shouwen/vocabulary/clock-life'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { v7 as uuidv7 } from 'uuid'
import { decideAsked } from '../domain/deciding'
import { decidePause, decideResume, pausableFor, type Pause } from '../domain/pause'
import { saveAppeal } from '../store/appeals'
import { pauseTable } from '../store/life-tables'
import { pausesOf } from '../store/standing-still'
import { keepClocks } from './keep-clocks'
import { holdAppeal } from './one-appeal'
import { permissions } from './permissions'
import { factOfPause, recordEndOf } from './retime'

/** What a mutation of a pause answers with: enough to find it again. */
export interface PauseChanged {
  readonly pauseId: string
}

export interface PauseClocksInput {
  readonly idempotencyKey: string
  readonly appealId: string
  readonly reason: ClockPauseReason
  readonly content: string
  readonly from: Date | null
}

/** P5.4.2: the appeal cannot go on, so the clocks that the procedure names stand still. */
export function pauseClocks(store: Store, input: PauseClocksInput, actor: Actor): Promise<PauseChanged> {
  const permission = permissions['Mutation.pauseClocks']
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const { appeal, registration, pack, clocks } = await holdAppeal(work, input.appealId)
    const { projectPath } = registration
    authorize(actor, permission, projectPath)
    const { appealId, reason, content, from } = input
    const { groupId } = work
    const told = { id: uuidv7(), groupId, appealId, projectPath, reason, content, from, by: actor.personId }
    const known = await pausesOf(work.manager, appealId)
    const pause = decidePause(told, known, pausableFor(pack, clocks, reason), work.now)
    await work.manager.insert(pauseTable, pause)
    await saveAppeal(work, appealId, { stands: true })
    const awaitsApproval = pause.decision === 'awaited'
    const data = { appealId, pauseId: pause.id, reason, from: pause.from.toISOString(), awaitsApproval }
    work.record(pauseTold, factOfPause(pause, data))
    await keepClocks(work, { ...appeal, stands: true })
    return { pauseId: pause.id }
  })
}

export interface ResumeClocksInput {
  readonly idempotencyKey: string
  readonly appealId: string
  readonly at: Date | null
}

/** P5.4.2: the appeal goes on, and its clocks with what was left of their time. */
export function resumeClocks(store: Store, input: ResumeClocksInput, actor: Actor): Promise<PauseChanged> {
  const permission = permissions['Mutation.resumeClocks']
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const { appeal, registration } = await holdAppeal(work, input.appealId)
    authorize(actor, permission, registration.projectPath)
    const known = await pausesOf(work.manager, input.appealId)
    const pause = decideResume(known, input.at, actor.personId, work.now)
    await work.manager.update(pauseTable, { id: pause.id }, pause)
    recordEndOf(work, pause, pause.endedAt ?? work.now)
    await keepClocks(work, appeal)
    return { pauseId: pause.id }
  })
}

export interface ApprovePauseInput {
  readonly idempotencyKey: string
  readonly pauseId: string
  readonly approved: boolean
}

/** Force majeure is approved by another person, and counts from when it was asked for; or is declined. */
export function approvePause(store: Store, input: ApprovePauseInput, actor: Actor): Promise<PauseChanged> {
  const permission = permissions['Mutation.approvePause']
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const seen = await work.manager.findOneBy(pauseTable, { id: input.pauseId })
    if (seen === null) throw new Refusal('NOT_FOUND', { what: 'pause', id: input.pauseId })
    const { appeal } = await holdAppeal(work, seen.appealId)
    authorize(actor, permission, seen.projectPath)
    const known: readonly Pause[] = await pausesOf(work.manager, seen.appealId)
    const pause = known.find(({ id }) => id === seen.id) ?? seen
    const decided = decideAsked(pause, input.approved, actor.personId, work.now)
    await work.manager.update(pauseTable, { id: decided.id }, decided)
    const data = { appealId: decided.appealId, pauseId: decided.id, approved: input.approved }
    work.record(pauseDecided, factOfPause(decided, data))
    await keepClocks(work, appeal)
    return { pauseId: decided.id }
  })
}
