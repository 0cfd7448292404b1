import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { z } from 'zod'
import { definitionOf, factCatalogue } from '../src/catalogue'
import { defineFact, factEnvelope, parseFact } from '../src/fact'
import { code, id, instant, path, version } from '../src/fields'
import { anEnvelope, anythingOf } from './any-fact'

/** The parts of a fact's data by name. */
function partsOf(data: z.ZodType): readonly string[] {
  if (!(data instanceof z.ZodObject)) throw new Error('the data of a fact is an object')
  return Object.keys(data.shape)
}

const overTheWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe.each(factCatalogue)('$type', (definition) => {
  const parts = partsOf(definition.data)
  const anyData = anythingOf(definition.data)

  test('arrives as it was announced', () => {
    fc.assert(
      fc.property(anyData, (data) => {
        const sent = anEnvelope(definition, data)
        expect(parseFact(definition, factEnvelope.parse(overTheWire(sent)))).toEqual(overTheWire(sent))
      }),
      { numRuns: 10 },
    )
  })

  test('has every part, and none that it does not name', () => {
    expect(parts).not.toEqual([])
    fc.assert(
      fc.property(anyData, fc.constantFrom(...parts), (data, part) => {
        const { [part]: _, ...rest } = data as Record<string, unknown>
        expect(Object.keys(data as object).sort()).toEqual([...parts].sort())
        expect(definition.data.safeParse(rest).success).toBe(false)
        expect(definition.data.safeParse({ ...rest, [part]: { not: 'this' } }).success).toBe(part === 'pack')
        expect(definition.data.safeParse({ ...(data as object), wish: 1 }).success).toBe(false)
      }),
      { numRuns: 10 },
    )
  })

  test('is found by its type, and announced by the service that it names first', () => {
    expect(definitionOf(definition.type)).toBe(definition)
    expect(definition.type.startsWith(`${definition.producer}.`)).toBe(true)
  })
})

describe('an envelope', () => {
  const [definition] = factCatalogue
  if (definition === undefined) throw new Error('no fact')

  test('has every attribute, and no other', () => {
    fc.assert(
      fc.property(anythingOf(factEnvelope), (envelope) => {
        const whole = overTheWire(envelope) as Record<string, unknown>
        expect(factEnvelope.parse(whole)).toEqual(whole)
        for (const attribute of Object.keys(anEnvelope(definition, null))) {
          const { [attribute]: _, ...rest } = whole
          expect([attribute, factEnvelope.safeParse(rest).success]).toEqual([attribute, false])
        }
        expect(factEnvelope.safeParse({ ...whole, personname: '王秀英' }).success).toBe(false)
      }),
      { numRuns: 20 },
    )
  })

  test('is of CloudEvents 1.0, in JSON', () => {
    const envelope = anEnvelope(definition, {})
    expect(factEnvelope.safeParse(envelope).success).toBe(true)
    for (const change of [{ specversion: '0.3' }, { datacontenttype: 'text/plain' }, { time: 'noon' }])
      expect(factEnvelope.safeParse({ ...envelope, ...change }).success).toBe(false)
  })

  test('of another fact is not read', () => {
    const envelope = anEnvelope({ ...definition, type: 'intake.appeal.sung.v1' }, {})
    expect(() => parseFact(definition, envelope)).toThrow(`intake.appeal.sung.v1 is not ${definition.type}`)
  })

  test('with data that is not that of its type is not read', () => {
    expect(() => parseFact(definition, anEnvelope(definition, { sung: true }))).toThrow(z.ZodError)
  })
})

describe('a type', () => {
  const declare = (type: string) => () =>
    defineFact({ type, about: 'A song was sung.', data: z.strictObject({}) })

  test('is producer, entity, fact and version', () => {
    expect(declare('elderly-care.round.made-up.v12')()).toMatchObject({ producer: 'elderly-care' })
  })

  test.each([
    '',
    'intake.appeal.sung',
    'intake.appeal.sung.v',
    'intake.appeal.sung.1',
    'intake.appeal.sung.v1.',
    'intake.appeal.sung.v1 ',
    ' intake.appeal.sung.v1',
    'shouwen.intake.appeal.sung.v1',
    'intake..sung.v1',
    '.appeal.sung.v1',
    'intake.appeal..v1',
    'Intake.appeal.sung.v1',
    'intake.Appeal.sung.v1',
    'intake.appeal.Sung.v1',
    'intake.appeal.sung.vx',
  ])('is not "%s"', (type) => {
    expect(declare(type)).toThrow(`not a fact's type: ${type}`)
  })

  test('that this version does not know has no definition', () => {
    expect(definitionOf('intake.appeal.sung.v1')).toBeUndefined()
  })
})

test('what recurs in facts has its bounds', () => {
  const fits = (schema: z.ZodType, ...values: unknown[]) =>
    values.map((value) => schema.safeParse(value).success)
  expect(fits(code, '', 'a', 'a'.repeat(100), 'a'.repeat(101))).toEqual([false, true, true, false])
  expect(fits(path, '', 'a', 'a'.repeat(200), 'a'.repeat(201))).toEqual([false, true, true, false])
  expect(fits(version, 0, 1, 1.5, '1')).toEqual([false, true, false, false])
  expect(fits(instant, '2026-03-02T01:00:00.000Z', '2026-03-02T01:00:00+08:00', '2026-03-02')).toEqual([
    true,
    false,
    false,
  ])
  expect(fits(id, '0197a1c2-0000-7000-8000-000000000001', 'li')).toEqual([true, false])
})
