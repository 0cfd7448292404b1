import { describe, expect, test } from '@jest/globals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { revisitAttemptOutcomes, revisitMethods } from '@shouwen/vocabulary/revisiting'
import fc from 'fast-check'
import { decideAgree, decideAttempt, requireAgreed } from '../src/domain/appointment'
import { aRevisit } from './a-revisit'

const now = new Date('2026-03-02T02:00:00.000Z')
const HOUR_MS = 3_600_000
const after = (hours: number): Date => new Date(now.getTime() + hours * HOUR_MS)

const revisit = aRevisit({
  methods: [...revisitMethods.codes],
  byAppointment: { methods: ['atTheDoor'], clause: 'P5.5.4' },
})

describe('a revisit by appointment', () => {
  test('is agreed for a time to come, within thirty days; the last agreement counts', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...revisitMethods.codes),
        fc.integer({ min: -100, max: 1_000 }),
        (method, hours) => {
          const agree = () => decideAgree(revisit, { method, at: after(hours) }, now)
          if (hours <= 0 || hours > 720) {
            expect(agree).toThrow(Refusal)
            return
          }
          expect(agree()).toMatchObject({ agreedMethod: method, agreedAt: after(hours), version: 2 })
          const again = decideAgree(agree(), { method, at: after(1) }, now)
          expect(again).toMatchObject({ agreedAt: after(1), version: 3 })
        },
      ),
    )
  })

  test('is made at that time or later, and at the door only so', () => {
    const agreed = decideAgree(revisit, { method: 'atTheDoor', at: after(5) }, now)
    expect(() => requireAgreed(revisit, 'atTheDoor', now)).toThrow(
      new Refusal('REVISIT_NOT_AGREED', { method: 'atTheDoor', clause: 'P5.5.4' }),
    )
    expect(() => requireAgreed(agreed, 'atTheDoor', after(4.99))).toThrow(
      new Refusal('REVISIT_TOO_EARLY', { agreedAt: after(5).toISOString(), clause: 'P5.5.4' }),
    )
    requireAgreed(agreed, 'atTheDoor', after(5))
    requireAgreed(agreed, 'byTelephone', now)
    requireAgreed(revisit, 'byTelephone', now)
    requireAgreed({ ...revisit, byAppointment: null }, 'atTheDoor', now)
    const call = decideAgree(revisit, { method: 'byTelephone', at: after(5) }, now)
    expect(() => requireAgreed(call, 'byTelephone', now)).toThrow(Refusal)
  })

  test('put off, or come and gone, is agreed no longer', () => {
    const agreed = decideAgree(revisit, { method: 'atTheDoor', at: after(5) }, now)
    for (const outcome of revisitAttemptOutcomes.codes) {
      const early = decideAttempt(agreed, { method: 'byTelephone', outcome }, now)
      expect(early.agreedAt).toEqual(outcome === 'putOff' ? null : after(5))
      const late = decideAttempt(agreed, { method: 'atTheDoor', outcome }, after(5))
      expect(late).toMatchObject({ agreedAt: null, agreedMethod: null, status: 'due', version: 3 })
    }
  })

  test('that was made is neither agreed nor tried again', () => {
    const made = aRevisit({ status: 'completed' })
    const refused = (action: string) => new Refusal('TRANSITION_NOT_ALLOWED', { action, status: 'completed' })
    expect(() => decideAgree(made, { method: 'atTheDoor', at: after(1) }, now)).toThrow(
      refused('agreeRevisit'),
    )
    expect(() => decideAttempt(made, { method: 'atTheDoor', outcome: 'putOff' }, now)).toThrow(
      refused('logRevisitAttempt'),
    )
  })
})
