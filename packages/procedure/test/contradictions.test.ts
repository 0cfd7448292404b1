import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { ClockRule, ProcedurePack } from '../src/pack'
import { defaultCategory, packContradictions } from '../src/pack-contradictions'
import { shippedPacks } from '../src/shipped-packs'
import { anyPack } from './any-pack'

const { residential, mall } = shippedPacks
const [handOver] = residential.clocks
const [firstKind] = residential.kinds
const [firstCategory] = residential.categories
const [firstSampling] = residential.samplings
const [firstRevisit] = residential.revisits
if (!handOver || !firstKind || !firstCategory || !firstSampling || !firstRevisit)
  throw new Error('a pack has these')

const problemsOf = (changes: Partial<ProcedurePack>, pack = residential) =>
  packContradictions({ ...pack, ...changes })
const withClock = (changes: Partial<ClockRule>) => problemsOf({ clocks: [{ ...handOver, ...changes }] })

test('the shipped packs, and what a group derives from them, contradict themselves nowhere', () => {
  fc.assert(
    fc.property(anyPack, (pack) => {
      expect(packContradictions(pack)).toEqual([])
    }),
    { numRuns: 50 },
  )
})

describe('what has a code has it alone', () => {
  test('kinds', () => {
    const kinds = [...residential.kinds, firstKind]
    expect(problemsOf({ kinds })).toContain(
      `kinds.${kinds.length - 1}.kind: "${firstKind.kind}" is given twice`,
    )
  })

  test('categories', () => {
    const categories = [...residential.categories, firstCategory, firstCategory]
    const at = residential.categories.length
    expect(problemsOf({ categories })).toEqual([
      `categories.${at}.code: "${firstCategory.code}" is given twice`,
      `categories.${at + 1}.code: "${firstCategory.code}" is given twice`,
    ])
  })

  test('clocks', () => {
    expect(problemsOf({ clocks: [handOver, { ...handOver, code: 'other' }, handOver] })).toEqual([
      `clocks.2.code: "${handOver.code}" is given twice`,
    ])
  })

  test('the values of conduct', () => {
    const value = { code: 'warm', zh: '热情', en: 'warm' }
    const conduct = { values: [value, { ...value, code: 'quick' }, value], clause: 'P6.0' }
    expect(problemsOf({ conduct })).toEqual(['conduct.values.2.code: "warm" is given twice'])
    expect(problemsOf({ conduct: null })).toEqual([])
  })
})

describe('a kind that the procedure does not handle', () => {
  const stranger = 'commendation' as const
  const fault = (path: string) => `${path}: "commendation" is not a kind of this procedure`

  test('is in no category', () => {
    const categories = residential.categories.map((category, at) =>
      at === 2 ? { ...category, kinds: [...category.kinds, stranger] } : category,
    )
    const last = residential.categories[2]?.kinds.length
    expect(problemsOf({ categories })).toEqual([fault(`categories.2.kinds.${last}`)])
  })

  test('has no clock', () => {
    expect(withClock({ when: { kinds: ['complaint', stranger] } })).toEqual([fault('clocks.0.when.kinds.1')])
    expect(withClock({ when: {} })).toEqual([])
  })

  test('is neither reported, nor judged by its severity, nor marked by conduct', () => {
    const kinds = ['complaint' as const, stranger]
    const complaintReport = { kinds, to: 'officeDirector' as const, clause: 'P5.6.2.2' }
    expect(problemsOf({ complaintReport })).toEqual([fault('complaintReport.kinds.1')])
    const judgedBy = ['departmentManager' as const]
    const severity = { kinds, judgedBy, majorTo: 'departmentManager' as const, clause: 'M4.7.1' }
    expect(problemsOf({ severity })).toEqual([fault('severity.kinds.1')])
    const values = [{ code: 'warm', zh: '热情', en: 'warm' }]
    const conduct = { values, markedFor: kinds, clause: 'P5.6.2.1' }
    expect(problemsOf({ conduct })).toEqual([fault('conduct.markedFor.1')])
  })

  test('is not sampled', () => {
    const samplings = [firstSampling, { ...firstSampling, kinds: [stranger] }]
    expect(problemsOf({ samplings })).toEqual([fault('samplings.1.kinds.0')])
    expect(problemsOf({ samplings: [{ ...firstSampling, kinds: 'all' as const }] })).toEqual([])
  })

  test('is not revisited', () => {
    const revisits = [...residential.revisits, { ...firstRevisit, kinds: [stranger] }]
    expect(problemsOf({ revisits })).toEqual([fault(`revisits.${residential.revisits.length}.kinds.0`)])
  })
})

describe('a clock', () => {
  const order = ['registered', 'handedOver', 'fedBack', 'resolved', 'revisited'] as const
  const starts = ['registered', 'handedOver', 'resolved'] as const
  const stops = ['handedOver', 'fedBack', 'resolved', 'revisited'] as const

  test.each(starts.flatMap((startsOn) => stops.map((stopsOn) => ({ startsOn, stopsOn }))))(
    'from $startsOn to $stopsOn',
    ({ startsOn, stopsOn }) => {
      const forward = order.indexOf(startsOn) < order.indexOf(stopsOn)
      expect(withClock({ startsOn, stopsOn })).toEqual(
        forward ? [] : [`clocks.0.stopsOn: "${stopsOn}" does not come after "${startsOn}"`],
      )
    },
  )

  test('of a grade is one of repairs alone', () => {
    const fault = ['clocks.0.when.grades: only repairs have a grade, so kinds must be ["repair"]']
    const grades = ['minor' as const]
    expect(withClock({ when: { grades, kinds: ['repair'] } })).toEqual([])
    expect(withClock({ when: { grades } })).toEqual(fault)
    expect(withClock({ when: { grades, kinds: ['complaint'] } })).toEqual(fault)
    expect(withClock({ when: { grades, kinds: ['repair', 'complaint'] } })).toEqual(fault)
  })

  test('does not exclude the impacts that it is for', () => {
    const when = { impacts: ['stopsBusiness' as const, 'outsideControl' as const] }
    expect(withClock({ when: { ...when, unlessImpacts: ['equipmentOrOther'] } })).toEqual([])
    expect(withClock({ when: { unlessImpacts: ['stopsBusiness'] } })).toEqual([])
    expect(withClock({ when })).toEqual([])
    const both = { ...when, unlessImpacts: ['outsideControl' as const, 'stopsBusiness' as const] }
    expect(withClock({ when: both })).toEqual([
      'clocks.0.when.unlessImpacts: excludes what impacts asks for (stopsBusiness, outsideControl)',
    ])
  })
})

describe('what fits nowhere else', () => {
  test('has its category, for every kind', () => {
    expect(defaultCategory).toBe('other')
    const at = mall.categories.findIndex(({ code }) => code === 'other')
    const narrow = mall.categories.map((category) =>
      category.code === 'other' ? { ...category, kinds: ['inquiry' as const] } : category,
    )
    expect(problemsOf({ categories: narrow }, mall)).toEqual(
      mall.kinds
        .filter(({ kind }) => kind !== 'inquiry')
        .map(({ kind }) => `categories.${at}.kinds: "other" must take "${kind}" too`),
    )
  })
})

describe('a revisit', () => {
  test('of every kind has one rule', () => {
    const all = { ...firstRevisit, kinds: residential.kinds.map(({ kind }) => kind) }
    expect(problemsOf({ revisits: [all] })).toEqual([])
    expect(problemsOf({ revisits: [{ ...all, kinds: all.kinds.slice(1) }] })).toEqual([
      `revisits: no rule for "${all.kinds[0]}"`,
    ])
    expect(problemsOf({ revisits: [all, { ...firstRevisit, kinds: ['inquiry'] }] })).toEqual([
      'revisits.1.kinds: "inquiry" already has a rule',
    ])
    expect(problemsOf({ revisits: [{ ...all, kinds: [...all.kinds, 'inquiry'] }] })).toEqual([
      'revisits.0.kinds: "inquiry" already has a rule',
    ])
  })
})

describe('the rest', () => {
  const { care, progress } = residential

  test('the very old are not younger than the retired', () => {
    if (care === null) throw new Error('the residential procedure has care')
    const ages = (retiredAge: number, advancedAge: number) =>
      problemsOf({ care: { ...care, retiredAge, advancedAge } })
    expect(ages(60, 60)).toEqual([])
    expect(ages(60, 59)).toEqual(['care.advancedAge: below care.retiredAge'])
    expect(problemsOf({ care: null })).toEqual([])
  })

  test('a review has its reviewer', () => {
    const asking = (reviewRequired: boolean, reviewerRole: 'officeDirector' | null) =>
      problemsOf({ progress: { ...progress, reviewRequired, reviewerRole } })
    expect(asking(true, 'officeDirector')).toEqual([])
    expect(asking(false, null)).toEqual([])
    expect(asking(true, null)).toEqual(['progress.reviewerRole: missing, though a review is required'])
  })

  test('hand-overs that are coordinated have their coordinator', () => {
    const { coordinator: _left, ...handover } = residential.handover
    expect(problemsOf({ handover })).toEqual(['handover.coordinatedFrom: there is no coordinator'])
    const { coordinatedFrom: _too, ...byManagers } = handover
    expect(problemsOf({ handover: byManagers })).toEqual([])
  })
})

test('a question at a revisit is asked of categories that there are', () => {
  const questions = [{ ask: 'quality' as const, categories: ['other', 'nothing'], clause: 'M4.10' }]
  const [, ...others] = residential.revisits
  expect(problemsOf({ revisits: [{ ...firstRevisit, questions }, ...others] })).toEqual([
    'revisits.0.questions.0.categories.1: there is no category "nothing"',
  ])
})

test('what is declined, answered at once or followed up is of a kind of the procedure, and has one rule', () => {
  const { secrets, triage, followUps = [] } = mall
  const [rule] = followUps
  if (!secrets || !triage || !rule) throw new Error('the mall has these')
  const unknown = '"coordination" is not a kind of this procedure'
  const problems = [
    problemsOf({ secrets: { ...secrets, declines: ['coordination'] } }, mall),
    problemsOf({ triage: { ...triage, answeredAtOnce: ['coordination'] } }, mall),
    problemsOf({ followUps: [{ ...rule, kinds: ['coordination'] }] }, mall),
    problemsOf({ followUps: [rule, { ...rule, kinds: ['repair'] }] }, mall),
  ]
  expect(problems).toEqual([
    [`secrets.declines.0: ${unknown}`],
    [`triage.answeredAtOnce.0: ${unknown}`],
    [`followUps.0.kinds.0: ${unknown}`],
    ['followUps: "repair" is given twice'],
  ])
})
