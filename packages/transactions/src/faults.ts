import { Refusal } from '@shouwen/vocabulary/refusal'
import { QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm'

const unavailable = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND'])

/** The code of an error, whatever realm its class comes from. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}

/**
 * What the database said, as a refusal where it is one: a value that no column can hold is bad input (class 22),
 * a lost server may be back in a moment, and a deadlock does not happen twice. Anything else stays a fault.
 */
export function refusalOf(error: unknown): unknown {
  const code = codeOf(error)
  if (code.startsWith('22'))
    return new Refusal('INPUT_INVALID', { problems: 'a value that cannot be stored' })
  const lost = code.startsWith('08') || code.startsWith('57P') || unavailable.has(code)
  /** A deadlock's victim (class 40), or a server without a free connection (class 53). */
  const crowded = code.startsWith('40') || code.startsWith('53')
  const cut =
    error instanceof Error &&
    /Connection terminated|is not queryable|timeout exceeded when trying to connect/.test(error.message)
  /** Cut between two statements: TypeORM has let go of the connection before the second. */
  /** A migration of a newer version has changed what a prepared statement answers. */
  const outdated = code === '0A000' && error instanceof Error && /cached plan/.test(error.message)
  const gone =
    error instanceof QueryRunnerAlreadyReleasedError ||
    error instanceof QueryRunnerProviderAlreadyReleasedError
  return lost || crowded || cut || gone || outdated ? new Refusal('UNAVAILABLE') : error
}
