import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { buildSchema, isInputObjectType, isNonNullType, type GraphQLField } from 'graphql'

/** What a mutation lacks of the one shape that all have: one required input with a required key. */
function lacks({ args }: GraphQLField<unknown, unknown>): string | null {
  const [input] = args
  if (args.length !== 1 || input?.name !== 'input') return 'takes something else than one input'
  if (!isNonNullType(input.type) || !isInputObjectType(input.type.ofType)) return 'does without its input'
  const key = input.type.ofType.getFields()['idempotencyKey']
  return key?.type.toString() === 'String!' ? null : 'has no required idempotencyKey'
}

/** By name, what is wrong with the mutations of a schema. */
function withoutKey(sdl: string): Record<string, string | null> {
  const mutations = Object.entries(buildSchema(sdl).getMutationType()?.getFields() ?? {})
  return Object.fromEntries(
    mutations.map(([name, field]) => [name, lacks(field)] as const).filter(([, lack]) => lack !== null),
  )
}

test('every mutation of the schema is given an idempotency key', () => {
  const sdl = readFileSync(join(__dirname, '../api.graphql'), 'utf8')
  expect(Object.keys(buildSchema(sdl).getMutationType()?.getFields() ?? {}).length).toBeGreaterThan(20)
  expect(withoutKey(sdl)).toEqual({})
})

test('a mutation that does without is found', () => {
  const sdl = `
    type Query { none: Int }
    input Keyed { idempotencyKey: String! }
    input Optional { idempotencyKey: String }
    input Bare { id: ID! }
    type Mutation {
      good(input: Keyed!): Int
      mayDoWithout(input: Keyed): Int
      mayLeaveOut(input: Optional!): Int
      bare(input: Bare!): Int
      loose(id: ID!): Int
      more(input: Keyed!, id: ID): Int
    }`
  expect(Object.keys(withoutKey(sdl)).sort()).toEqual([
    'bare',
    'loose',
    'mayDoWithout',
    'mayLeaveOut',
    'more',
  ])
})
