import { describe, expect, test } from '@jest/globals'
import { conductMarkedFor } from '@shouwen/procedure/conduct'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { Refusal } from '@shouwen/vocabulary/refusal'
import fc from 'fast-check'
import { readMarks } from '../src/domain/conduct-marks'
import { requireAnswered } from '../src/domain/questions'

const values = conductMarkedFor(shippedPacks.residential, 'complaint')
const codes = values.map(({ code }) => code)

const anyMarks = fc
  .subarray(codes)
  .chain((marked) =>
    fc.tuple(
      ...marked.map((value) =>
        fc.record({ value: fc.constant(value), mark: fc.integer({ min: 1, max: 5 }) }),
      ),
    ),
  )

describe('marks of conduct', () => {
  test('are by the six values, at revisits of complaints alone', () => {
    expect(values.map(({ zh }) => zh)).toEqual(['礼貌', '乐观', '热情', '友善', '耐心', '平等'])
    expect(conductMarkedFor(shippedPacks.residential, 'repair')).toEqual([])
    expect(conductMarkedFor(shippedPacks.mall, 'complaint')).toEqual([])
  })

  test('are kept as given; what the customer would not mark has none', () => {
    fc.assert(
      fc.property(anyMarks, (given) => {
        const marks = readMarks(values, given)
        expect(Object.entries(marks)).toEqual(given.map(({ value, mark }) => [value, mark]))
        const unmarked = codes
          .filter((code) => marks[code] === undefined)
          .map((value) => ({ value, mark: null }))
        expect(readMarks(values, [...given, ...unmarked])).toEqual(marks)
      }),
    )
  })

  test('of a value that is not of the procedure are refused, `__proto__` too', () => {
    for (const value of ['quick', '', '__proto__']) {
      expect(() => readMarks(values, [{ value, mark: 3 }])).toThrow(
        new Refusal('CONDUCT_VALUE_UNKNOWN', { value, values: codes.join(', ') }),
      )
    }
    expect(() => readMarks([], [{ value: 'polite', mark: null }])).toThrow(
      new Refusal('CONDUCT_VALUE_UNKNOWN', { value: 'polite', values: '-' }),
    )
  })

  test('are 1 to 5, each once', () => {
    for (const mark of [0, 6, -1, 2.5, Number.NaN]) {
      expect(() => readMarks(values, [{ value: 'polite', mark }])).toThrow(
        new Refusal('INPUT_INVALID', { problems: 'the mark of polite must be 1 to 5' }),
      )
    }
    const twice = [
      { value: 'polite', mark: 3 },
      { value: 'polite', mark: 3 },
    ]
    expect(() => readMarks(values, twice)).toThrow(
      new Refusal('INPUT_INVALID', { problems: 'polite is marked twice' }),
    )
  })
})

describe('what must be asked', () => {
  const questions = [
    { ask: 'timeliness', clause: 'M4.10' },
    { ask: 'quality', clause: 'M4.10' },
  ] as const

  test('is refused while the customer has not answered all of it', () => {
    expect(() => requireAnswered(questions, { timeliness: null, quality: null })).toThrow(
      new Refusal('QUESTION_NOT_ASKED', { questions: 'timeliness, quality', clause: 'M4.10' }),
    )
    expect(() => requireAnswered(questions, { timeliness: 'fair', quality: null })).toThrow(
      new Refusal('QUESTION_NOT_ASKED', { questions: 'quality', clause: 'M4.10' }),
    )
    requireAnswered(questions, { timeliness: 'dissatisfied', quality: 'satisfied' })
    requireAnswered([], { timeliness: null, quality: null })
  })
})
