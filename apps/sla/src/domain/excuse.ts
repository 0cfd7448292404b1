import type { ExcuseCause } from '@shouwen/vocabulary/clock-life'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Clock } from './clock'
import type { Asked } from './deciding'
import { requiredText } from './texts'

/** Why a breach is to be held against nobody 免责. It never takes the breach away. */
export interface Excuse extends Asked {
  id: string
  groupId: string
  appealId: string
  clockId: string
  cause: ExcuseCause
  content: string
}

/**
 * M4.6.2: what lay outside one's control may excuse a breach. Refuses with CLOCK_NOT_BREACHED, and with ASKED_ALREADY while one is
 * waiting or approved; after one that was declined another may be asked for.
 * @param known the excuses of the clock.
 */
export function decideExcuseRequest(
  asked: {
    readonly id: string
    readonly cause: ExcuseCause
    readonly content: string
    readonly by: string
  },
  clock: Clock,
  known: readonly Excuse[],
  now: Date,
): Excuse {
  if (clock.breachedAt === null) throw new Refusal('CLOCK_NOT_BREACHED')
  if (known.some(({ decision }) => decision !== 'declined')) throw new Refusal('ASKED_ALREADY')
  return {
    id: asked.id,
    groupId: clock.groupId,
    appealId: clock.appealId,
    clockId: clock.id,
    cause: asked.cause,
    content: requiredText('content', asked.content),
    askedBy: asked.by,
    askedAt: now,
    decision: 'awaited',
    decidedBy: null,
    decidedAt: null,
  }
}
