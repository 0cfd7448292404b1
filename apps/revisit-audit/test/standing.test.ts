import { describe, expect, test } from '@jest/globals'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import { appealKinds } from '@shouwen/vocabulary/appeals'
import { auditors } from '@shouwen/vocabulary/revisiting'
import fc from 'fast-check'
import { periodOf } from '../src/domain/period'
import { expectedStandings, mergeStandings, type Standing } from '../src/domain/standing'

const shanghai = 'Asia/Shanghai'
const { residential, mall } = shippedPacks

const anyMoment = fc.date({
  min: new Date('2026-01-01T00:00:00Z'),
  max: new Date('2026-06-30T00:00:00Z'),
  noInvalidDate: true,
})
const anyFacts = fc.record({
  kind: fc.constantFrom(...appealKinds.codes),
  closedAt: fc.option(anyMoment),
  revisitedAt: fc.array(anyMoment, { maxLength: 4 }),
})
const anyStanding: fc.Arbitrary<Standing> = fc.record({
  auditor: fc.constantFrom(...auditors.codes),
  period: fc.constantFrom('2026-02', '2026-03', '2026-04'),
  clause: fc.constantFrom('P5.5.1', 'P5.5.2', 'P5.5.3'),
  of: fc.constantFrom('appeals', 'revisits'),
  drawn: fc.boolean(),
  sampled: fc.boolean(),
})

describe('where an appeal is expected to stand', () => {
  test('is in each month in which it closed or was revisited, by each rule of that month that looks at it', () => {
    const packAt = (period: string): ProcedurePack | null =>
      period === '2026-02' ? null : period < '2026-04' ? residential : mall
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const months = (moments: readonly Date[]) => [...new Set(moments.map((at) => periodOf(at, shanghai)))]
        const expected: Standing[] = []
        for (const [of, periods] of [
          ['appeals', months(facts.closedAt ? [facts.closedAt] : [])],
          ['revisits', months(facts.revisitedAt)],
        ] as const) {
          for (const period of periods) {
            for (const rule of packAt(period)?.samplings ?? []) {
              if (rule.of !== of) continue
              if (rule.kinds !== 'all' && !rule.kinds.includes(facts.kind)) continue
              const { auditor, clause } = rule
              expected.push({ auditor, period, clause, of, drawn: false, sampled: false })
            }
          }
        }
        expect(expectedStandings(facts, shanghai, packAt)).toEqual(expected)
      }),
    )
  })

  test('of a closed and revisited complaint is before all its auditors', () => {
    const at = new Date('2026-03-10T02:00:00Z')
    const facts = { kind: 'complaint', closedAt: at, revisitedAt: [at] } as const
    const of = { period: '2026-03', drawn: false, sampled: false }
    expect(expectedStandings(facts, shanghai, () => residential)).toEqual([
      { ...of, auditor: 'managementDepartment', clause: 'P5.5.1', of: 'appeals' },
      { ...of, auditor: 'gmOffice', clause: 'P5.5.3', of: 'revisits' },
    ])
  })
})

describe('where an appeal stands', () => {
  const order = ({ period, auditor, clause }: Standing) => [period, auditor, clause].join(' ')

  test('is what was drawn, and what is expected where nothing was drawn; by months, auditors and clauses', () => {
    fc.assert(
      fc.property(
        fc.array(anyStanding, { maxLength: 5 }),
        fc.array(anyStanding, { maxLength: 5 }),
        (drawn, expected) => {
          const isDrawn = ({ period }: Standing) => period === '2026-03'
          const merged = mergeStandings(drawn, expected, isDrawn)
          const kept = [...drawn, ...expected.filter(({ period }) => period !== '2026-03')]
          expect(merged).toHaveLength(kept.length)
          expect(merged).toEqual(expect.arrayContaining(kept))
          expect(merged.map(order)).toEqual(kept.map(order).sort())
        },
      ),
    )
  })

  test('is left in its order where month, auditor and clause are the same', () => {
    const one: Standing = {
      auditor: 'gmOffice',
      period: '2026-03',
      clause: 'P5.5.3',
      of: 'revisits',
      drawn: true,
      sampled: true,
    }
    const other = { ...one, sampled: false }
    expect(mergeStandings([one, other], [], () => true)).toEqual([one, other])
    expect(mergeStandings([other, one], [], () => true)).toEqual([other, one])
  })
})
