import { countDeadLetters } from '@shouwen/messaging/dead-letters'
import type { PostOffice } from '@shouwen/messaging/post-office'
import type { ReadGauges, Reading } from '@shouwen/telemetry/gauges'
import { waitingForRelay } from '@shouwen/transactions/event-log'
import type { Store } from '@shouwen/transactions/store'
import { unsealedSeconds } from '@shouwen/transactions/trail/seal-trail'
import type { ServiceReadings } from './service'

/** What a service's gauges say at this moment: its pool, its relay, who listens to it, its dead letters, its own numbers. */
export function gaugesOf(store: Store, postOffice: PostOffice, own: ServiceReadings): ReadGauges {
  return async () => {
    const [fromDatabase, fromTransport] = await Promise.all([
      ofTables(store, own).catch(unknown),
      postOffice.readings().catch(unknown),
    ])
    return [...poolOf(store), ...fromDatabase, ...fromTransport]
  }
}

/** The database or the transport is away: the others' numbers are told all the same. */
function unknown(): readonly Reading[] {
  return []
}

function poolOf(store: Store): Reading[] {
  return Object.entries(store.connections()).map(([state, value]) => ({
    gauge: 'shouwen_pool_connections',
    value,
    labels: { state },
  }))
}

function ofTables(store: Store, own: ServiceReadings): Promise<readonly Reading[]> {
  return store.asJob(async ({ manager, now }) => {
    const relay = await waitingForRelay(manager)
    return [
      { gauge: 'shouwen_relay_waiting_events', value: relay.waiting },
      { gauge: 'shouwen_relay_oldest_waiting_seconds', value: relay.oldestSeconds },
      { gauge: 'shouwen_unsealed_oldest_seconds', value: await unsealedSeconds(manager) },
      { gauge: 'shouwen_dead_letters', value: await countDeadLetters(manager) },
      ...(await own(manager, now)),
    ]
  })
}
