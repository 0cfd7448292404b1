import type { Actor } from './actor'
import type { Permission } from './permission'

/** Whether a place in the tree lies at or below a scope: `lvyuan/north` covers `lvyuan/north/hetang`. */
export function covers(scope: string, path: string): boolean {
  return path === scope || path.startsWith(`${scope}/`)
}

/** The scopes in which the actor holds a role that the permission asks for. */
export function scopesFor(actor: Actor, permission: Permission): string[] {
  return actor.grants.filter((grant) => permission.roles.includes(grant.role)).map((grant) => grant.scope)
}
