import { clockTargets } from '@shouwen/vocabulary/handling'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { describe, expect, test } from '@jest/globals'
import { categoryPath } from '../src/categories'
import { clocksFor, owedTo } from '../src/clocks'
import { emergencyOf } from '../src/emergencies'
import { flowOf } from '../src/flow'
import type { ClockRule, ProcedurePack } from '../src/pack'
import { packContradictions } from '../src/pack-contradictions'
import { playbooksFor } from '../src/playbooks'
import { shippedPacks } from '../src/shipped-packs'

const { residential, mall } = shippedPacks
const [handOver] = residential.clocks
if (!handOver) throw new Error('a pack has a clock')

const aClock = (changes: Partial<ClockRule>): ClockRule => ({ ...handOver, when: {}, ...changes })
const problemsOf = (changes: Partial<ClockRule>): string[] =>
  packContradictions({ ...residential, clocks: [aClock(changes)] })

describe('what a clock measures', () => {
  test.each([
    ['firstResponse', 'registered', 'orderAccepted'],
    ['contact', 'received', 'fedBack'],
    ['progress', 'handedOver', 'progressReported'],
    ['progress', 'promised', 'escalated'],
    ['decision', 'escalated', 'decided'],
    ['writtenReply', 'registered', 'replied'],
    ['firstResponse', 'orderOpened', 'orderAccepted'],
    ['resolution', 'orderOpened', 'orderDone'],
  ] as const)('%s from %s until %s', (target, startsOn, stopsOn) => {
    expect(problemsOf({ target, startsOn, stopsOn })).toEqual([])
  })

  test.each([
    ['firstResponse', 'registered', 'resolved', '"firstResponse" is told by "orderAccepted"'],
    ['contact', 'registered', 'resolved', '"contact" is told by "fedBack" or "replied"'],
    ['decision', 'registered', 'decided', '"decided" does not come after "registered"'],
    ['resolution', 'orderOpened', 'resolved', '"resolved" does not come after "orderOpened"'],
    ['resolution', 'registered', 'orderDone', '"orderDone" does not come after "registered"'],
    ['progress', 'promised', 'fedBack', '"fedBack" does not come after "promised"'],
    ['revisit', 'revisited' as 'resolved', 'resolved', '"resolved" does not come after "revisited"'],
  ] as const)('%s from %s until %s is refused', (target, startsOn, stopsOn, problem) => {
    expect(problemsOf({ target, startsOn, stopsOn })).toContain(`clocks.0.stopsOn: ${problem}`)
  })

  test('the shipped procedures ask for a first response, a decision by nothing that they do not say', () => {
    const asked = new Set([residential, mall].flatMap(({ clocks }) => clocks.map(({ target }) => target)))
    expect(clockTargets.codes.filter((target) => !asked.has(target))).toEqual([
      'firstResponse',
      'decision',
      'step',
    ])
  })
})

test('what runs from a department’s order is owed to the house, and may wait for what is the house’s own affair', () => {
  expect(owedTo({ startsOn: 'orderOpened' })).toBe('house')
  expect(owedTo({ startsOn: 'handedOver' })).toBe('customer')
  const pausedBy = [{ reason: 'weather', clause: 'G1' } as const]
  const ofOrder = { target: 'resolution', startsOn: 'orderOpened', stopsOn: 'orderDone' } as const
  expect(problemsOf({ ...ofOrder, pausedBy })).toEqual([])
  expect(problemsOf({ pausedBy })).toEqual([
    'clocks.0.pausedBy.0.reason: "weather" is the house\'s own affair, no customer waits for it',
  ])
})

describe('categories within categories', () => {
  const [first] = residential.categories.filter(({ code }) => code === 'water-leak')
  if (!first) throw new Error('there is a category')
  const child = { ...first, code: 'burst-pipe', within: 'water-leak' }
  const grandchild = { ...first, code: 'frozen-pipe', within: 'burst-pipe' }
  const categories = [...residential.categories, child, grandchild]
  const clocks = [aClock({ code: 'water', when: { categories: ['water-leak'] } })]
  const pack: ProcedurePack = { ...residential, categories, clocks }
  const facts = { kind: 'repair', channel: 'telephone' } as const

  test('a clock of a category is one of all that lies within it, and of nothing else', () => {
    expect(packContradictions(pack)).toEqual([])
    expect(categoryPath(pack, 'frozen-pipe')).toEqual(['frozen-pipe', 'burst-pipe', 'water-leak'])
    const codesOf = (category: string): string[] =>
      clocksFor(pack, { ...facts, category }).map(({ code }) => code)
    for (const category of ['water-leak', 'burst-pipe', 'frozen-pipe'])
      expect(codesOf(category)).toEqual(['water'])
    expect(codesOf('power')).toEqual([])
    expect(() => codesOf('unknown')).toThrow(Refusal)
    expect(JSON.stringify(flowOf(pack, 'repair'))).toContain(first.zh)
  })

  test('a playbook, and an emergency, is one of all that lies within its category', () => {
    const arson = residential.categories.find(({ code }) => code === 'fire')
    if (!arson) throw new Error('there is a category')
    const burning = {
      ...residential,
      categories: [...residential.categories, { ...arson, code: 'arson', within: 'fire' }],
    }
    const [kind = 'assistance'] = arson.kinds
    const of = (category: string): string[] =>
      playbooksFor(burning, { kind, category, channel: 'telephone', scope: null }).map(({ code }) => code)
    expect(of('arson')).toEqual(of('fire'))
    expect(emergencyOf(burning, 'arson')?.playbook.code).toBe(emergencyOf(burning, 'fire')?.playbook.code)
    expect(emergencyOf(burning, 'power')).toBeNull()
  })

  test('what lies within nothing that is listed before it, and a clock of no category, are refused', () => {
    const circle = [{ ...child, within: 'frozen-pipe' }, grandchild]
    const at = residential.categories.length
    const odd = aClock({ when: { categories: ['water-leak', 'fountain'] } })
    expect(
      packContradictions({ ...pack, categories: [...residential.categories, ...circle], clocks: [odd] }),
    ).toEqual([
      `categories.${at}.within: "frozen-pipe" is no category before this one`,
      'clocks.0.when.categories.1: there is no category "fountain"',
    ])
  })
})
