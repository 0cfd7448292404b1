import type { Role } from '@shouwen/vocabulary/organisation'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Actor } from './actor'
import { covers, scopesFor } from './scope'

/** One row of the permission table: which posts may do an operation, and the clause or reason it comes from. */
export interface Permission {
  readonly operation: string
  readonly roles: readonly Role[]
  readonly because: string
}

/** Declares a row; `operation` is `<service>.<useCase>`. */
export function permission(operation: string, roles: readonly Role[], because: string): Permission {
  return { operation, roles, because }
}

/**
 * Refuses with NOT_PERMITTED unless the actor holds one of the permission's posts at the place, or above it.
 * @param path where it happens, `group/company/project`; null where the operation has no place of its own.
 */
export function authorize(actor: Actor, asked: Permission, path: string | null): void {
  const scopes = scopesFor(actor, asked)
  const allowed = path === null ? scopes.length > 0 : scopes.some((scope) => covers(scope, path))
  if (!allowed) throw new Refusal('NOT_PERMITTED', { operation: asked.operation })
}

/** Refuses with NOT_PERMITTED anybody but the named service: fields that exist for the house alone. */
export function requireService(actor: Actor, service: string, operation: string): void {
  if (actor.kind !== 'service' || actor.personId !== service)
    throw new Refusal('NOT_PERMITTED', { operation })
}
