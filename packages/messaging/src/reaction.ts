import { parseFact, type Fact, type FactDefinition, type FactEnvelope } from '@shouwen/events/fact'
import type { Work } from '@shouwen/transactions/work'

/** What a service does when it hears a fact, inside the transaction that also holds the inbox row. */
export interface Reaction {
  readonly listensTo: FactDefinition
  readonly apply: (envelope: FactEnvelope, work: Work) => Promise<void>
}

/**
 * Declares a reaction. Reactions upsert: facts of different producers have no order between them, and a replay
 * tells old ones again, so an older version must never overwrite a newer one.
 */
export function when<Data extends object>(
  listensTo: FactDefinition<Data>,
  react: (fact: Fact<FactDefinition<Data>>, work: Work) => Promise<void>,
): Reaction {
  return { listensTo, apply: (envelope, work) => react(parseFact(listensTo, envelope), work) }
}

/** What is to be done about facts of each type, in the order in which it was declared. */
export function reactionsByType(reactions: readonly Reaction[]): Map<string, Reaction[]> {
  const grouped = new Map<string, Reaction[]>()
  for (const reaction of reactions) {
    const { type } = reaction.listensTo
    grouped.set(type, [...(grouped.get(type) ?? []), reaction])
  }
  return grouped
}
