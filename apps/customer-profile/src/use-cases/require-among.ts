import type { Actor } from '@shouwen/access/actor'
import type { Permission } from '@shouwen/access/permission'
import { covers } from '@shouwen/vocabulary/places'
import { scopesFor } from '@shouwen/access/scope'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { EntityManager } from 'typeorm'
import { placesOf } from '../store/customer-queries'

/**
 * The place at which a customer is the actor's: one of somebody else's projects only is none of theirs.
 * Refuses with NOT_PERMITTED.
 */
export async function requireAmong(
  manager: EntityManager,
  actor: Actor,
  permission: Permission,
  customerId: string,
): Promise<string> {
  const places = (await placesOf(manager, [customerId])).get(customerId) ?? []
  const scopes = scopesFor(actor, permission)
  const place = places.find((path) => scopes.some((scope) => covers(scope, path)))
  if (place === undefined) throw new Refusal('NOT_PERMITTED', { operation: permission.operation })
  return place
}
