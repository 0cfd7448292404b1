import { mayAsk, requireMayAsk, rowFaults, type PermissionTable } from '@shouwen/access/permission'
import {
  Kind,
  defaultFieldResolver,
  isObjectType,
  isUnionType,
  type ConstDirectiveNode,
  type GraphQLFieldMap,
  type GraphQLSchema,
} from 'graphql'
import { inSpan, isTraced } from '@shouwen/telemetry/spans'
import type { GraphContext } from './context'
import type { ReferenceResolver } from './service'

/** What federation asks of every subgraph; `_entities` is guarded entity by entity. */
const ofFederation = new Set(['Query._entities', 'Query._service'])

type RootFields = GraphQLFieldMap<unknown, GraphContext<unknown>>

/** `Query.appeal` and `Mutation.closeAppeal`, by these names. */
function rootFields(schema: GraphQLSchema): Map<string, RootFields[string]> {
  return new Map(
    [schema.getQueryType(), schema.getMutationType()].flatMap((type) => {
      const fields: RootFields = type?.getFields() ?? {}
      return Object.entries(fields)
        .map(([name, field]) => [`${type?.name}.${name}`, field] as const)
        .filter(([key]) => !ofFederation.has(key))
    }),
  )
}

/** What `_entities` resolves; a mere pointer to another service's entity, `resolvable: false`, holds nothing but its id. */
function entityNames(schema: GraphQLSchema): string[] {
  const union = schema.getType('_Entity')
  const entities = isUnionType(union) ? union.getTypes() : []
  return entities.filter(({ astNode }) => astNode?.directives?.some(isResolvableKey)).map(({ name }) => name)
}

function isResolvableKey({ name, arguments: values = [] }: ConstDirectiveNode): boolean {
  const pointer = values.some(
    ({ name: { value: key }, value }) => key === 'resolvable' && value.kind === Kind.BOOLEAN && !value.value,
  )
  return name.value === 'key' && !pointer
}

function isGuardedField(schema: GraphQLSchema, key: string): boolean {
  const [typeName = '', fieldName = ''] = key.split('.')
  const type = schema.getType(typeName)
  return isObjectType(type) && type.getFields()[fieldName] !== undefined
}

/** What a permission table lacks, and what it has that the schema has not: operation without row, row of nobody. */
export function permissionFaults(schema: GraphQLSchema, permissions: PermissionTable): string[] {
  const needed = [...rootFields(schema).keys(), ...entityNames(schema)]
  return [
    ...needed.filter((key) => permissions[key] === undefined).map((key) => `${key} has no row`),
    ...Object.entries(permissions).flatMap(([key, row]) => [
      ...rowFaults(row).map((fault) => `${key}: ${fault}`),
      ...(needed.includes(key) || isGuardedField(schema, key) ? [] : [`${key} is not in the schema`]),
    ]),
  ]
}

/**
 * Has every root field refuse, before anything is read, whom no place would let ask: NOT_FOUND tells nothing to them.
 * Fails when the table does not fit the schema.
 */
export function guardRootFields(schema: GraphQLSchema, service: string, permissions: PermissionTable): void {
  const faults = permissionFaults(schema, permissions)
  if (faults.length > 0) throw new Error(`the permissions of ${service}: ${faults.join('; ')}`)
  for (const [key, field] of rootFields(schema)) {
    const row = permissions[key]
    const { resolve = defaultFieldResolver } = field
    field.resolve = (source, input, context, info) => {
      if (row !== undefined) requireMayAsk(context.actor, row)
      if (!isTraced()) return resolve(source, input, context, info)
      return inSpan(`resolve ${key}`, {}, async () => resolve(source, input, context, info))
    }
  }
}

/** Hides an entity from whom no place would let see it. */
export function guardReference<App>(
  resolve: ReferenceResolver<App>,
  permissions: PermissionTable,
  entity: string,
): ReferenceResolver<App> {
  const row = permissions[entity]
  return (reference, context) =>
    row !== undefined && mayAsk(context.actor, row) ? resolve(reference, context) : null
}
