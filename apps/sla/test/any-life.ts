import type { ClockRule } from '@shouwen/procedure/pack'
import fc from 'fast-check'
import type { Moment, MomentKind } from '../src/domain/moments'

export const registeredAt = new Date('2026-03-02T01:00:00Z')

/** A rule that a clock runs by. */
export function aRule(
  code: string,
  startsOn: ClockRule['startsOn'],
  stopsOn: ClockRule['stopsOn'],
): ClockRule {
  const rule = { code, startsOn, stopsOn, target: 'reply', window: { hours: 1 }, when: {} } as const
  return { ...rule, warnAtShare: 0.8, clause: 'P5.4.1' }
}

/** One rule for each way that a clock runs in the two procedures. */
export const rules: readonly ClockRule[] = [
  aRule('hand-over', 'registered', 'handedOver'),
  aRule('feedback', 'registered', 'fedBack'),
  aRule('resolution', 'registered', 'resolved'),
  aRule('department', 'handedOver', 'resolved'),
  aRule('revisit', 'resolved', 'revisited'),
]

const kinds: readonly MomentKind[] = [
  'handedOver',
  'orderAccepted',
  'progressReported',
  'escalated',
  'fedBack',
  'promised',
  'replied',
  'resolved',
  'revisited',
  'reopened',
  'closed',
  'closedAfterRevisit',
]

/** Anything that can be heard of an appeal, sensible or not, some of it at the same minute. */
export const anyLife: fc.Arbitrary<Moment[]> = fc
  .array(fc.tuple(fc.constantFrom(...kinds), fc.integer({ min: -2, max: 20 })), { maxLength: 12 })
  .map((life) =>
    life.map(([kind, minutes], at) => ({
      eventId: String(at).padStart(8, '0'),
      kind,
      at: new Date(registeredAt.getTime() + minutes * 60_000),
    })),
  )
