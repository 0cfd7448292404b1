import type { Work } from '@shouwen/transactions/work'
import type { Moment, MomentKind, StepMoment } from '../domain/moments'
import { countsBy } from '../domain/subject-runs'
import { keepMoment, lockAppeal, type FoundAppeal } from '../store/appeals'
import { groundsOf } from '../store/known'
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

/**
 * Something happened that few procedures count time by: kept for every appeal, for a replay may ask for it, its clocks brought up to
 * it where its procedure does.
 */
export async function noteOwnMoment(work: Work, appealId: string, moment: Moment): Promise<void> {
  const appeal = await lockAppeal(work, appealId)
  await keepMoment(work, appealId, moment)
  if (appeal.imported === null && (await counts(work, appeal, moment.kind))) {
    await keepClocks(work, { ...appeal, isNew: false })
  }
}

async function counts(work: Work, { registration }: FoundAppeal, kind: MomentKind): Promise<boolean> {
  if (registration === null) return false
  const grounds = await groundsOf(work, registration)
  return grounds === null || countsBy(grounds.pack, kind)
}

async function note(work: Work, appealId: string, moment: Moment | StepMoment): Promise<void> {
  const appeal = await lockAppeal(work, appealId)
  await keepMoment(work, appealId, moment)
  await (appeal.imported === null ? keepClocks(work, appeal) : keepStatedClock(work, appeal))
}
