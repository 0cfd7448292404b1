/**
 * What one GraphQL document may ask for. Fragments are counted wherever they are spread, so nothing hides in them.
 * Told in README.md, "Limits".
 */
export const documentLimits = {
  /** Lexical tokens. */
  tokens: 5_000,
  /** Fields below one another. */
  depth: 15,
  /** Fields that are given another name. */
  aliases: 100,
  /** Directives, those of fragments as often as they are spread. */
  directives: 50,
  /** Fields of the query or mutation itself. */
  rootFields: 20,
  /** Fields, inline fragments and spreads, after spreading. */
  selections: 2_000,
  /** Objects that the answer may hold: the pages' sizes multiplied along the way down. A mutation counts ten. */
  cost: 20_000,
} as const

export type DocumentLimit = keyof typeof documentLimits

/** Entries that a list is taken to have when it has no pages. */
export const ASSUMED_LIST = 10

/** Entries of a page when the client names no number, and the most that a service gives. */
export const DEFAULT_PAGE = 20
export const LARGEST_PAGE = 100

/** What a field of a mutation costs, besides what it answers. */
export const MUTATION_COST = 10

/** Requests that wait for their turn at the most; more are refused at once. */
export const MOST_WAITING = 1_000

/** Bytes of a request's body at the most. */
export const BODY_LIMIT = 2 * 1024 * 1024

/** Ways of joining the services that the planner weighs for one document at the most. */
export const PLANS_WEIGHED = 1_000
