import { describe, expect, test } from '@jest/globals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import fc from 'fast-check'
import { periodBounds, periodOf, requireOver } from '../src/domain/period'

const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Africa/Cairo', 'Pacific/Apia']
const anyZone = fc.constantFrom(...zones)
const anyMonth = fc
  .tuple(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`)
const nextOf = (period: string): string => {
  const next = new Date(`${period}-01T00:00:00Z`)
  next.setUTCMonth(next.getUTCMonth() + 1)
  return next.toISOString().slice(0, 7)
}

describe('the months of a project', () => {
  test('follow each other without a gap', () => {
    fc.assert(
      fc.property(
        anyMonth.filter((period) => period !== '2099-12'),
        anyZone,
        (period, zone) => {
          expect(periodBounds(period, zone).endsAt).toEqual(periodBounds(nextOf(period), zone).startsAt)
        },
      ),
    )
  })

  test('have every instant in exactly one of them, from the first to the last millisecond', () => {
    fc.assert(
      fc.property(anyMonth, anyZone, (period, zone) => {
        const { startsAt, endsAt } = periodBounds(period, zone)
        const around = [startsAt.getTime() - 1, startsAt.getTime(), endsAt.getTime() - 1, endsAt.getTime()]
        const [before, first, last, after] = around.map((at) => periodOf(new Date(at), zone))
        expect([first, last]).toEqual([period, period])
        expect(before && before < period).toBe(true)
        expect(after).toBe(nextOf(period))
      }),
    )
  })

  test.each(['2026-00', '2026-13', '2026-3', '2026', '2026-03-01', '', 'x2026-03', '1999-12', '2100-01'])(
    'have none that is called "%s"',
    (text) => {
      expect(() => periodBounds(text, 'Asia/Shanghai')).toThrow(
        new Refusal('INPUT_INVALID', { problems: 'period must be a month, YYYY-MM' }),
      )
    },
  )

  test('are over with the first instant of the next', () => {
    fc.assert(
      fc.property(anyMonth, anyZone, fc.integer({ min: -5, max: 5 }), (period, zone, off) => {
        const bounds = periodBounds(period, zone)
        const asking = () => requireOver(bounds, new Date(bounds.endsAt.getTime() + off))
        if (off >= 0) expect(asking).not.toThrow()
        else expect(asking).toThrow(new Refusal('PERIOD_NOT_OVER', { endsAt: bounds.endsAt.toISOString() }))
      }),
    )
  })
})
