import { accountOpened } from '@shouwen/events/customer-profile'
import { staffAppointed, staffDismissed } from '@shouwen/events/dispatch'
import { parseFact, type FactEnvelope } from '@shouwen/events/fact'
import { listenLive } from '@shouwen/messaging/live'
import type { Logger } from 'pino'
import type { People } from './people'

/** Has people forgotten whom a fact says to have changed, at once: without these facts the memory only ages. */
export function forgetWhoChanges(
  people: People,
  nats: { readonly url: string; readonly prefix: string },
  log: Logger,
): { stop(): Promise<void> } {
  return listenLive({
    nats: { ...nats, name: 'gateway' },
    about: ['dispatch.staff', 'customer-profile.account'],
    hear: (envelope) => {
      const changed = whoChanged(envelope)
      if (changed !== null) people.forget(changed)
    },
    log,
  })
}

function whoChanged(envelope: FactEnvelope): string | null {
  switch (envelope.type) {
    case staffAppointed.type:
      return parseFact(staffAppointed, envelope).data.staffId
    case staffDismissed.type:
      return parseFact(staffDismissed, envelope).data.staffId
    case accountOpened.type:
      return parseFact(accountOpened, envelope).data.customerId
    default:
      return null
  }
}
