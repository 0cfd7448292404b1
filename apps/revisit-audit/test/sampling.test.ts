import { describe, expect, test } from '@jest/globals'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { samplingRules } from '@shouwen/procedure/sampling'
import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { decideDraw, kindsOf } from '../src/domain/draw'
import { packInForceAt, type PackVersion } from '../src/domain/packs'
import { periodBounds, periodOf, requireOver } from '../src/domain/period'
import { expectedStandings, mergeStandings, type Standing } from '../src/domain/standing'

const shanghai = 'Asia/Shanghai'
const pack = shippedPacks.residential
const [complaints] = samplingRules(pack, 'managementDepartment')
if (complaints === undefined) throw new Error('the residential procedure samples complaints')

describe('a period', () => {
  test('is a month of the project, to the millisecond, over the turn of the year too', () => {
    expect(periodBounds('2026-12', shanghai)).toEqual({
      startsAt: new Date('2026-11-30T16:00:00Z'),
      endsAt: new Date('2026-12-31T16:00:00Z'),
    })
    expect(periodOf(new Date('2026-12-31T15:59:59.999Z'), shanghai)).toBe('2026-12')
    expect(periodOf(new Date('2026-12-31T16:00:00Z'), shanghai)).toBe('2027-01')
  })

  test('has an hour less where clocks were set forward in it', () => {
    const { startsAt, endsAt } = periodBounds('2026-03', 'Europe/Berlin')
    expect((endsAt.getTime() - startsAt.getTime()) / 3_600_000).toBe(31 * 24 - 1)
  })

  test.each(['2026-00', '2026-13', '2026-3', '2026', '2026-03-01', ''])('"%s" is none', (text) => {
    expect(() => periodBounds(text, shanghai)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }))
  })

  test('is over with its last instant', () => {
    const bounds = periodBounds('2026-03', shanghai)
    expect(() => requireOver(bounds, new Date(bounds.endsAt.getTime() - 1))).toThrow(
      expect.objectContaining({ code: 'PERIOD_NOT_OVER' }),
    )
    expect(() => requireOver(bounds, bounds.endsAt)).not.toThrow()
  })
})

describe('a draw', () => {
  const population = Array.from({ length: 25 }, () => {
    const appealId = uuidv7()
    return { memberId: appealId, appealId, revisitId: null }
  })

  test('takes the share, rounded up, and the same ones of the same seed in whatever order they come', () => {
    const drawn = decideDraw(complaints, population, 'seed')
    expect(drawn.size).toBe(3)
    expect(drawn.sampled).toHaveLength(3)
    const again = decideDraw(complaints, [...population].reverse().concat(population), 'seed')
    expect(again.sampled).toEqual(drawn.sampled)
    expect(again.population).toHaveLength(25)
    expect(decideDraw(complaints, population, 'another seed').sampled).not.toEqual(drawn.sampled)
  })

  test('of nobody falls on nobody', () => {
    expect(decideDraw(complaints, [], 'seed')).toMatchObject({ size: 0, sampled: [], population: [] })
  })

  test('looks at the kinds of its rule', () => {
    expect(kindsOf(complaints)).toEqual(['complaint'])
    expect(kindsOf({ ...complaints, kinds: 'all' })).toBeNull()
  })
})

describe('the procedure of a month', () => {
  type Published = { number: number; day: number }
  const laterFirst = (a: Published, b: Published) => b.day - a.day || b.number - a.number
  const at = (day: number): Date => new Date(Date.UTC(2026, 2, day))
  const version = (number: number, effectiveFrom: Date): PackVersion => ({
    groupId: uuidv7(),
    packId: 'residential',
    version: number,
    projectKind: 'residential',
    scope: null,
    effectiveFrom,
    body: { ...pack, version: number },
  })
  const estate = { kind: 'residential', path: 'lvyuan/north/hetang' } as const
  const versions = [version(2, at(20)), version(1, at(10)), version(3, at(20))]

  test('is the newest in force; before the first, the first; of another kind of project, none', () => {
    const inForce = (day: number) => packInForceAt(versions, estate, at(day))?.version
    expect([inForce(31), inForce(20), inForce(19), inForce(1)]).toEqual([3, 3, 1, 1])
    expect(packInForceAt(versions, { ...estate, kind: 'mall' }, at(31))).toBeNull()
  })

  test('is the one that came into force last, whatever the order in which they were published', () => {
    const anyVersions = fc.uniqueArray(
      fc.record({ number: fc.integer({ min: 1, max: 9 }), day: fc.integer({ min: 1, max: 28 }) }),
      { selector: ({ number }) => number, maxLength: 6 },
    )
    fc.assert(
      fc.property(anyVersions, fc.integer({ min: 1, max: 28 }), (list, day) => {
        const [newest, oldest] = [list.toSorted(laterFirst), list.toSorted(laterFirst).at(-1)]
        const expected = newest.find((each) => each.day <= day) ?? oldest
        const published = list.map(({ number, day: from }) => version(number, at(from)))
        expect(packInForceAt(published, estate, at(day))?.version).toBe(expected?.number)
      }),
    )
  })
})

describe('where an appeal stands', () => {
  const packAt = () => pack

  test('with its closing for one auditor, with each month of its revisits for the other', () => {
    const facts = {
      kind: 'complaint',
      closedAt: new Date('2026-04-02T02:00:00Z'),
      revisitedAt: ['2026-03-30T02:00:00Z', '2026-03-31T02:00:00Z', '2026-04-02T01:00:00Z'].map(
        (text) => new Date(text),
      ),
    } as const
    const standings = expectedStandings(facts, shanghai, packAt)
    expect(standings.map(({ auditor, period }) => `${auditor} ${period}`)).toEqual([
      'managementDepartment 2026-04',
      'gmOffice 2026-03',
      'gmOffice 2026-04',
    ])
  })

  test('nowhere while nothing has happened, for a kind that nobody samples, or without a procedure', () => {
    const facts = { kind: 'repair', closedAt: new Date('2026-04-02T02:00:00Z'), revisitedAt: [] } as const
    expect(expectedStandings(facts, shanghai, packAt)).toEqual([])
    expect(expectedStandings({ ...facts, kind: 'complaint', closedAt: null }, shanghai, packAt)).toEqual([])
    expect(expectedStandings({ ...facts, kind: 'complaint' }, shanghai, () => null)).toEqual([])
  })

  test('what was drawn replaces what was expected, in the order of months', () => {
    const standing = (changes: Partial<Standing>): Standing => ({
      auditor: 'gmOffice',
      period: '2026-03',
      clause: 'P5.5.3',
      of: 'revisits',
      drawn: false,
      sampled: false,
      ...changes,
    })
    const drawn = [standing({ drawn: true, sampled: true })]
    const expected = [standing({ period: '2026-04' }), standing({ period: '2026-02' }), standing({})]
    const merged = mergeStandings(drawn, expected, ({ period }) => period === '2026-03')
    expect(merged.map(({ period, drawn: made }) => [period, made])).toEqual([
      ['2026-02', false],
      ['2026-03', true],
      ['2026-04', false],
    ])
  })
})
