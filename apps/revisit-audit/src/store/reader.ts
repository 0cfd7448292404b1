import type { Actor } from '@shouwen/access/actor'
import type { Permission } from '@shouwen/access/permission'
import { covers } from '@shouwen/vocabulary/places'
import { scopesFor } from '@shouwen/access/scope'
import { withinScopes } from '@shouwen/transactions/within-scopes'
import type { Brackets } from 'typeorm'

/** Who reads, and by which permission. */
export interface Reader {
  readonly actor: Actor
  readonly permission: Permission
}

/** Rows at or below the places where the reader holds a post for it; the house's own services read all of a group. */
export function readableAt(column: string, { actor, permission }: Reader): Brackets | string {
  return actor.kind === 'service' ? 'true' : withinScopes(column, scopesFor(actor, permission))
}

/** Whether the reader may read what lies at a path. */
export function mayRead({ actor, permission }: Reader, path: string): boolean {
  return actor.kind === 'service' || scopesFor(actor, permission).some((scope) => covers(scope, path))
}
