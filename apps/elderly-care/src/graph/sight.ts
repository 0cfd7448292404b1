import type { Actor } from '@shouwen/access/actor'
import { scopesFor } from '@shouwen/access/scope'
import type { Sight } from '../store/sight-queries'
import { permissions } from '../use-cases/permissions'

/** Staff and machines see the elders of their places, customers themselves, the house's services everybody. */
export function sightOf(actor: Actor): Sight {
  if (actor.kind === 'service') return { of: 'everything' }
  if (actor.kind === 'customer') return { of: 'oneself', customerId: actor.customerId }
  return { of: 'places', scopes: scopesFor(actor, permissions.Elder) }
}
