import { clockStates, clockTargets } from '@shouwen/vocabulary/handling'
import { z } from 'zod'
import { code, id, instant } from './fields'
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

export const slaFacts = [clockOpened, clockWarned, clockBreached, clockStopped]
