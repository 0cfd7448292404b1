import { describe, expect, test } from '@jest/globals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import fc from 'fast-check'
import {
  decideLink,
  decideRevokeLink,
  isInForce,
  linkLimits,
  openedAnew,
  OPENING_MS,
  requireInForce,
  type CustomerLink,
} from '../src/domain/customer-link'
import { anAppeal } from './an-appeal'

const now = new Date('2026-03-02T01:00:00.000Z')
const appeal = anAppeal()

const made = (days = 7, known: readonly CustomerLink[] = []): CustomerLink =>
  decideLink(appeal, known, { id: 'link', by: 'steward', days }, now)

const after = (ms: number): Date => new Date(now.getTime() + ms)
const DAY_MS = 86_400_000
const notValid = new Refusal('LINK_NOT_VALID')

describe('a link for the customer', () => {
  test('is in force until its days are over, and not a moment longer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 40 * DAY_MS }), (days, ms) => {
        expect(isInForce(made(days), after(ms))).toBe(ms < days * DAY_MS)
      }),
    )
  })

  test('lives one to thirty whole days', () => {
    for (const days of [0, 31, -1, 1.5, Number.NaN]) {
      expect(() => made(days)).toThrow(
        new Refusal('INPUT_INVALID', { problems: 'days must be between 1 and 30' }),
      )
    }
  })

  test('is one of ten at the most; those that have ended or were revoked do not count', () => {
    const full = Array.from({ length: linkLimits.inForce }, () => made())
    expect(() => made(7, full)).toThrow(new Refusal('LINKS_EXHAUSTED', { limit: 10 }))
    const [first, ...others] = full
    if (first === undefined) throw new Error('there is none')
    expect(made(7, [decideRevokeLink(first, 'steward', now), ...others])).toMatchObject({ openings: 0 })
    expect(made(7, [{ ...first, endsAt: now }, ...others])).toMatchObject({ openings: 0 })
  })

  test('opens nothing once it is revoked, and is revoked once', () => {
    const revoked = decideRevokeLink(made(), 'director', now)
    expect(revoked).toMatchObject({ revokedBy: 'director', revokedAt: now })
    expect(() => requireInForce(revoked, now)).toThrow(notValid)
    expect(() => decideRevokeLink(revoked, 'steward', now)).toThrow(notValid)
    expect(() => requireInForce(null, now)).toThrow(notValid)
  })

  test('what is read within a quarter of an hour is one opening', () => {
    const opened = openedAnew(made(), now)
    expect(opened).toMatchObject({ openedAt: now, openings: 1 })
    if (opened === null) throw new Error('it was not opened')
    expect(openedAnew(opened, after(OPENING_MS - 1))).toBeNull()
    expect(openedAnew(opened, after(OPENING_MS))).toMatchObject({ openings: 2 })
  })
})
