import { buildSubgraphSchema } from '@apollo/subgraph'
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper'
import { printSchemaWithDirectives } from '@graphql-tools/utils'
import { GraphQLObjectType, parse, specifiedDirectives, type GraphQLSchema } from 'graphql'
import { buildSchemaSync, createResolversMap, type NonEmptyArray } from 'type-graphql'
import type { GraphContext } from './context'
import { guardReference, guardRootFields } from './guard'
import type { EntityReference, GraphClass, Service } from './service'

const link = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: ["@key", "@external", "@requires", "@provides", "@shareable", "@inaccessible"]
)
`

/** What the schema is made from: no store, no application, so that it can be emitted without a database. */
export type GraphPart<App> = Pick<Service<App>, 'name' | 'graph' | 'permissions'>

function bareSchema<App>({ name, graph }: GraphPart<App>): GraphQLSchema {
  const [first, ...rest] = graph.resolvers
  if (first === undefined) throw new Error(`${name} has no resolvers`)
  const resolvers: NonEmptyArray<GraphClass> = [first, ...rest]
  return buildSchemaSync({
    resolvers,
    orphanedTypes: [...graph.types],
    directives: [...specifiedDirectives],
    skipCheck: true,
    validate: { forbidUnknownValues: false },
  })
}

/** The subgraph's schema as text, as committed in `schema.graphql`. */
export function emitSchema<App>(service: GraphPart<App>): string {
  return `${link}\n${printSchemaWithDirectives(bareSchema(service))}\n`
}

/** The executable federation 2 subgraph. Fails when an operation or an entity has no row in the permission table. */
export function subgraphSchema<App>(service: GraphPart<App>): GraphQLSchema {
  const bare = bareSchema(service)
  const resolvers: Record<string, object> = createResolversMap(bare)
  for (const [typeName, resolve] of Object.entries(service.graph.references)) {
    if (!(bare.getType(typeName) instanceof GraphQLObjectType)) {
      throw new Error(`${service.name} resolves references to ${typeName}, which its schema lacks`)
    }
    const guarded = guardReference(resolve, service.permissions, typeName)
    resolvers[typeName] = {
      ...resolvers[typeName],
      __resolveReference: (reference: EntityReference, context: GraphContext<App>) =>
        guarded(reference, context),
    }
  }
  const schema = buildSubgraphSchema({
    typeDefs: parse(emitSchema(service)),
    resolvers: resolvers as GraphQLResolverMap<unknown>,
  })
  guardRootFields(schema, service.name, service.permissions)
  return schema
}
