import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { buildSchema, parse } from 'graphql'
import { documentLimits } from '../src/manners/limits'
import { measure, type Measured } from '../src/manners/measure'

const schema = buildSchema(readFileSync(join(__dirname, '../api.graphql'), 'utf8'))

const measured = (text: string, variables: Record<string, unknown> = {}): Measured =>
  measure(schema, parse(text), variables)

test('a plain question is counted as it is written', () => {
  expect(measured('{ me { id kind } projects { id } }')).toEqual({
    depth: 2,
    aliases: 0,
    directives: 0,
    rootFields: 2,
    selections: 5,
    // me, and ten projects
    cost: 11,
  })
})

test('pages multiply what is below them', () => {
  const page = (first: string): string =>
    `query Q($n: Int) { appeals${first} { edges { node { trail { id } } } } }`
  // the connection, and for each entry its edge, its node and ten rows of its trail
  const cost = (entries: number): number => 1 + entries * (1 + 1 + 10)
  expect(measured(page('(first: 50)')).cost).toBe(cost(50))
  expect(measured(page('')).cost).toBe(cost(20))
  expect(measured(page('(first: 5000)')).cost).toBe(cost(100))
  expect(measured(page('(first: -1)')).cost).toBe(cost(20))
  expect(measured(page('(first: $n)'), { n: 7 }).cost).toBe(cost(7))
  expect(measured(page('(first: $n)')).cost).toBe(cost(100))
  expect(measured(page('(first: $n)'), { n: 'many' }).cost).toBe(cost(100))
})

test('a page within a page is paid for each entry', () => {
  const nested =
    '{ appeals(first: 100) { edges { node { customer { serviceHistory(first: 100) { edges { node { status } } } } } } } }'
  expect(measured(nested).cost).toBe(1 + 100 * (1 + 1 + 1 + 1 + 100 * 2))
})

const plain =
  '{ appeals(first: 40) { edges { node { a: customer { serviceHistory { edges { node { status @skip(if: true) } } } } } } } }'

test.each([
  {
    name: 'a fragment',
    text: `{ ...F } fragment F on Query ${plain}`,
  },
  {
    name: 'nested fragments',
    text: `{ ...A } fragment A on Query { appeals(first: 40) { ...B } } fragment B on AppealConnection { edges { ...C } }
      fragment C on AppealEdge { node { ...D } } fragment D on Appeal { a: customer { ...E } }
      fragment E on Customer { serviceHistory { edges { node { status @skip(if: true) } } } }`,
  },
  {
    name: 'inline fragments',
    text: `{ ... on Query { ... { appeals(first: 40) { ... { edges { ... on AppealEdge { node { ... on Appeal { a: customer {
      serviceHistory { edges { node { ... { status @skip(if: true) } } } } } } } } } } } } } }`,
  },
  {
    name: 'a fragment that is written after a short operation',
    text: `query Short { me { id } } query Long { ...F } fragment F on Query ${plain}`,
  },
])('$name hides neither depth, nor aliases, directives or cost', ({ text }) => {
  const { depth, aliases, directives, cost, rootFields } = measured(plain)
  expect(measured(text)).toMatchObject({ depth, aliases, directives, cost, rootFields })
})

test('aliases and directives in a fragment count as often as it is spread', () => {
  const { aliases, directives } =
    measured(`{ a: me { ...F } b: me { ...F } c: me { ...F @include(if: true) } }
    fragment F on Me { x: id @skip(if: false) y: name }`)
  expect({ aliases, directives }).toEqual({ aliases: 3 + 3 * 2, directives: 3 + 1 })
})

test('fragments that double are measured at once, and their count stays a number', () => {
  const count = 400
  const doubling = Array.from(
    { length: count },
    (_, level) => `fragment F${level} on Query { ...F${level + 1} ...F${level + 1} }`,
  )
  const { selections } = measured(
    `{ ...F0 } ${doubling.join(' ')} fragment F${count} on Query { __typename }`,
  )
  expect(selections).toBe(Number.MAX_SAFE_INTEGER)
})

test('one fragment under many sizes of page is measured once for each', () => {
  const lists = Array.from({ length: 300 }, (_, each) => `a${each}: appeals(first: ${each}) { ...P }`)
  const { rootFields, selections } = measured(
    `{ ${lists.join(' ')} } fragment P on AppealConnection { edges { node { id } } }`,
  )
  expect({ rootFields, selections }).toEqual({ rootFields: 300, selections: 300 * 5 })
})

test.each([
  '{ ...A } fragment A on Query { me { id } ...A }',
  '{ ...A } fragment A on Query { me { id } ...B } fragment B on Query { ...A }',
  '{ ...Nobody }',
  '{ nothing { of { this { kind } } } }',
  'subscription { me { id } }',
  'fragment F on Nothing { id }',
])('what is not valid is measured without harm: %s', (text) => {
  const numbers = Object.values(measured(text))
  expect(numbers.every((number) => Number.isSafeInteger(number) && number < 20)).toBe(true)
})

test('the question that GraphiQL asks for the schema is within the limits', async () => {
  const { getIntrospectionQuery } = await import('graphql')
  const asked = measured(getIntrospectionQuery())
  for (const [limit, count] of Object.entries(asked)) {
    expect(count).toBeLessThanOrEqual(documentLimits[limit as keyof Measured])
  }
})
