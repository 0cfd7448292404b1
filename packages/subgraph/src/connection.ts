import { Refusal } from '@shouwen/vocabulary/refusal'
import { Field, ObjectType, type ClassType } from 'type-graphql'

/** Entries of a page: 20 unless told, 100 at the most. */
const DEFAULT_PAGE = 20
export const LARGEST_PAGE = 100

/** A place in a list that is sorted by an instant and then by id: stable whatever is added meanwhile. */
export interface Cursor {
  readonly at: Date
  readonly id: string
}

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(`${cursor.at.toISOString()}|${cursor.id}`).toString('base64url')
}

/** An instant and a UUID, as `encodeCursor` writes them: years beyond four digits, say, the database does not hold. */
const cursorForm = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\|([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** Refuses with CURSOR_INVALID what no list of ours has given out. */
export function decodeCursor(text: string): Cursor {
  const [, at = '', id = ''] = cursorForm.exec(Buffer.from(text, 'base64url').toString('utf8')) ?? []
  const instant = new Date(at)
  if (Number.isNaN(instant.getTime())) throw new Refusal('CURSOR_INVALID')
  return { at: instant, id }
}

/** The size of a page; refuses with INPUT_INVALID what is not between 1 and the largest page. */
export function pageSize(first: number | null | undefined): number {
  const size = first ?? DEFAULT_PAGE
  if (size < 1 || size > LARGEST_PAGE) {
    throw new Refusal('INPUT_INVALID', { problems: `first must be between 1 and ${LARGEST_PAGE}` })
  }
  return size
}

/** A page as a Relay connection has it. */
export interface Page<Node> {
  readonly edges: readonly { readonly node: Node; readonly cursor: string }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

/** Makes a page of rows that were read with one more than the page holds. */
export function toPage<Node>(
  rows: readonly Node[],
  size: number,
  cursorOf: (node: Node) => Cursor,
): Page<Node> {
  const edges = rows.slice(0, size).map((node) => ({ node, cursor: encodeCursor(cursorOf(node)) }))
  return {
    edges,
    pageInfo: { hasNextPage: rows.length > size, endCursor: edges.at(-1)?.cursor ?? null },
  }
}

/** The GraphQL connection type of a node; each service makes its own. */
export function connectionOf<Node extends object>(
  node: ClassType<Node>,
  name: string,
): ClassType<Page<Node>> {
  @ObjectType(`${name}Edge`, { description: `One ${name} in a list, with its place.` })
  class Edge {
    @Field(() => node, { description: 'The entry.' })
    node!: Node
    @Field(() => String, { description: 'Its place in the list, for `after`.' })
    cursor!: string
  }

  @ObjectType(`${name}PageInfo`, { description: 'Where a page ends.' })
  class PageInfo {
    @Field(() => Boolean, { description: 'Whether more follow.' })
    hasNextPage!: boolean
    @Field(() => String, { nullable: true, description: 'Give this as `after` for the next page.' })
    endCursor!: string | null
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name}s.` })
  class Connection {
    @Field(() => [Edge], { description: 'The entries of this page, at most 100.' })
    edges!: Edge[]
    @Field(() => PageInfo, { description: 'Where it ends.' })
    pageInfo!: PageInfo
  }
  return Connection
}
