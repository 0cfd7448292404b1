import type { Request } from 'express'
import type { Asked } from './admission'

/** What a request asks, whether it is posted or stands in the address; nothing where it cannot be read. */
export function askedBy(request: Request): Asked {
  if (request.method === 'GET') {
    const { query, variables, extensions } = request.query
    return { query, variables: jsonIn(variables), extensions: jsonIn(extensions) }
  }
  const body: unknown = request.body
  if (typeof body !== 'object' || body === null) return { query: undefined, variables: {}, extensions: {} }
  return {
    query: 'query' in body ? body.query : undefined,
    variables: 'variables' in body ? body.variables : {},
    extensions: 'extensions' in body ? body.extensions : {},
  }
}

function jsonIn(text: unknown): unknown {
  if (typeof text !== 'string') return {}
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
