import {
  GraphQLInputObjectType,
  getNamedType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'

/** What a random document is bad at, or good at. */
export const documentShapes = [
  'valid',
  'deep',
  'wide',
  'aliased',
  'fragmented',
  'directed',
  'broken',
] as const
export type DocumentShape = (typeof documentShapes)[number]

/** A query made by chance for a schema: the same one for the same seed. */
export function randomDocument(schema: GraphQLSchema, shape: DocumentShape, seed: number): string {
  return new Writer(schema, shape, seed).document()
}

interface Bounds {
  /** Levels of fields at the most. */
  readonly depth: number
  /** Fields of a level at the most. */
  readonly width: number
}

const bounds: Readonly<Record<DocumentShape, Bounds>> = {
  valid: { depth: 5, width: 3 },
  deep: { depth: 30, width: 1 },
  wide: { depth: 3, width: 40 },
  aliased: { depth: 4, width: 6 },
  fragmented: { depth: 8, width: 3 },
  directed: { depth: 4, width: 4 },
  broken: { depth: 4, width: 3 },
}

class Writer {
  private state: number
  private readonly fragments: string[] = []

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly shape: DocumentShape,
    seed: number,
  ) {
    this.state = (seed ^ 0x9e3779b9) >>> 0
  }

  document(): string {
    const query = this.schema.getQueryType()
    if (query === null || query === undefined) throw new Error('the schema has no query')
    const written = this.selections(query, bounds[this.shape].depth)
    const text = [`query Random ${written}`, ...this.fragments].join('\n')
    return this.shape === 'broken' ? this.broken(text) : text
  }

  /** A number from 0 to below a limit (mulberry32). */
  private below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }

  private oneOf<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)]
    if (item === undefined) throw new Error('nothing to choose from')
    return item
  }

  private selections(type: GraphQLObjectType, depth: number): string {
    const fields = Object.values(type.getFields())
    const leaves = fields.filter((field) => !isCompositeType(getNamedType(field.type)))
    const branches = fields.filter((field) => isObjectType(getNamedType(field.type)))
    const count = 1 + this.below(bounds[this.shape].width)
    const written = Array.from({ length: count }, (_, place) => {
      const goesDown = depth > 1 && branches.length > 0 && (leaves.length === 0 || this.below(4) > 0)
      if (goesDown) return this.field(this.oneOf(branches), depth, place)
      return leaves.length > 0 ? this.field(this.oneOf(leaves), depth, place) : '__typename'
    })
    if (this.shape === 'fragmented' && this.below(2) === 0) return this.inFragment(type, written)
    return `{ ${written.join(' ')} }`
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number, place: number): string {
    // Fields of one name with other arguments do not merge; a name of their own lets them.
    const hasArguments = field.args.length > 0
    const alias = this.shape === 'aliased' || hasArguments ? `a${place}x${this.below(1_000)}: ` : ''
    const given = field.args
      .filter(({ type }) => isNonNullType(type) || this.below(2) === 0)
      .map(({ name, type }) => `${name}: ${this.value(type)}`)
    const args = given.length > 0 ? `(${given.join(', ')})` : ''
    const directive =
      this.shape === 'directed' ? ` @${this.oneOf(['include', 'skip'])}(if: ${this.below(2) === 0})` : ''
    const type = getNamedType(field.type)
    const inside = isObjectType(type) ? ` ${this.selections(type, depth - 1)}` : ''
    return `${alias}${field.name}${args}${directive}${inside}`
  }

  private inFragment(type: GraphQLObjectType, written: readonly string[]): string {
    if (this.below(3) === 0) return `{ ... on ${type.name} { ... { ${written.join(' ')} } } }`
    const name = `F${this.fragments.length}`
    // Now and then one that goes round in a circle.
    const circle = this.below(50) === 0 ? ` ...${name}` : ''
    this.fragments.push(`fragment ${name} on ${type.name} { ${written.join(' ')}${circle} }`)
    return `{ ${`...${name} `.repeat(1 + this.below(3))}}`
  }

  private value(type: GraphQLInputType): string {
    if (isNonNullType(type)) return this.value(type.ofType)
    if (isListType(type)) {
      return `[${Array.from({ length: this.below(4) }, () => this.value(type.ofType)).join(', ')}]`
    }
    if (isEnumType(type)) return this.oneOf(type.getValues()).name
    if (type instanceof GraphQLInputObjectType) {
      return `{${Object.values(type.getFields())
        .map((field) => `${field.name}: ${this.value(field.type)}`)
        .join(', ')}}`
    }
    return this.oneOf(scalars[type.name] ?? ['null'])
  }

  private broken(text: string): string {
    const at = this.below(text.length)
    const change = this.below(4)
    if (change === 0) return text.slice(0, at)
    if (change === 1)
      return `${text.slice(0, at)}${this.oneOf(['{', '}', '...', '@', '"', '\u0000', '诉'])}${text.slice(at)}`
    if (change === 2) return text.replace(/\b\w{4,}\b/, 'nothingLikeIt')
    return text.slice(0, at) + text.slice(at + 1 + this.below(5))
  }
}

const scalars: Readonly<Record<string, readonly string[]>> = {
  ID: ['"0190a6e0-0000-7000-8000-000000000000"', '"nobody"', '""', '7', `"${'x'.repeat(200)}"`],
  String: [
    '"13812345678"',
    '""',
    '"诉求"',
    '"2026-03"',
    '"2026-03-02"',
    '"%_\\\\"',
    '"\\u0000"',
    `"${'x'.repeat(300)}"`,
  ],
  Int: ['-1', '0', '1', '5', '20', '100', '101', '2147483647'],
  Float: ['0', '0.5', '-1.5', '1e300'],
  Boolean: ['true', 'false'],
  DateTimeISO: ['"2026-03-02T01:00:00Z"', '"275760-09-13T00:00:00Z"', '"yesterday"'],
  JSON: ['{}', '[1, {a: "b"}]', 'null'],
}
