import { clockMoveReasons } from '@shouwen/vocabulary/calendars'
import { clockStates, clockTargets } from '@shouwen/vocabulary/handling'
import { simulationStates } from '@shouwen/vocabulary/simulations'
import { z } from 'zod'
import { code, id, instant, version } from './fields'
import { defineFact } from './fact'

const ofClock = { appealId: id, clockId: id, code, target: z.enum(clockTargets.codes) }

export const clockOpened = defineFact({
  type: 'sla.clock.opened.v1',
  about: 'A clock of the pack began to run.',
  data: z.strictObject({ ...ofClock, startedAt: instant, dueAt: instant, provisional: z.boolean() }),
})

export const clockWarned = defineFact({
  type: 'sla.clock.warned.v1',
  about: 'The share of the window at which the pack warns has passed; announced once.',
  data: z.strictObject({ ...ofClock, dueAt: instant }),
})

export const clockBreached = defineFact({
  type: 'sla.clock.breached.v1',
  about: 'The clock ran past its due time; announced once.',
  data: z.strictObject({ ...ofClock, dueAt: instant }),
})

export const clockStopped = defineFact({
  type: 'sla.clock.stopped.v1',
  about: 'What the clock waited for has happened, or no longer matters.',
  data: z.strictObject({ ...ofClock, state: z.enum(clockStates.codes), stoppedAt: instant }),
})

export const clockMoved = defineFact({
  type: 'sla.clock.moved.v1',
  about:
    'A clock that runs is due at another time than was promised: the calendar it counts by was changed (M3.4).',
  data: z.strictObject({
    ...ofClock,
    from: instant,
    to: instant,
    why: z.enum(clockMoveReasons.codes),
    calendarVersion: z.string().max(60),
  }),
})

const name = z.string().max(60)

export const calendarSet = defineFact({
  type: 'sla.calendar.set.v1',
  about:
    "A version of a project's own calendar was set: its hours, its closed and its worked days, from a day on (M3.4).",
  data: z.strictObject({
    projectId: id,
    version,
    effectiveFrom: z.iso.date(),
    /** The openings of a working day, `HH:mm` in the project's time zone. */
    hours: z.array(z.strictObject({ opens: z.string().max(5), closes: z.string().max(5) })).max(6),
    closed: z.array(z.strictObject({ zh: name, en: name, from: z.iso.date(), to: z.iso.date() })).max(60),
    worked: z.array(z.strictObject({ zh: name, en: name, on: z.iso.date() })).max(120),
  }),
})

export const holidaysPublished = defineFact({
  type: 'sla.holidays.published.v1',
  about: "A group's projects go by this notice of a year's holidays and make-up workdays from now on (M3.4).",
  data: z.strictObject({
    year: z.int(),
    version,
    holidays: z.array(z.strictObject({ zh: name, en: name, from: z.iso.date(), to: z.iso.date() })).max(366),
    makeUpWorkdays: z.array(z.strictObject({ zh: name, en: name, on: z.iso.date() })).max(366),
  }),
})

export const simulationStarted = defineFact({
  type: 'sla.simulation.started.v1',
  about:
    'The past of projects is being replayed under another procedure or calendar; nothing of it changes (C0.1).',
  data: z.strictObject({
    simulationId: id,
    /** The procedure that is tried; a draft has no version yet. */
    packId: code,
    packVersion: version.nullable(),
    ownCalendar: z.boolean(),
    from: instant,
    to: instant,
    projectIds: z.array(id).max(50),
  }),
})

export const simulationEnded = defineFact({
  type: 'sla.simulation.ended.v1',
  about: 'A replay came to its end, was cancelled, or was given up; announced once (C0.1).',
  data: z.strictObject({
    simulationId: id,
    state: z.enum(simulationStates.codes),
    /** Appeals that had been replayed by then. */
    appeals: z.int().nonnegative(),
  }),
})

export const slaFacts = [
  clockOpened,
  clockWarned,
  clockBreached,
  clockStopped,
  clockMoved,
  calendarSet,
  holidaysPublished,
  simulationStarted,
  simulationEnded,
]
