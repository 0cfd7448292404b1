/** How often something was chosen in a context of the past: a kind of matter, a place. */
export interface Counted {
  readonly context: string
  readonly choice: string
  readonly times: number
}

/** Why something is suggested: in so many of the cases of a context it was chosen. */
export interface Ground {
  readonly context: string
  readonly times: number
  readonly of: number
}

/** Something that the past suggests, with its share: 0 to 1, of all choices together 1. */
export interface Suggestion {
  readonly choice: string
  readonly share: number
  /** From the most particular context to the most general, those that speak for it. */
  readonly because: readonly Ground[]
}

/** Suggestions at the most. */
export const SUGGESTIONS = 3

/** How much a context must have seen, for each different choice in it, to be trusted as much as all before it. */
const DOUBT = 2

/**
 * What the past suggests: the shares of the most particular context that has been seen, each backed off to the next more general one
 * by how much it has seen (Witten and Bell's interpolation). Counts are all that is learned: a new case adds one to each
 * of its contexts.
 * @param contexts from the most general to the most particular.
 */
export function suggest(contexts: readonly string[], counts: readonly Counted[]): Suggestion[] {
  const seen = contexts.map((context) => counts.filter((each) => each.context === context && each.times > 0))
  const shares = new Map<string, number>()
  for (const choices of seen) {
    const all = total(choices)
    if (all === 0) continue
    const trust = all / (all + DOUBT * choices.length)
    for (const [choice, share] of shares) shares.set(choice, (1 - trust) * share)
    /** The first context has none before it to lean on. */
    const weight = shares.size === 0 ? 1 : trust
    for (const { choice, times } of choices) {
      shares.set(choice, (shares.get(choice) ?? 0) + (weight * times) / all)
    }
  }
  return [...shares]
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .slice(0, SUGGESTIONS)
    .map(([choice, share]) => ({ choice, share, because: groundsOf(choice, seen) }))
}

function groundsOf(choice: string, seen: readonly (readonly Counted[])[]): Ground[] {
  return [...seen].reverse().flatMap((choices) => {
    const own = choices.find((each) => each.choice === choice)
    return own === undefined ? [] : [{ context: own.context, times: own.times, of: total(choices) }]
  })
}

function total(choices: readonly Counted[]): number {
  return choices.reduce((sum, { times }) => sum + times, 0)
}
