import type { JsMsg } from '@nats-io/jetstream'
import { definitionOf } from '@shouwen/events/catalogue'
import { factEnvelope, parseFact, type FactEnvelope } from '@shouwen/events/fact'

/** A message that was read: an event to apply, or one that can never be. */
export type Delivery = { readonly message: JsMsg; readonly urgent: boolean } & (
  | { readonly envelope: FactEnvelope; readonly unreadable: null }
  | { readonly envelope: FactEnvelope | null; readonly unreadable: Error }
)

/** Reads and validates a message: the envelope, and the data where this version knows the type. */
export function readDelivery(message: JsMsg): Delivery {
  let envelope: FactEnvelope | null = null
  try {
    envelope = factEnvelope.parse(message.json())
    const definition = definitionOf(envelope.type)
    if (definition !== undefined) parseFact(definition, envelope)
    return { message, envelope, unreadable: null, urgent: definition?.urgent === true }
  } catch (error) {
    const unreadable = error instanceof Error ? error : new Error(String(error))
    return { message, envelope, unreadable, urgent: false }
  }
}
