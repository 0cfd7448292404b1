import { expect, test } from '@jest/globals'
import { factCatalogue } from '../src/catalogue'
import { PARTITIONS, partitionOf, subjectOf } from '../src/subject'

test('a type is announced by one definition only', () => {
  const types = factCatalogue.map((definition) => definition.type)
  expect(new Set(types).size).toBe(types.length)
})

test('every definition says when it happens', () => {
  for (const { type, about } of factCatalogue) expect([type, about.length > 20]).toEqual([type, true])
})

test('the facts of one appeal share a partition, and partitions are used evenly enough', () => {
  const key = '0197a1c2-0000-7000-8000-000000000001'
  expect(subjectOf('shouwen', 'intake.appeal.registered.v1', key)).toMatch(
    /^shouwen\.intake\.\d\d\.appeal\.registered\.v1$/,
  )
  const seen = new Set(Array.from({ length: 500 }, (_, index) => partitionOf(`key-${index}`)))
  expect(seen.size).toBe(PARTITIONS)
})
