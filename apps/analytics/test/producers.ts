import { permissionTable } from '@shouwen/access/permission'
import type { FactDefinition, FactEnvelope } from '@shouwen/events/fact'
import { definitionOf } from '@shouwen/events/catalogue'
import type { RunningService } from '@shouwen/subgraph/run-service'
import type { Service } from '@shouwen/subgraph/service'
import { Int, Query, Resolver } from 'type-graphql'

@Resolver()
class Nothing {
  @Query(() => Int, { description: 'Zero.' })
  nothing(): number {
    return 0
  }
}

/** The services that analytics listens to, as far as it can tell: event tables and relays under their names. */
export const producerNames = ['intake', 'dispatch', 'sla', 'revisit-audit'] as const

const permissions = permissionTable('producer', {
  'Query.nothing': {
    roles: ['gmOffice'],
    scope: 'group',
    customers: 'none',
    services: 'all',
    because: 'for tests',
  },
})

export function aProducer(name: string): Service<object> {
  return {
    name,
    entities: [],
    migrations: [],
    app: () => ({}),
    graph: { resolvers: [Nothing], types: [], references: {} },
    permissions,
    reactions: [],
    jobs: () => [],
  }
}

/** Records events in the tables of their producers, in this order. */
export async function record(
  producers: ReadonlyMap<string, RunningService>,
  events: readonly FactEnvelope[],
): Promise<void> {
  for (const event of events) {
    const definition: FactDefinition | undefined = definitionOf(event.type)
    const producer = definition && producers.get(definition.producer)
    if (definition === undefined || producer === undefined) throw new Error(`nobody announces ${event.type}`)
    await producer.store.inTenant(event.groupid, (work) => {
      work.record(definition, {
        subject: `appeal/${event.appealid ?? event.id}`,
        ...(event.appealid === null ? {} : { appealId: event.appealid }),
        clauses: event.clauses,
        at: new Date(event.time),
        data: definition.data.parse(event.data),
      })
      return Promise.resolve()
    })
  }
}
