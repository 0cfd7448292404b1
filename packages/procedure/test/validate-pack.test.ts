import { expect, test } from '@jest/globals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import mall from '../src/packs/mall.json'
import residential from '../src/packs/residential.json'
import { shippedPacks } from '../src/shipped-packs'
import { validatePack } from '../src/validate-pack'

function problemsOf(json: unknown): unknown {
  try {
    validatePack(json)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'PACK_INVALID') return error.facts['problems']
    throw error
  }
  return []
}

const [handOver] = residential.clocks
const withClock = (changes: object) => ({ ...residential, clocks: [{ ...handOver, ...changes }] })

test('both shipped packs are sound and are for the project kind whose name they bear', () => {
  expect(problemsOf(residential)).toEqual([])
  expect(problemsOf(mall)).toEqual([])
  for (const [projectKind, pack] of Object.entries(shippedPacks)) {
    expect([pack.projectKind, pack.id]).toEqual([projectKind, projectKind])
  }
})

test('a validated pack survives JSON and validates to itself', () => {
  for (const pack of Object.values(shippedPacks)) {
    expect(validatePack(JSON.parse(JSON.stringify(pack)))).toEqual(pack)
  }
})

test('what is no pack at all is refused', () => {
  expect(problemsOf(null)).toEqual(['pack: Invalid input: expected object, received null'])
  expect(problemsOf('{}')).toHaveLength(1)
})

test('a rule without its clause is refused with its path', () => {
  const { clause, ...rest } = residential.progress
  expect(clause).toBe('P5.3')
  expect(problemsOf({ ...residential, progress: rest })).toEqual([
    'progress.clause: Invalid input: expected string, received undefined',
  ])
  expect(problemsOf(withClock({ clause: '5.2.1' }))).toEqual(['clocks.0.clause: must be the id of a clause'])
})

test('a word that the format does not know is refused with its path', () => {
  expect(problemsOf({ ...residential, colour: 'red' })).toEqual(['pack: Unrecognized key: "colour"'])
  expect(problemsOf(withClock({ when: { kind: ['complaint'] } }))).toEqual([
    'clocks.0.when: Unrecognized key: "kind"',
  ])
})

test.each([
  [{ hours: 0 }, 'clocks.0.window.hours: Too small: expected number to be >=1'],
  [{ minutes: 1.5 }, 'clocks.0.window.minutes: Invalid input: expected int, received number'],
  [{ days: 367 }, 'clocks.0.window.days: Too big: expected number to be <=366'],
  [{ workingDays: 263 }, 'clocks.0.window.workingDays: Too big: expected number to be <=262'],
  [{ sameDay: false }, 'clocks.0.window.sameDay: Invalid input: expected true'],
  [{ sameDay: true, cutOff: '9 pm' }, 'clocks.0.window.cutOff: must be HH:mm'],
  [{ hours: 1, days: 1 }, 'clocks.0.window: Unrecognized key: "days"'],
])('the window %j is refused', (window, problem) => {
  expect(problemsOf(withClock({ window }))).toEqual([problem])
})

test('every fault is told at once', () => {
  const json = { ...withClock({ target: 'luck', warnAtShare: 1 }), version: 0 }
  expect(problemsOf(json)).toEqual([
    'version: Too small: expected number to be >=1',
    expect.stringMatching(/^clocks\.0\.target: Invalid option/),
    'clocks.0.warnAtShare: Too big: expected number to be <1',
  ])
})

test('clocks that contradict the life of an appeal are refused', () => {
  expect(problemsOf(withClock({ startsOn: 'resolved', stopsOn: 'handedOver' }))).toEqual([
    'clocks.0.stopsOn: "handedOver" does not come after "resolved"',
  ])
  expect(problemsOf(withClock({ when: { grades: ['minor'] } }))).toEqual([
    'clocks.0.when.grades: only repairs have a grade, so kinds must be ["repair"]',
  ])
  expect(problemsOf(withClock({ when: { kinds: ['commendation'] } }))).toEqual([
    'clocks.0.when.kinds.0: "commendation" is not a kind of this procedure',
  ])
  expect(
    problemsOf(withClock({ when: { impacts: ['stopsBusiness'], unlessImpacts: ['stopsBusiness'] } })),
  ).toEqual(['clocks.0.when.unlessImpacts: excludes what impacts asks for (stopsBusiness)'])
  expect(problemsOf({ ...residential, clocks: [handOver, handOver] })).toEqual([
    'clocks.1.code: "hand-over" is given twice',
  ])
})

test('every kind needs one revisit rule and a place in the default category', () => {
  const [complaints, ...others] = residential.revisits
  expect(problemsOf({ ...residential, revisits: others })).toEqual(['revisits: no rule for "complaint"'])
  expect(problemsOf({ ...residential, revisits: [complaints, complaints, ...others] })).toEqual([
    'revisits.1.kinds: "complaint" already has a rule',
  ])
  const categories = residential.categories.filter(({ code }) => code !== 'other')
  expect(problemsOf({ ...residential, categories })).toEqual(['categories: the category "other" is missing'])
  const narrow = residential.categories.map((one) =>
    one.code === 'other' ? { ...one, kinds: ['repair'] } : one,
  )
  expect(problemsOf({ ...residential, categories: narrow })).toContain(
    `categories.${narrow.length - 1}.kinds: "other" must take "complaint" too`,
  )
})

test('a review needs its reviewer, and the very old are not younger than the retired', () => {
  expect(problemsOf({ ...residential, progress: { ...residential.progress, reviewerRole: null } })).toEqual([
    'progress.reviewerRole: missing, though a review is required',
  ])
  expect(problemsOf({ ...residential, care: { ...residential.care, advancedAge: 55 } })).toEqual([
    'care.advancedAge: below care.retiredAge',
  ])
})
