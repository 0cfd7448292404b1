import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { closedSet } from '../src/closed-set'
import { everySet } from '../src/every-set'
import { hasWords, wordsFor } from '../src/fact-words'

describe.each(everySet)('the closed set $name', (set) => {
  test('holds its codes and nothing else', () => {
    for (const code of set.codes) expect([code, set.has(code)]).toEqual([code, true])
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(set.has(value)).toBe(typeof value === 'string' && set.codes.includes(value))
      }),
      { numRuns: 10 },
    )
    for (const inherited of ['constructor', 'toString', '__proto__']) expect(set.has(inherited)).toBe(false)
  })

  test('has every code once, in camel case, told in Chinese and in English', () => {
    expect(new Set(set.codes).size).toBe(set.codes.length)
    for (const code of set.codes) {
      const { zh = '', en = '' } = set.labels[code] ?? {}
      expect(code).toMatch(/^[a-z][A-Za-z0-9]*$/)
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(en).toMatch(/^[A-Za-z]/)
    }
    expect(Object.keys(set.labels)).toEqual(set.codes)
    expect(set.about).toMatch(/\p{Script=Han}/u)
  })
})

test('no two closed sets have one name', () => {
  const names = everySet.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(names).toEqual(expect.arrayContaining(['AppealKind', 'Role', 'HandoverRule', 'Auditor']))
  expect(names).toEqual(expect.arrayContaining(['CareManner', 'CountDimension', 'RevealReason']))
})

test('a closed set keeps what it is told, in its order', () => {
  const labels = { spring: { zh: '春', en: 'spring' }, autumn: { zh: '秋', en: 'autumn' } }
  const seasons = closedSet('Season', '季节', labels)
  expect(seasons).toMatchObject({ name: 'Season', about: '季节', labels, codes: ['spring', 'autumn'] })
})

test('a closed set of nothing is a fault of the program', () => {
  expect(() => closedSet('Season', '季节', {})).toThrow('closed set Season is empty')
})

test('what services announce has its words in both languages', () => {
  expect(hasWords('intake.appeal.closed.v1')).toBe(true)
  expect(wordsFor('intake.appeal.closed.v1')).toEqual({ zh: '结案', en: 'closed' })
})

test('what this version does not know has no words, and is shown by its type', () => {
  for (const type of ['intake.appeal.sung.v1', 'toString', '']) {
    expect(hasWords(type)).toBe(false)
    expect(wordsFor(type)).toEqual({ zh: type, en: type })
  }
})
