/** A step of a story, told when it has happened. */
export interface Told {
  /** Who did it: a persona, or the server. */
  readonly who: string
  readonly zh: string
  readonly en: string
  /** The clauses that it obeys. */
  readonly clauses: readonly string[]
}

/** Hears the steps of a story as they happen. */
export type Teller = (told: Told) => void
