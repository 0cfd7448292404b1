import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { clauseIds } from '../src/clause-catalogue'
import { collectProofs, findMiscitations, readCitation, type TestOutcome } from '../src/clause-proofs'

const aTest = (title: string, given: Partial<TestOutcome> = {}): TestOutcome => ({
  file: 'apps/intake/test/close.test.ts',
  title,
  passed: true,
  ...given,
})

test.each([
  ['P5.5.1 a complaint nobody revisited stays open', ['P5.5.1']],
  ['P5.5.1 M4.8 a complaint nobody revisited stays open', ['P5.5.1', 'M4.8']],
  ['P5.6.5.3a, P5.6.5.3b: who retained the lawyer decides', ['P5.6.5.3a', 'P5.6.5.3b']],
  ['P3.kinds', ['P3.kinds']],
  ['C1.static C1.card the card of a customer', ['C1.static', 'C1.card']],
  ['a complaint obeys P5.5.1', []],
  ['Patience is a virtue', []],
])('the title "%s" cites %j', (title, clauses) => {
  expect(readCitation(title)).toEqual({ clauses, unknown: undefined })
})

test.each([
  ['P5.5.9 no such clause', 'P5.5.9'],
  ['P5.5.1 M44 the second id is a slip', 'M44'],
  ['P5.5.1–P5.5.3 a range is not an id', 'P5.5.1–P5.5.3'],
  ['P5 a whole chapter is not a clause', 'P5'],
])('the title "%s" is a miscitation', (title, id) => {
  expect(findMiscitations([aTest(title)])).toEqual([{ file: aTest('').file, title, id }])
})

test('a title that cites what there is, or nothing, is no slip', () => {
  const sound = ['P5.5.1 a complaint stays open', 'a complaint obeys P9.9']
  expect(findMiscitations(sound.map((title) => aTest(title)))).toEqual([])
})

test('a shorter id is not proven by a longer one', () => {
  const proofs = collectProofs(['P5.6.5.3', 'P5.6.5.3a'], [aTest('P5.6.5.3a the owner retained the lawyer')])
  expect(proofs).toEqual({
    'P5.6.5.3': [],
    'P5.6.5.3a': [{ file: aTest('').file, test: 'P5.6.5.3a the owner retained the lawyer' }],
  })
})

test('only a test that passed proves a clause', () => {
  const outcomes = [aTest('P4.1 one person answers', { passed: false }), aTest('P4.2 the steward files', {})]
  const proofs = collectProofs(['P4.1', 'P4.2'], outcomes)
  expect(proofs['P4.1']).toEqual([])
  expect(proofs['P4.2']).toHaveLength(1)
})

test('a title that passed once and failed once in its file proves nothing', () => {
  const outcomes = [aTest('P4.1 one person answers'), aTest('P4.1 one person answers', { passed: false })]
  expect(collectProofs(['P4.1'], outcomes)).toEqual({ 'P4.1': [] })
})

test('proofs are the same whatever the order of the run, and each is named once', () => {
  const outcomes = [
    aTest('P4.1 b'),
    aTest('P4.1 a'),
    aTest('P4.1 a'),
    aTest('P4.1 a', { file: 'apps/analytics/test/trail.test.ts' }),
  ]
  const proofs = collectProofs(['P4.1'], outcomes)
  expect(proofs['P4.1']).toEqual([
    { file: 'apps/analytics/test/trail.test.ts', test: 'P4.1 a' },
    { file: 'apps/intake/test/close.test.ts', test: 'P4.1 a' },
    { file: 'apps/intake/test/close.test.ts', test: 'P4.1 b' },
  ])
  expect(collectProofs(['P4.1'], outcomes.toReversed())).toEqual(proofs)
})

const anyIds = fc.uniqueArray(fc.constantFrom(...clauseIds), { minLength: 1, maxLength: 5 })
const anyGap = fc.constantFrom(' ', ', ', '; ', ': ', '、', '  ', ',', ':')
const anySentence = fc.constantFrom(
  'a complaint stays open',
  '投诉须回访',
  'Patience',
  'p5.5.1 in small letters',
)

test('every id that a title starts with is cited, in its order, whatever stands between', () => {
  fc.assert(
    fc.property(anyIds, anyGap, fc.constantFrom('', ' '), anySentence, (ids, gap, blank, sentence) => {
      const cited = { clauses: ids, unknown: undefined }
      expect(readCitation(`${blank}${ids.join(gap)}${gap}${sentence}`)).toEqual(cited)
      expect(readCitation(`${blank}${ids.join(gap)}`)).toEqual(cited)
      expect(readCitation(`${sentence} ${ids.join(gap)}`)).toEqual({ clauses: [], unknown: undefined })
    }),
  )
})

test('an id and anything else that looks like one is a slip, and what came before it is still cited', () => {
  expect(readCitation('P5.5.1 P5.5.1! a slip')).toEqual({ clauses: ['P5.5.1'], unknown: 'P5.5.1!' })
  expect(readCitation('M4.8 C99\tafter a tab')).toEqual({ clauses: ['M4.8'], unknown: 'C99' })
})

test('a test proves exactly the clauses that it cites', () => {
  fc.assert(
    fc.property(fc.array(anyIds, { maxLength: 6 }), (cited) => {
      const outcomes = cited.map((ids, at) => aTest(`${ids.join(' ')} number ${at}`))
      const proofs = collectProofs(clauseIds, outcomes)
      expect(Object.keys(proofs)).toEqual(clauseIds)
      for (const id of clauseIds) {
        expect(proofs[id]?.map(({ test: title }) => title).sort()).toEqual(
          outcomes
            .map(({ title }) => title)
            .filter((title) => title.split(' ').includes(id))
            .sort(),
        )
      }
    }),
    { numRuns: 20 },
  )
})

test('a file in which a title failed says nothing of the same title elsewhere', () => {
  const elsewhere = 'apps/sla/test/clock.test.ts'
  const outcomes = [
    aTest('P4.1 one answers', { passed: false }),
    aTest('P4.1 one answers', { file: elsewhere }),
  ]
  expect(collectProofs(['P4.1'], outcomes)).toEqual({
    'P4.1': [{ file: elsewhere, test: 'P4.1 one answers' }],
  })
})
