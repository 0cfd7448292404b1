import type { Role } from '@shouwen/vocabulary/organisation'
import type { Actor } from './actor'

/** Whether a place in the tree lies at or below a scope: `lvyuan/north` covers `lvyuan/north/hetang`. */
export function covers(scope: string, path: string): boolean {
  return path === scope || path.startsWith(`${scope}/`)
}

/** The scopes in which the actor holds a role that the permission asks for. */
export function scopesFor(actor: Actor, permission: { readonly roles: readonly Role[] }): string[] {
  return actor.grants.filter((grant) => permission.roles.includes(grant.role)).map((grant) => grant.scope)
}
