/**
 * @typedef {object} Asked a mutation under one key, sent once or again and again
 * @property {string} key
 * @property {string} operation name of the mutation's field
 * @property {number} tries
 * @property {'open' | 'accepted' | 'refused'} outcome of the last try; open: nobody knows yet
 * @property {string | null} code why it was refused
 * @property {Record<string, unknown> | null} answer what was answered when it was accepted
 */

/** What clients have asked for and were answered: the load's own books, against which the house's tables are checked. */
export class Ledger {
  /** @type {Map<string, Asked>} */
  asked = new Map()
  /** @type {Map<string, number>} why a request had to be sent again */
  again = new Map()
  /** @type {Map<string, number>} final refusals by code */
  refusals = new Map()
  /** @type {string[]} answers that no client should ever see */
  faults = []
  queries = 0
  /** @type {Set<{ since: number, serves: (operation: string) => boolean, found: (at: number) => void }>} */
  #waiting = new Set()

  /**
   * @param {string} key
   * @param {string} operation
   */
  sends(key, operation) {
    const known = this.asked.get(key)
    if (known) known.tries += 1
    else this.asked.set(key, { key, operation, tries: 1, outcome: 'open', code: null, answer: null })
  }

  /**
   * @param {string} key
   * @param {Record<string, unknown>} answer
   * @param {number} sentAt
   */
  accepts(key, answer, sentAt) {
    const asked = this.#of(key)
    if (asked.outcome === 'accepted' && JSON.stringify(asked.answer) !== JSON.stringify(answer))
      this.faults.push(`${asked.operation} ${key} was answered twice, and differently`)
    Object.assign(asked, { outcome: 'accepted', code: null, answer })
    const now = Date.now()
    for (const waiting of this.#waiting) {
      if (sentAt < waiting.since || !waiting.serves(asked.operation)) continue
      this.#waiting.delete(waiting)
      waiting.found(now)
    }
  }

  /**
   * @param {string} key
   * @param {string} code
   */
  refuses(key, code) {
    Object.assign(this.#of(key), { outcome: 'refused', code })
    count(this.refusals, code)
  }

  /** @param {string} reason code of a refusal that may pass, or what became of the connection */
  sendsAgain(reason) {
    count(this.again, reason)
  }

  /**
   * When the first mutation of these was accepted that was sent after an instant; undefined when none was in time.
   * @param {number} since
   * @param {(operation: string) => boolean} serves
   * @param {number} patience milliseconds
   * @returns {Promise<number | undefined>}
   */
  acceptedAfter(since, serves, patience) {
    return new Promise((resolve) => {
      const waiting = {
        since,
        serves,
        /** @param {number} at */
        found: (at) => {
          clearTimeout(timer)
          resolve(at)
        },
      }
      const timer = setTimeout(() => {
        this.#waiting.delete(waiting)
        resolve(undefined)
      }, patience)
      this.#waiting.add(waiting)
    })
  }

  /** @param {Asked['outcome']} outcome */
  that(outcome) {
    return [...this.asked.values()].filter((asked) => asked.outcome === outcome)
  }

  /** @param {string} key */
  #of(key) {
    return /** @type {Asked} */ (this.asked.get(key))
  }
}

/**
 * @param {Map<string, number>} counts
 * @param {string} what
 */
function count(counts, what) {
  counts.set(what, (counts.get(what) ?? 0) + 1)
}
