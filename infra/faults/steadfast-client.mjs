import { SchemaClient } from '@shouwen/scenarios/schema-client'

/** Goes on longer than a run waits for it; not so often that asking keeps the house from coming back. */
const patience = { seconds: 3_600, everyMs: 100 }

/** Codes with which the house says that it does not know itself what went wrong. */
const faults = new Set(['INTERNAL_SERVER_ERROR', 'NO_CODE', 'error'])

/**
 * A client as a phone in a basement is one: sends each mutation under its key until it is accepted or finally refused,
 * whatever becomes of the connection, and writes down what it was answered.
 */
export class SteadfastClient extends SchemaClient {
  /**
   * @param {string} origin
   * @param {(persona: string) => Promise<string>} tokenOf
   * @param {import('./ledger.mjs').Ledger} ledger
   */
  constructor(origin, tokenOf, ledger) {
    super(`${origin}/graphql`, tokenOf, 'en', patience)
    this.ledger = ledger
  }

  /**
   * @override
   * @param {string | null} persona
   * @param {import('@shouwen/scenarios/generated/operations').TypedDocumentString<unknown, unknown> | string} operation
   * @param {...{ input?: { idempotencyKey?: string } }} given
   */
  async ask(persona, operation, ...given) {
    const key = given[0]?.input?.idempotencyKey
    const name = nameOf(operation.toString())
    const sentAt = Date.now()
    if (key === undefined) this.ledger.queries += 1
    else this.ledger.sends(key, name)
    const answer = await super.ask(persona, operation, ...given).catch((error) => {
      this.ledger.sendsAgain(`connection: ${error.cause?.code ?? error.name}`)
      throw error
    })
    const [first] = answer.errors
    if (first === undefined) {
      if (key !== undefined) this.ledger.accepts(key, answer.data[name] ?? {}, sentAt)
      return answer
    }
    const code = first.extensions?.code ?? 'NO_CODE'
    if (faults.has(code)) this.ledger.faults.push(`${name}: ${code}: ${first.message}`)
    if (this.mayPass(first)) this.ledger.sendsAgain(code)
    else if (key !== undefined) this.ledger.refuses(key, code)
    return answer
  }

  /**
   * A fault is no refusal: it is asked again after it, too.
   * @override
   * @param {import('@shouwen/scenarios/schema-client').AnsweredError} error
   */
  mayPass(error) {
    return super.mayPass(error) || faults.has(error.extensions?.code ?? 'NO_CODE')
  }
}

/**
 * The field that an operation asks for first.
 * @param {string} operation
 */
function nameOf(operation) {
  return /\{\s*(\w+)/.exec(operation)?.[1] ?? operation
}

/**
 * Tokens of the development issuer's personas, as a house's sign-in page gives them out; each is asked for once.
 * @param {string} origin
 * @returns {(persona: string) => Promise<string>}
 */
export function tokensFrom(origin) {
  /** @type {Map<string, string>} */
  const known = new Map()
  return async (persona) => {
    const token =
      known.get(persona) ?? (await (await fetch(`${origin}/sign-in?persona=${persona}`)).json()).token
    known.set(persona, token)
    return token
  }
}
