import type { AppealKind, Channel } from '@shouwen/vocabulary/appeals'
import type { Clock, ClockPlace } from './clock'
import type { Moment } from './moments'
import type { RunEnd } from './runs'
import { signsOf } from './signs'

/** What clocks need to know of an appeal that was brought in as history. Plain JSON: it is stored as it was told. */
export interface Imported {
  readonly projectId: string
  readonly projectPath: string
  /** The name of the collection. */
  readonly source: string
  readonly kind: AppealKind | null
  readonly channel: Channel | null
  /** When it was received there, ISO 8601, UTC: what another policy is replayed from. */
  readonly registeredAt: string
  /** What its source tells of it, `replied,resolved`: a replay knows of nothing else. */
  readonly told: string
  /** By when it had been promised there. */
  readonly promisedBy: string | null
}

/** The code of a clock whose due time was stated, by no rule of a pack. */
const STATED = 'stated'
/** P3.channels: what comes from elsewhere keeps what was told of it there. */
const BASIS = 'P3.channels'
/** After four fifths of its time it warns. */
const WARNS = { warnAtShare: 0.8 }

/**
 * The clock of a promise that was made elsewhere: due when its source says, whatever any calendar says. A promise that was over
 * before the appeal came is late from its start.
 */
export function statedClock(
  { source, registeredAt }: Imported,
  promisedBy: string,
  place: Omit<ClockPlace, 'packId' | 'packVersion'>,
): Clock {
  const [startedAt, dueAt] = [new Date(registeredAt), new Date(promisedBy)]
  const left = dueAt.getTime() - startedAt.getTime()
  return {
    ...place,
    packId: source,
    packVersion: 1,
    code: STATED,
    target: 'resolution',
    owedTo: 'customer',
    subjectId: null,
    clause: BASIS,
    window: { minutes: Math.max(1, Math.ceil(left / 60_000)) },
    generation: 1,
    startedAt,
    dueAt,
    promisedDueAt: dueAt,
    pauses: [],
    extensions: [],
    ...signsOf(WARNS, null, { startedAt: left > 0 ? startedAt : dueAt, dueAt, timeZone: 'UTC' }),
    provisional: false,
    explanation: { counted: 'stated', by: source },
    calendarVersion: STATED,
    state: 'running',
    stoppedAt: null,
    warnedAt: null,
    breachedAt: null,
    breachNoticedAt: null,
  }
}

/** When what was promised was done: the first time that it was settled, or closed unsettled. */
export function endOfStated(moments: readonly Moment[]): RunEnd | null {
  const ends = moments
    .filter(({ kind }) => kind === 'resolved' || kind === 'closed')
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const [end] = ends
  return end === undefined ? null : { how: end.kind === 'resolved' ? 'done' : 'cancelled', at: end.at }
}
