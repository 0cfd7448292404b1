import { factCatalogue } from '@shouwen/events/catalogue'
import { when, type Reaction } from '@shouwen/messaging/reaction'
import { appendToTrail } from '../store/trail'

/** Whatever any service announces about an appeal stands on its trail. */
export const whenAnythingHappens: readonly Reaction[] = factCatalogue.map((definition) =>
  when(definition, (fact, work) => {
    if (fact.appealid === null) return Promise.resolve()
    appendToTrail(work, {
      eventId: fact.id,
      groupId: work.groupId,
      appealId: fact.appealid,
      service: definition.producer,
      type: fact.type,
      occurredAt: new Date(fact.time),
      actorKind: fact.actorkind,
      actorId: fact.actorid,
      clauses: fact.clauses,
      packId: fact.packid,
      packVersion: fact.packversion,
    })
    return Promise.resolve()
  }),
)
