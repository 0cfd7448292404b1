import { countDeadLetters } from '@shouwen/messaging/dead-letters'
import type { PostOffice } from '@shouwen/messaging/post-office'
import type { ReadGauges, Reading } from '@shouwen/telemetry/gauges'
import { waitingForRelay } from '@shouwen/transactions/event-log'
import type { Store } from '@shouwen/transactions/store'
import { unsealedSeconds } from '@shouwen/transactions/trail/seal-trail'
import type { ServiceReadings } from './service'

/**
 * What a service's gauges say at this moment, by where it is read: while its database or its transport is away, or does
 * not answer in time, the others are told all the same.
 */
export function gaugesOf(store: Store, postOffice: PostOffice, own: ServiceReadings): ReadGauges[] {
  return [() => ofProcess(store, postOffice), () => ofTables(store, own), () => postOffice.consumers()]
}

async function ofProcess(store: Store, postOffice: PostOffice): Promise<readonly Reading[]> {
  return [
    { gauge: 'shouwen_active', value: postOffice.isActive ? 1 : 0 },
    ...Object.entries(store.connections()).map(([state, value]): Reading => ({
      gauge: 'shouwen_pool_connections',
      value,
      labels: { state },
    })),
  ]
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
