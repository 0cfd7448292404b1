import type { Work } from '@shouwen/transactions/work'
import type { Moment, MomentKind, StepMoment } from '../domain/moments'
import { keepMoment, lockAppeal } from '../store/appeals'
import { keepClocks } from './keep-clocks'
import { keepStatedClock } from './keep-stated-clock'

/**
 * Something happened to an appeal: kept, and its clocks brought up to it.
 * @param fact the event that told of it.
 * @param departmentId of a hand-over: to whom.
 */
export function noteMoment(
  work: Work,
  fact: { id: string; data: { appealId: string; at: string } },
  kind: MomentKind,
  departmentId: string | null = null,
): Promise<void> {
  const { appealId, at } = fact.data
  return note(work, appealId, { eventId: fact.id, kind, at: new Date(at), departmentId })
}

/** Something happened to a step of a playbook that has a clock. */
export async function noteStepMoment(
  work: Work,
  fact: {
    id: string
    data: { appealId: string; playbook: string; step: string; at: string; timed: boolean }
  },
  kind: StepMoment['kind'],
): Promise<void> {
  const { appealId, playbook, step, at, timed } = fact.data
  if (!timed) return
  await note(work, appealId, { eventId: fact.id, kind, at: new Date(at), step: `${playbook}/${step}` })
}

async function note(work: Work, appealId: string, moment: Moment | StepMoment): Promise<void> {
  const appeal = await lockAppeal(work, appealId)
  await keepMoment(work, appealId, moment)
  await (appeal.imported === null ? keepClocks(work, appeal) : keepStatedClock(work, appeal))
}
