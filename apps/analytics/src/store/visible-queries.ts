import type { Actor } from '@shouwen/access/actor'
import type { Permission } from '@shouwen/access/permission'
import { scopesFor } from '@shouwen/access/scope'
import { withinScopes } from '@shouwen/transactions/within-scopes'
import { Brackets } from 'typeorm'

/** Which rows of `appeal_facts`, aliased `facts`, an actor may see: by the scope of their posts; customers their own. */
export function factsVisibleTo(actor: Actor, permission: Permission): Brackets {
  if (actor.kind === 'customer') {
    return new Brackets((where) => where.where('facts.customerId = :own', { own: actor.customerId }))
  }
  if (actor.kind === 'service') return new Brackets((where) => where.where('facts.projectPath is not null'))
  return withinScopes('facts.projectPath', scopesFor(actor, permission))
}
