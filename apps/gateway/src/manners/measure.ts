import {
  Kind,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { ASSUMED_LIST, DEFAULT_PAGE, LARGEST_PAGE, MUTATION_COST, type DocumentLimit } from './limits'

/** How much a document asks for, by the names of the limits; tokens are counted by the parser. */
export type Measured = Readonly<Record<Exclude<DocumentLimit, 'tokens'>, number>>

const nothing: Measured = { depth: 0, aliases: 0, directives: 0, rootFields: 0, selections: 0, cost: 0 }

/** Spreading can double with each fragment: numbers stay such that JSON and a reader can take them. */
const capped = (count: number): number => Math.min(count, Number.MAX_SAFE_INTEGER)

function joined(left: Measured, right: Measured): Measured {
  return {
    depth: Math.max(left.depth, right.depth),
    aliases: capped(left.aliases + right.aliases),
    directives: capped(left.directives + right.directives),
    rootFields: capped(left.rootFields + right.rootFields),
    selections: capped(left.selections + right.selections),
    cost: capped(left.cost + right.cost),
  }
}

function largest(left: Measured, right: Measured): Measured {
  return {
    depth: Math.max(left.depth, right.depth),
    aliases: Math.max(left.aliases, right.aliases),
    directives: Math.max(left.directives, right.directives),
    rootFields: Math.max(left.rootFields, right.rootFields),
    selections: Math.max(left.selections, right.selections),
    cost: Math.max(left.cost, right.cost),
  }
}

/**
 * Measures a document before it is validated or planned, in time that grows with its length alone: a fragment is
 * measured once for each size of page that it is spread under. Of several operations the largest of each number counts.
 * What does not fit the schema, or goes round in circles, counts as far as it is written; validation refuses it.
 */
export function measure(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): Measured {
  return new Ruler(schema, document, variables).measured()
}

class Ruler {
  private readonly fragments = new Map<string, FragmentDefinitionNode>()
  private readonly measuredFragments = new Map<string, Measured>()

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly document: DocumentNode,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition)
    }
  }

  measured(): Measured {
    return this.document.definitions
      .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
      .map((operation) => this.ofOperation(operation))
      .reduce(largest, nothing)
  }

  private ofOperation(operation: OperationDefinitionNode): Measured {
    const root = this.schema.getRootType(operation.operation) ?? undefined
    const inside = this.ofSelections(operation.selectionSet, root, ASSUMED_LIST)
    const mutations = operation.operation === 'mutation' ? inside.rootFields * MUTATION_COST : 0
    const directives = [operation, ...(operation.variableDefinitions ?? [])].reduce(
      (sum, node) => sum + (node.directives?.length ?? 0),
      0,
    )
    return joined(inside, { ...nothing, directives, cost: mutations })
  }

  /** @param page entries that a list right below is taken to have */
  private ofSelections(
    { selections }: SelectionSetNode,
    parent: GraphQLNamedType | undefined,
    page: number,
  ): Measured {
    return selections.reduce(
      (sum, selection) => joined(sum, this.ofSelection(selection, parent, page)),
      nothing,
    )
  }

  private ofSelection(
    selection: SelectionNode,
    parent: GraphQLNamedType | undefined,
    page: number,
  ): Measured {
    const own = { ...nothing, selections: 1, directives: selection.directives?.length ?? 0 }
    switch (selection.kind) {
      case Kind.FIELD:
        return joined(own, this.ofField(selection, parent, page))
      case Kind.INLINE_FRAGMENT: {
        const condition = selection.typeCondition
        const type = condition === undefined ? parent : this.schema.getType(condition.name.value)
        return joined(own, this.ofSelections(selection.selectionSet, type, page))
      }
      case Kind.FRAGMENT_SPREAD:
        return joined(own, this.ofFragment(selection.name.value, page))
    }
  }

  private ofFragment(name: string, page: number): Measured {
    const key = `${page} ${name}`
    const known = this.measuredFragments.get(key)
    if (known !== undefined) return known
    const fragment = this.fragments.get(name)
    if (fragment === undefined) return nothing
    // Whoever comes round to it again while it is being measured finds nothing: a circle ends.
    this.measuredFragments.set(key, nothing)
    const type = this.schema.getType(fragment.typeCondition.name.value)
    const directives = fragment.directives?.length ?? 0
    const found = joined({ ...nothing, directives }, this.ofSelections(fragment.selectionSet, type, page))
    this.measuredFragments.set(key, found)
    return found
  }

  private ofField(field: FieldNode, parent: GraphQLNamedType | undefined, page: number): Measured {
    const own = { ...nothing, rootFields: 1, aliases: field.alias === undefined ? 0 : 1 }
    const asksForSchema = field.name.value.startsWith('__')
    const definition = fieldOf(parent, field.name.value)
    const type = definition && getNamedType(definition.type)
    const inside =
      field.selectionSet === undefined
        ? nothing
        : this.ofSelections(field.selectionSet, type, this.pageOf(field, definition))
    const entries = definition && isListType(getNullableType(definition.type)) ? page : 1
    const objects = type === undefined || isCompositeType(type) ? 1 : 0
    return {
      ...joined(own, { ...inside, rootFields: 0 }),
      // The schema's own questions are deeper than any of the house; graphql-js bounds them by a rule of its own.
      depth: asksForSchema ? 0 : inside.depth + 1,
      cost: asksForSchema ? 0 : capped(entries * (objects + inside.cost)),
    }
  }

  /** How many entries the list below a field may have: what `first` says, as far as a service would give it. */
  private pageOf(field: FieldNode, definition: GraphQLField<unknown, unknown> | undefined): number {
    if (!definition?.args.some(({ name }) => name === 'first')) return ASSUMED_LIST
    const value = field.arguments?.find(({ name }) => name.value === 'first')?.value
    const first =
      value?.kind === Kind.INT
        ? Number(value.value)
        : value?.kind === Kind.VARIABLE
          ? this.variableOf(value.name.value)
          : DEFAULT_PAGE
    return Number.isInteger(first) && first >= 1 ? Math.min(first, LARGEST_PAGE) : DEFAULT_PAGE
  }

  /** A variable without a value may have a default somewhere in the document: it is taken as the largest page. */
  private variableOf(name: string): number {
    const value = this.variables[name]
    return typeof value === 'number' ? value : LARGEST_PAGE
  }
}

function fieldOf(
  parent: GraphQLNamedType | undefined,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined
}
