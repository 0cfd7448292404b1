import { clockMoveReasons } from '@shouwen/vocabulary/calendars'
import { breachCauses, clockPauseReasons, excuseCauses } from '@shouwen/vocabulary/clock-life'
import { clockStates, clockTargets } from '@shouwen/vocabulary/handling'
import { roles } from '@shouwen/vocabulary/organisation'
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
  about: 'A moment at which the pack warns has come while the clock ran; announced once for each of them.',
  data: z.strictObject({ ...ofClock, dueAt: instant }),
})

export const clockBreached = defineFact({
  type: 'sla.clock.breached.v1',
  about: 'The clock ran past its due time; announced once.',
  data: z.strictObject({ ...ofClock, dueAt: instant }),
})

export const departmentClockBreached = defineFact({
  type: 'sla.department-clock.breached.v1',
  about:
    'A department ran past the time that it owes the house, and no promise to the customer was broken by that; announced once (P5.2.1, M4.4).',
  data: z.strictObject({ ...ofClock, dueAt: instant }),
})

export const rungReached = defineFact({
  type: 'sla.rung.reached.v1',
  about:
    "A clock still ran when a rung of its ladder was reached: who stands on it is to decide (M4.6.1). Announced once for each rung, outside the pack's quiet hours.",
  data: z.strictObject({
    ...ofClock,
    dueAt: instant,
    /** From 1, the lowest. */
    rung: z.int().min(1).max(10),
    to: z.enum(roles.codes),
    /** When it was to be reached. */
    at: instant,
    /** Whole seconds after that until it was announced: many after an outage. */
    lateBySeconds: z.int().min(0),
  }),
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

export const clockPaused = defineFact({
  type: 'sla.clock.paused.v1',
  about: 'A clock stands still: from this moment its time does not count (P5.4.2).',
  data: z.strictObject({ ...ofClock, reason: z.enum(clockPauseReasons.codes), from: instant }),
})

export const clockResumed = defineFact({
  type: 'sla.clock.resumed.v1',
  about: 'A clock that stood still goes on with what was left of its time.',
  data: z.strictObject({ ...ofClock, at: instant, dueAt: instant }),
})

export const clockExtended = defineFact({
  type: 'sla.clock.extended.v1',
  about: 'A clock is due later: asked for in time, agreed to by the customer, approved (M4.7.1).',
  data: z.strictObject({ ...ofClock, extensionId: id, from: instant, to: instant }),
})

const ofPause = { appealId: id, pauseId: id }

export const pauseTold = defineFact({
  type: 'sla.pause.told.v1',
  about: 'Somebody said why an appeal cannot go on; what waits for approval pauses nothing yet.',
  data: z.strictObject({
    ...ofPause,
    reason: z.enum(clockPauseReasons.codes),
    from: instant,
    awaitsApproval: z.boolean(),
  }),
})

export const pauseDecided = defineFact({
  type: 'sla.pause.decided.v1',
  about: 'Another person approved a pause, which counts from when it was asked for, or declined it.',
  data: z.strictObject({ ...ofPause, approved: z.boolean() }),
})

export const pauseEnded = defineFact({
  type: 'sla.pause.ended.v1',
  about: 'An appeal that could not go on goes on: somebody said so, or it was resolved or closed.',
  data: z.strictObject({ ...ofPause, at: instant }),
})

const ofExtension = { ...ofClock, extensionId: id, until: instant }

export const extensionRequested = defineFact({
  type: 'sla.extension.requested.v1',
  about: 'More time was asked for a clock before its end, to which the customer agreed (M4.7.1).',
  data: z.strictObject(ofExtension),
})

export const extensionDecided = defineFact({
  type: 'sla.extension.decided.v1',
  about: 'Another person approved an extension, or declined it (M4.7.1).',
  data: z.strictObject({ ...ofExtension, approved: z.boolean() }),
})

export const breachCauseRecorded = defineFact({
  type: 'sla.breach.cause-recorded.v1',
  about: 'Why a clock ran out, as whoever answers for it sees it; once for each clock.',
  data: z.strictObject({ ...ofClock, cause: z.enum(breachCauses.codes) }),
})

const ofExcuse = { ...ofClock, excuseId: id, cause: z.enum(excuseCauses.codes) }

export const excuseRequested = defineFact({
  type: 'sla.excuse.requested.v1',
  about: 'Somebody asked that a breach be held against nobody.',
  data: z.strictObject(ofExcuse),
})

export const excuseDecided = defineFact({
  type: 'sla.excuse.decided.v1',
  about: 'Another person excused a breach, or did not; the breach stays.',
  data: z.strictObject({ ...ofExcuse, approved: z.boolean() }),
})

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
  departmentClockBreached,
  rungReached,
  clockStopped,
  clockMoved,
  clockPaused,
  clockResumed,
  clockExtended,
  pauseTold,
  pauseDecided,
  pauseEnded,
  extensionRequested,
  extensionDecided,
  breachCauseRecorded,
  excuseRequested,
  excuseDecided,
  calendarSet,
  holidaysPublished,
  simulationStarted,
  simulationEnded,
]
