import { randomUUID } from 'node:crypto'
import { unwrapResolverError } from '@apollo/server/errors'
import { Refusal, isRetryable, tellRefusal, type RefusalFacts } from '@shouwen/vocabulary/refusal'
import type { RefusalCode } from '@shouwen/vocabulary/refusal-catalogue'
import type { GraphQLFormattedError } from 'graphql'
import type { Logger } from 'pino'
import { ArgumentValidationError } from 'type-graphql'

interface Broken {
  property: string
  constraints?: Record<string, string>
  children?: Broken[]
}

const isBroken = (found: unknown): found is readonly Broken[] => Array.isArray(found)

function problemsOf(broken: readonly Broken[]): string[] {
  return broken.flatMap((each) => [
    ...Object.values(each.constraints ?? {}),
    ...problemsOf(each.children ?? []).map((problem) => `${each.property}.${problem}`),
  ])
}

/** A refusal as a GraphQL error: its code, its facts, and whether trying again may help. */
export function refusalExtensions(code: RefusalCode, facts: RefusalFacts): Record<string, unknown> {
  return { code, facts, retryable: isRetryable(code) }
}

/** The refusal that an error of a resolver stands for, if it is one. */
export function refusalIn(error: unknown): Refusal | null {
  const original = unwrapResolverError(error)
  if (original instanceof Refusal) return original
  if (original instanceof ArgumentValidationError) {
    const broken: unknown = original.extensions.validationErrors
    // What the validator itself stumbled over is no fault of the input.
    if (!isBroken(broken)) return null
    return new Refusal('INPUT_INVALID', { problems: problemsOf(broken).join('; ') })
  }
  return null
}

const ofTheClient = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
])

/**
 * What graphql-js says of a variable that does not fit, without the value that it quotes: the whole input, names and
 * telephones and all, while the facts of a refusal are never personal data.
 */
function withoutTheValue(message: string): string {
  return message.replace(
    /^(Variable "\$\w+") got invalid value .*?(?: at "([^"]*)")?; ([^;]*)$/s,
    (_whole, variable: string, path: string | undefined, problem: string) =>
      `${path === undefined ? variable : `"${path}"`}: ${problem}`,
  )
}

/** Makes errors fit to leave the house: refusals with their facts, everything unexpected masked and logged by an id. */
export function errorFormatter(
  log: Logger,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const where = {
      ...(formatted.path === undefined ? {} : { path: formatted.path }),
      ...(formatted.locations === undefined ? {} : { locations: formatted.locations }),
    }
    const refusal = refusalIn(error)
    if (refusal !== null) {
      return {
        ...where,
        message: tellRefusal(refusal.code, refusal.facts, 'en'),
        extensions: refusalExtensions(refusal.code, refusal.facts),
      }
    }
    const code = formatted.extensions?.['code']
    if (typeof code === 'string' && ofTheClient.has(code)) {
      const invalid = code !== 'GRAPHQL_PARSE_FAILED' && code !== 'BAD_REQUEST'
      const problems = withoutTheValue(formatted.message)
      return {
        ...where,
        message: problems,
        extensions: invalid ? refusalExtensions('INPUT_INVALID', { problems }) : { code },
      }
    }
    const id = randomUUID()
    log.error({ error: unwrapResolverError(error), fault: id, path: formatted.path }, 'a fault was masked')
    return {
      ...where,
      message: `Internal fault ${id}`,
      extensions: { code: 'INTERNAL_SERVER_ERROR', fault: id },
    }
  }
}
