import { Kind, parse } from 'graphql'

/** Whether a document asks for nothing but `{ __typename }`: all that answers without a token. */
export function asksOnlyTypename(query: unknown): boolean {
  if (typeof query !== 'string' || query.length > 200) return false
  try {
    const { definitions } = parse(query)
    return definitions.every(
      (definition) =>
        definition.kind === Kind.OPERATION_DEFINITION &&
        definition.operation === 'query' &&
        definition.selectionSet.selections.every(
          (selection) => selection.kind === Kind.FIELD && selection.name.value === '__typename',
        ),
    )
  } catch {
    return false
  }
}
