import { createHash } from 'node:crypto'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { GraphQLError, parse, type DocumentNode, type GraphQLSchema } from 'graphql'
import { LRUCache } from 'lru-cache'
import { documentLimits, type DocumentLimit } from './limits'
import { measure } from './measure'
import type { PersistedOperations } from './persisted-operations'

/** What a client asked for, before anybody has looked into it. */
export interface Asked {
  readonly query: unknown
  readonly variables: unknown
  readonly extensions: unknown
}

/**
 * Lets a document in, or refuses it, before it is validated or planned. Returns it; null for what is no GraphQL.
 * Refuses with OPERATION_NOT_LISTED (a hash that nobody knows, or a document that is not on the list when only those
 * run), INPUT_INVALID (a hash of another text) and OPERATION_TOO_COMPLEX. What is no GraphQL passes: Apollo tells why.
 */
export function admit(
  schema: GraphQLSchema,
  { query, variables, extensions }: Asked,
  persisted: PersistedOperations,
): DocumentNode | null {
  const hash = hashIn(extensions)
  if (hash !== undefined && typeof query === 'string' && sha256(query) !== hash) {
    throw new Refusal('INPUT_INVALID', { problems: 'the hash is not that of the document' })
  }
  const text = query ?? (hash === undefined ? undefined : persisted.documentOf(hash))
  if (text === undefined && hash !== undefined) throw new Refusal('OPERATION_NOT_LISTED')
  if (typeof text !== 'string') return null
  if (persisted.onlyListed && persisted.documentOf(sha256(text)) === undefined) {
    throw new Refusal('OPERATION_NOT_LISTED')
  }
  const document = parsed(text)
  if (document === null) return null
  const measured = measure(schema, document, isRecord(variables) ? variables : {})
  for (const [limit, asked] of Object.entries(measured)) refuseAbove(limit as DocumentLimit, asked)
  return document
}

function refuseAbove(limit: DocumentLimit, asked: number): void {
  const allowed = documentLimits[limit]
  if (asked > allowed) throw new Refusal('OPERATION_TOO_COMPLEX', { limit, allowed, asked })
}

/** Documents parsed before, by their text: clients ask the same few again and again. At most 8 million characters. */
const known = new LRUCache<string, DocumentNode>({
  maxSize: 8_000_000,
  sizeCalculation: (_document, text) => text.length + 1,
})

/** Null for what is no GraphQL document. Parsing ends at the limit of tokens, so a long text costs no more than that. */
function parsed(text: string): DocumentNode | null {
  const before = known.get(text)
  if (before !== undefined) return before
  try {
    const document = parse(text, { maxTokens: documentLimits.tokens, noLocation: true })
    known.set(text, document)
    return document
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    if (/more that \d+ tokens/.test(error.message)) refuseAbove('tokens', documentLimits.tokens + 1)
    return null
  }
}

/** `{"persistedQuery":{"version":1,"sha256Hash":"…"}}`, as Apollo's and other clients send it. */
function hashIn(extensions: unknown): string | undefined {
  const persistedQuery = isRecord(extensions) ? extensions['persistedQuery'] : undefined
  const hash = isRecord(persistedQuery) ? persistedQuery['sha256Hash'] : undefined
  return typeof hash === 'string' ? hash : undefined
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
