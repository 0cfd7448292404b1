import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { suggest, SUGGESTIONS, type Counted } from '../src/domain/suggestion'

const counted = (context: string, choice: string, times: number): Counted => ({ context, choice, times })

describe('what the past suggests', () => {
  test('is the most particular context that was seen, backed by the more general ones', () => {
    const counts = [
      counted('all', 'engineering', 90),
      counted('all', 'security', 10),
      counted('parking', 'security', 9),
      counted('parking', 'engineering', 1),
    ]
    const [first, second] = suggest(['all', 'parking', 'parking in building 3'], counts)
    expect(first).toMatchObject({
      choice: 'security',
      because: [
        { context: 'parking', times: 9, of: 10 },
        { context: 'all', times: 10, of: 100 },
      ],
    })
    expect(second?.choice).toBe('engineering')
    expect(suggest(['all', 'lifts'], counts)[0]?.choice).toBe('engineering')
    expect(suggest(['all'], [])).toEqual([])
  })

  test('has shares of 1 together, whatever was counted, and no more than so many', () => {
    const anyCount = fc.record({
      context: fc.constantFrom('all', 'kind', 'category'),
      choice: fc.constantFrom('a', 'b', 'c'),
      times: fc.integer({ min: 1, max: 1_000 }),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(anyCount, { selector: ({ context, choice }) => `${context} ${choice}` }),
        (counts) => {
          const found = suggest(['all', 'kind', 'category'], counts)
          expect(found.length).toBeLessThanOrEqual(SUGGESTIONS)
          const shares = found.reduce((sum, { share }) => sum + share, 0)
          if (counts.length > 0) expect(shares).toBeCloseTo(1)
          for (const { because } of found) expect(because.length).toBeGreaterThan(0)
        },
      ),
    )
  })
})

/** Real orders of a district, beside the repository and never in it: 6,952, from February to October 2018. */
const orders = resolve(__dirname, '../../../../shared/data/zh/pingshan_workorders_201802_201810.csv.gz')

/** The last full month, which nothing is learned from; its scores were looked at while features were compared (ADR 0021). */
const HELD_OUT = '2018-10'

if (existsSync(orders)) {
  describe('the handling unit of the Pingshan orders', () => {
    test('is suggested better from what was learned than from the (sub-type, street) look-up', () => {
      const cases = ordersOf(gunzipSync(readFileSync(orders)).toString('utf8'))
      const past = cases.filter(({ month }) => month < HELD_OUT)
      const month = cases.filter((each) => each.month === HELD_OUT)
      const ours = learned(past, ({ contexts }) => contexts)
      const lookUp = learned(past, ({ contexts }) => contexts.slice(-2, -1))
      /** What backing off alone gives, over the look-up's own two features. */
      const backed = learned(past, ({ contexts }) => [
        ...contexts.slice(0, 1),
        ...contexts.slice(3, 4),
        ...contexts.slice(5, 6),
      ])
      const scores = {
        ours: scoreOf(month, ours),
        lookUp: scoreOf(month, lookUp),
        lookUpBackedOff: scoreOf(month, backed),
      }
      const inWords = Object.entries(scores).map(
        ([name, [first, three]]) => `${name}: top 1 ${percent(first)}, top 3 ${percent(three)}`,
      )
      console.log(`learned from ${past.length} orders, scored on ${month.length}\n${inWords.join('\n')}`)
      expect(scores.ours[0]).toBeGreaterThan(scores.lookUp[0])
      expect(scores.ours[1]).toBeGreaterThan(scores.lookUp[1])
    })
  })
} else {
  console.info(`Suggestions are not scored: there is no ${orders}`)
}

interface Order {
  readonly month: string
  readonly unit: string
  readonly contexts: readonly string[]
}

/** The published file has no quoted field. */
function ordersOf(csv: string): Order[] {
  const [head = '', ...lines] = csv.trim().split(/\r?\n/)
  const columns = head.split(',')
  return lines.map((line) => {
    const fields = line.split(',')
    const of = (column: string): string => fields[columns.indexOf(column)] ?? ''
    const [type, street, community, main] = [
      of('sub_type_id'),
      of('street_id'),
      of('community_id'),
      of('main_type_id'),
    ]
    return {
      month: of('created_at').slice(0, 7),
      unit: of('dispose_unit_id'),
      contexts: [
        'all',
        `street ${street}`,
        `main ${main}`,
        `type ${type}`,
        `main ${main} street ${street}`,
        `type ${type} street ${street}`,
        `type ${type} community ${community}`,
      ],
    }
  })
}

type Suggests = (order: Order) => string[]

/** What is suggested after the past was counted in the contexts that somebody looks at. */
function learned(past: readonly Order[], looksAt: (order: Order) => readonly string[]): Suggests {
  const known = new Map<string, Map<string, number>>()
  for (const order of past) {
    for (const context of looksAt(order)) {
      const choices = known.get(context) ?? new Map<string, number>()
      known.set(context, choices.set(order.unit, (choices.get(order.unit) ?? 0) + 1))
    }
  }
  return (order) => {
    const contexts = looksAt(order)
    const counts = contexts.flatMap((context) =>
      [...(known.get(context) ?? [])].map(([choice, times]) => counted(context, choice, times)),
    )
    return suggest(contexts, counts).map(({ choice }) => choice)
  }
}

/** The share of orders whose unit is the first, and among the first three, of what is suggested. */
function scoreOf(month: readonly Order[], suggests: Suggests): [number, number] {
  const places = month.map((order) => suggests(order).indexOf(order.unit))
  const share = (hit: (place: number) => boolean): number => places.filter(hit).length / month.length
  return [share((place) => place === 0), share((place) => place >= 0)]
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
