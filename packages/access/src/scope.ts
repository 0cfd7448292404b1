import type { Role } from '@shouwen/vocabulary/organisation'
import type { Actor } from './actor'

/** The scopes in which the actor holds a role that the permission asks for. */
export function scopesFor(actor: Actor, permission: { readonly roles: readonly Role[] }): string[] {
  return actor.grants.filter((grant) => permission.roles.includes(grant.role)).map((grant) => grant.scope)
}
