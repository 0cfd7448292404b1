import { clockOpened, clockStopped } from '@shouwen/events/sla'
import { clocksFor } from '@shouwen/procedure/clocks'
import type { Work } from '@shouwen/transactions/work'
import { v7 as uuidv7 } from 'uuid'
import { borne, type Bearing } from '../domain/bearing'
import { noticeBreach, openClock, settleClock, type Clock } from '../domain/clock'
import type { Registration } from '../domain/registration'
import { runsOf, type Run, type TimedRule } from '../domain/runs'
import { stepRunsOf } from '../domain/step-runs'
import { subjectRunsOf } from '../domain/subject-runs'
import { nothingHappened, saveAppeal, whatHappenedTo, type FoundAppeal } from '../store/appeals'
import { endClock, insertClocks, lockClocks } from '../store/clocks'
import { groundsOf, lockArrivals, type Grounds } from '../store/known'
import { writeTimes } from '../store/standing-still'
import { breachOf, factOfClock, ofClock } from './clock-facts'
import { recordPauses, retimed, standsOfAppeal } from './retime'

/**
 * Brings an appeal's clocks to where what is known of it puts them: opens what has begun, ends what was done. An appeal
 * that is not registered yet has none; one whose procedure or project is not known yet waits for them.
 * @param appeal locked by this transaction.
 * @param kindChanged whether it was decided to be of another kind (M4.2): clocks that no rule of it asks for are cancelled.
 */
export async function keepClocks(work: Work, appeal: FoundAppeal, kindChanged = false): Promise<void> {
  const { registration } = appeal
  if (registration === null) return
  let grounds = await groundsOf(work, registration)
  if (grounds === null) {
    await lockArrivals(work, 'waiting')
    work.forget()
    grounds = await groundsOf(work, registration)
  }
  const waiting = grounds === null
  if (waiting !== appeal.waiting) await saveAppeal(work, appeal.appealId, { waiting })
  if (grounds !== null) await reconcile(work, appeal, registration, grounds, kindChanged)
}

async function reconcile(
  work: Work,
  appeal: FoundAppeal,
  registration: Registration,
  { pack, calendar }: Grounds,
  kindChanged: boolean,
): Promise<void> {
  const { appealId, groupId, customerId, isNew } = appeal
  const { projectId, projectPath, packId, packVersion } = registration
  const [kept, { moments, steps }] = isNew
    ? [[], nothingHappened]
    : await Promise.all([lockClocks(work, appealId), whatHappenedTo(work, appealId)])
  const rules = clocksFor(pack, registration)
  const registeredAt = new Date(registration.registeredAt)
  const receivedAt = new Date(registration.receivedAt ?? registration.registeredAt)
  const runs = [
    ...runsOf(rules, registeredAt, moments, receivedAt),
    ...subjectRunsOf(rules, registeredAt, moments),
    ...stepRunsOf(pack, steps, moments),
  ]
  const stands = appeal.stands ? await standsOfAppeal(work, appealId, moments) : []
  const opened: (Clock & Bearing)[] = []
  const ended: Clock[] = []
  for (const run of runs) {
    const known = kept.find((clock) => isOf(clock, run))
    const place = { groupId, projectId, projectPath, customerId, appealId, packId, packVersion }
    const before = known ?? openClock(run, { id: uuidv7(), ...place }, calendar, pack.quietHours ?? null)
    const timed = await retimed(work, before, run, stands, calendar)
    const after = noticeBreach(settleClock(timed, run.end), work.now)
    if (known === undefined) {
      opened.push(borne(after, registration, appeal, run.subject?.departmentId))
      recordOpened(work, before)
    } else if (timed !== before) await writeTimes(work, after)
    else if (after !== before) ended.push(after)
    if (timed !== before) recordPauses(work, before, timed)
    if (after !== timed) recordEnded(work, before, after)
  }
  await Promise.all([insertClocks(work, opened), ...ended.map((clock) => endClock(work, clock))])
  if (kindChanged) await cancelWithout(work, kept, runs)
}

/** Whether a clock is that of a run. */
function isOf(clock: Clock, { rule, generation, subject }: Run<TimedRule>): boolean {
  const subjectId = subject?.id ?? null
  return clock.code === rule.code && clock.generation === generation && clock.subjectId === subjectId
}

/** M4.2: a clock that runs against a rule which no longer applies is cancelled. */
async function cancelWithout(
  work: Work,
  kept: readonly Clock[],
  runs: readonly Run<TimedRule>[],
): Promise<void> {
  for (const clock of kept) {
    if (runs.some((run) => isOf(clock, run)) || clock.stoppedAt !== null) continue
    const cancelled = noticeBreach(settleClock(clock, { how: 'cancelled', at: work.now }), work.now)
    await endClock(work, cancelled)
    recordEnded(work, clock, cancelled)
  }
}

export function recordOpened(work: Work, clock: Clock): void {
  const { startedAt, dueAt, provisional } = clock
  work.record(
    clockOpened,
    factOfClock(clock, startedAt, {
      ...ofClock(clock),
      startedAt: startedAt.toISOString(),
      dueAt: dueAt.toISOString(),
      provisional,
    }),
  )
}

/** A clock that ends after its due time was breached, even when it ends before anybody looked. */
export function recordEnded(work: Work, before: Clock, after: Clock): void {
  const { breachedAt, stoppedAt, state, dueAt } = after
  if (breachedAt !== null && before.breachedAt === null) {
    const data = { ...ofClock(after), dueAt: dueAt.toISOString() }
    work.record(breachOf(after), factOfClock(after, breachedAt, data))
  }
  if (stoppedAt === null) return
  const data = { ...ofClock(after), state, stoppedAt: stoppedAt.toISOString() }
  work.record(clockStopped, factOfClock(after, stoppedAt, data))
}
