import fc from 'fast-check'
import { z } from 'zod'
import type { FactDefinition, FactEnvelope } from '../src/fact'

/** As much of a JSON schema as facts are described by. */
interface Schema {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly anyOf?: readonly Schema[]
  readonly enum?: readonly string[]
  readonly const?: string
  readonly format?: string
  readonly items?: Schema
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
}

const anyMoment = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())

/** Anything that a schema of zod allows. */
export function anythingOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  return anything(z.toJSONSchema(schema) as Schema)
}

function anything(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(anything))
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (typeof schema.type === 'object')
    return fc.oneof(...schema.type.map((type) => anything({ ...schema, type })))
  switch (schema.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([key, part]) => [key, anything(part)]),
        ),
      )
    case 'array':
      return fc.array(anything(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: 4 })
    case 'string':
      return anyString(schema)
    case 'integer':
      return fc.integer({
        min: schema.minimum ?? (schema.exclusiveMinimum ?? -1) + 1,
        max: Math.min(schema.maximum ?? 1_000_000, 1_000_000),
      })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case undefined:
      return fc.jsonValue()
    default:
      throw new Error(`no example for ${schema.type}`)
  }
}

function anyString({ format, minLength = 0, maxLength = 30 }: Schema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid()
  if (format === 'date-time') return anyMoment
  if (format === 'date') return anyMoment.map((moment) => moment.slice(0, 10))
  return fc.string({ minLength, maxLength: Math.min(maxLength, 30) })
}

/** The envelope of a fact with this data. */
export function anEnvelope({ type, producer }: FactDefinition, data: unknown): FactEnvelope {
  return {
    specversion: '1.0',
    id: '0197a1c2-0000-7000-8000-000000000001',
    source: producer,
    type,
    subject: 'appeal/1',
    time: '2026-03-02T01:00:00.000Z',
    datacontenttype: 'application/json',
    groupid: '0197a1c2-0000-7000-8000-000000000002',
    projectpath: 'lvyuan/north/hetang',
    appealid: null,
    actorkind: 'staff',
    actorid: 'li',
    clauses: ['P5.1.2'],
    packid: 'residential',
    packversion: 1,
    correlationid: 'call',
    causationid: null,
    data,
  }
}
