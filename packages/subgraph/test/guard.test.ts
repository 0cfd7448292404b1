import 'reflect-metadata'
import { describe, expect, test } from '@jest/globals'
import { serviceActor, type Actor } from '@shouwen/access/actor'
import { permissionTable, type PermissionRow } from '@shouwen/access/permission'
import { graphql } from 'graphql'
import { Directive, Field, ID, ObjectType, Query, Resolver } from 'type-graphql'
import { GraphContext } from '../src/context'
import { subgraphSchema, type GraphPart } from '../src/schema'

@Directive('@key(fields: "id")')
@ObjectType('Bench')
class BenchType {
  @Field(() => ID)
  id!: string
}

@Resolver()
class Benches {
  @Query(() => BenchType)
  bench(): BenchType {
    return { id: 'b1' }
  }
}

const row: PermissionRow = { roles: ['gmOffice'], scope: 'project', customers: 'none', because: 'C0.2' }

function aService(rows: Record<string, PermissionRow>): GraphPart<object> {
  const graph = {
    resolvers: [Benches],
    types: [],
    references: { Bench: ({ id }: { id: string }) => ({ id }) },
  }
  return { name: 'garden', graph, permissions: permissionTable('garden', rows) }
}

const whole = { 'Query.bench': row, Bench: row }

describe('a schema is not built', () => {
  test.each([
    ['an operation without a row', { Bench: row }, 'Query.bench has no row'],
    ['an entity without a row', { 'Query.bench': row }, 'Bench has no row'],
    ['a row that lets nobody in', { ...whole, Bench: { ...row, roles: [] } }, 'Bench: it names nobody'],
    ['a row without a reason', { ...whole, Bench: { ...row, because: ' ' } }, 'Bench: it names neither'],
    ['a row of what there is not', { ...whole, 'Query.tree': row }, 'Query.tree is not in the schema'],
    [
      'a case beyond its row',
      { ...whole, Bench: { ...row, cases: { mall: { roles: ['partner'], because: 'M2' } } } },
      'Bench: its case mall names a post that it does not',
    ],
  ] satisfies [string, Record<string, PermissionRow>, string][])('with %s', (_name, rows, fault) => {
    expect(() => subgraphSchema(aService(rows))).toThrow(fault)
  })
})

describe('who holds none of the posts anywhere', () => {
  const schema = subgraphSchema(aService(whole))
  const source = 'query($r: [_Any!]!) { bench { id } _entities(representations: $r) { ... on Bench { id } } }'
  const ask = (actor: Actor) =>
    graphql({
      schema,
      source,
      variableValues: { r: [{ __typename: 'Bench', id: 'b2' }] },
      contextValue: new GraphContext(actor, {}),
    })
  const holder: Actor = {
    ...serviceActor('he', '0198c0de-0000-7000-8000-000000000001'),
    kind: 'staff',
    grants: [{ role: 'gmOffice', scope: 'lvyuan' }],
  }

  test('is refused the operation before it runs', async () => {
    const strangers: Actor[] = [
      { ...holder, grants: [{ role: 'partner', scope: 'lvyuan' }] },
      { ...holder, groupId: null },
      { ...holder, kind: 'customer' },
      serviceActor('intake', holder.groupId),
    ]
    for (const actor of strangers) {
      const { errors = [] } = await ask(actor)
      expect(errors.map(({ path, originalError }) => [path, originalError])).toEqual([
        [['bench'], expect.objectContaining({ code: 'NOT_PERMITTED', facts: { operation: 'garden.bench' } })],
      ])
    }
  })

  test('is not shown the entity; who holds one is', async () => {
    const entities = {
      source: 'query($r: [_Any!]!) { _entities(representations: $r) { ... on Bench { id } } }',
    }
    const variableValues = { r: [{ __typename: 'Bench', id: 'b2' }] }
    const seenBy = async (actor: Actor) =>
      (await graphql({ schema, ...entities, variableValues, contextValue: new GraphContext(actor, {}) })).data
    expect(await seenBy({ ...holder, grants: [] })).toEqual({ _entities: [null] })
    expect(await seenBy(holder)).toEqual({ _entities: [{ id: 'b2' }] })
  })
})
