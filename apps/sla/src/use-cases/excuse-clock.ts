import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import { excuseDecided, excuseRequested } from '@shouwen/events/sla'
import type { Store } from '@shouwen/transactions/store'
import type { ExcuseCause } from '@shouwen/vocabulary/clock-life'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { v7 as uuidv7 } from 'uuid'
import type { Clock } from '../domain/clock'
import { decideAsked } from '../domain/deciding'
import { decideExcuseRequest, type Excuse } from '../domain/excuse'
import { excuseTable } from '../store/life-tables'
import { factOfClock, ofClock } from './clock-facts'
import type { ClockChanged } from './extend-clock'
import { holdClock } from './one-appeal'
import { permissions } from './permissions'

export interface RequestExcuseInput {
  readonly idempotencyKey: string
  readonly clockId: string
  readonly cause: ExcuseCause
  readonly content: string
}

/** Who is at work on it asks that a breach be held against nobody. */
export function requestExcuse(store: Store, input: RequestExcuseInput, actor: Actor): Promise<ClockChanged> {
  const permission = permissions['Mutation.requestExcuse']
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const { clock } = await holdClock(work, input.clockId)
    authorize(actor, permission, clock.projectPath)
    const known = await work.manager.find(excuseTable, { where: { clockId: clock.id } })
    const { cause, content } = input
    const asked = { id: uuidv7(), cause, content, by: actor.personId }
    const excuse = decideExcuseRequest(asked, clock, known, work.now)
    await work.manager.insert(excuseTable, excuse)
    work.record(excuseRequested, factOfClock(clock, work.now, dataOf(clock, excuse)))
    return { clockId: clock.id }
  })
}

export interface DecideExcuseInput {
  readonly idempotencyKey: string
  readonly excuseId: string
  readonly approved: boolean
}

/** Another person, who answers for the place, excuses a breach or does not. The breach stays. */
export function decideExcuse(store: Store, input: DecideExcuseInput, actor: Actor): Promise<ClockChanged> {
  const permission = permissions['Mutation.decideExcuse']
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const seen = await work.manager.findOneBy(excuseTable, { id: input.excuseId })
    if (seen === null) throw new Refusal('NOT_FOUND', { what: 'excuse', id: input.excuseId })
    const { clock } = await holdClock(work, seen.clockId)
    authorize(actor, permission, clock.projectPath)
    const excuse = (await work.manager.findOneBy(excuseTable, { id: seen.id })) ?? seen
    const decided = decideAsked(excuse, input.approved, actor.personId, work.now)
    await work.manager.update(excuseTable, { id: decided.id }, decided)
    const data = { ...dataOf(clock, decided), approved: input.approved }
    work.record(excuseDecided, factOfClock(clock, work.now, data))
    return { clockId: clock.id }
  })
}

function dataOf(clock: Clock, { id: excuseId, cause }: Excuse) {
  return { ...ofClock(clock), excuseId, cause }
}
