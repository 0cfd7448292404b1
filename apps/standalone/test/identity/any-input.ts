import { randomUUID } from 'node:crypto'
import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql'

const sampleScalars: Readonly<Record<string, () => unknown>> = {
  ID: randomUUID,
  String: () => 'any text',
  Int: () => 1,
  Float: () => 1,
  Boolean: () => true,
  DateTimeISO: () => '2026-03-02T01:00:00Z',
  JSON: () => ({}),
}

/** Some value of a type: whatever is required, and nothing else. */
function anyOf(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return anyOf(type.ofType)
  if (isListType(type)) return [anyOf(type.ofType)]
  if (isEnumType(type)) return type.getValues()[0]?.name
  if (!isInputObjectType(type)) {
    const sample = sampleScalars[type.name]
    if (sample === undefined) throw new Error(`what is a value of ${type.name}?`)
    return sample()
  }
  const required = Object.values(type.getFields()).filter((field) => isNonNullType(field.type))
  return Object.fromEntries(required.map((field) => [field.name, anyOf(field.type)]))
}

/** A call of a mutation that GraphQL itself has nothing to say against. */
export function aCallOf({ name, args }: GraphQLField<unknown, unknown>): {
  query: string
  variables: Record<string, unknown>
} {
  const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ')
  const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')
  return {
    query: `mutation Any(${declared}) { ${name}(${given}) { __typename } }`,
    variables: Object.fromEntries(args.map((arg) => [arg.name, anyOf(arg.type)])),
  }
}
