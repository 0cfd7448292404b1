import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { factCatalogue } from '../src/catalogue'
import * as customerProfile from '../src/customer-profile'
import * as dispatch from '../src/dispatch'
import * as elderlyCare from '../src/elderly-care'
import * as intake from '../src/intake'
import * as revisitAudit from '../src/revisit-audit'
import * as sla from '../src/sla'
import { PARTITIONS, partitionOf, subjectOf, typeOn } from '../src/subject'

test('a type is announced by one definition only', () => {
  const types = factCatalogue.map((definition) => definition.type)
  expect(new Set(types).size).toBe(types.length)
})

test('every definition says when it happens', () => {
  for (const { type, about } of factCatalogue) expect([type, about.length > 20]).toEqual([type, true])
})

test.each([
  ['intake', intake, 15],
  ['dispatch', dispatch, 10],
  ['sla', sla, 4],
  ['revisit-audit', revisitAudit, 5],
  ['elderly-care', elderlyCare, 4],
  ['customer-profile', customerProfile, 5],
] as const)('every fact that the file of %s declares is in the catalogue', (producer, file, atLeast) => {
  const declared = Object.values<object>(file).flatMap((value) => ('type' in value ? [value.type] : []))
  const announced = factCatalogue.filter((definition) => definition.producer === producer)
  expect(declared.length).toBeGreaterThanOrEqual(atLeast)
  expect(announced.map(({ type }) => type).sort()).toEqual(declared.sort())
})

test('the facts of one appeal share a partition, and partitions are used evenly enough', () => {
  const key = '0197a1c2-0000-7000-8000-000000000001'
  expect(subjectOf('shouwen', 'intake.appeal.registered.v1', key)).toMatch(
    /^shouwen\.intake\.\d\d\.appeal\.registered\.v1$/,
  )
  const seen = new Set(Array.from({ length: 500 }, (_, index) => partitionOf(`key-${index}`)))
  expect(seen.size).toBe(PARTITIONS)
})

test('a subject is the type with the partition of its key after the producer', () => {
  fc.assert(
    fc.property(fc.constantFrom(...factCatalogue), fc.string(), ({ type, producer }, key) => {
      const [prefix, from, partition = '', ...rest] = subjectOf('house', type, key).split('.')
      expect([prefix, from, ...rest]).toEqual(['house', ...type.split('.')])
      expect([from, partition]).toEqual([producer, String(partitionOf(key)).padStart(2, '0')])
      expect(Number(partition)).toBeLessThan(PARTITIONS)
      expect(typeOn('house', subjectOf('house', type, key))).toBe(type)
    }),
  )
})

test('the partition of a key never changes: consumers are split by it', () => {
  expect(PARTITIONS).toBe(16)
  expect(partitionOf('0197a1c2-0000-7000-8000-000000000001')).toBe(15)
})
