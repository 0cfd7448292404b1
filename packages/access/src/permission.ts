import type { Role } from '@shouwen/vocabulary/organisation'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Actor } from './actor'
import { covers } from '@shouwen/vocabulary/places'
import { scopesFor } from './scope'

/** What the place of a post is compared with: where the thing lies, whose it is, or who has it in hand. */
export type PermissionScope = 'group' | 'company' | 'project' | 'department' | 'own' | 'assigned'

/** What a row says of an operation, of an entity, or of a field that is guarded more closely than its entity. */
export interface PermissionRow {
  /** The posts that may, each at its place and below. */
  readonly roles: readonly Role[]
  readonly scope: PermissionScope
  /** Customers: what is theirs, what is no secret inside their group, or nothing. */
  readonly customers: 'own' | 'group' | 'none'
  /** Whoever has opened a link to an appeal (ADR 0017), as far as that one appeal goes: nobody unless told. */
  readonly links?: true
  /** Services of the house that may: none unless told. */
  readonly services?: 'all' | readonly string[]
  /** Clauses, or the reason. */
  readonly because: string
  /** Narrower posts for a case of the operation: an estate's, an auditor's. Each is one of `roles`. */
  readonly cases?: Readonly<Record<string, Pick<PermissionRow, 'roles' | 'because'>>>
}

/** A row of the permission table, with the name that refusals and the trail know it by: `intake.closeAppeal`. */
export interface Permission extends PermissionRow {
  readonly operation: string
}

/** A service's rows by `Query.field`, `Mutation.field`, `Entity`, and `Entity.field`. */
export type PermissionTable = Readonly<Record<string, Permission>>

/** Declares the rows of a service. */
export function permissionTable<Key extends string>(
  service: string,
  rows: Readonly<Record<Key, PermissionRow>>,
): Readonly<Record<Key, Permission>> {
  const named = Object.entries<PermissionRow>(rows).map(([key, row]) => {
    const operation = `${service}.${key.replace(/^(Query|Mutation)\./, '')}`
    return [key, { ...row, operation }] as const
  })
  return Object.fromEntries(named) as Record<Key, Permission>
}

/** The row of a case: its posts and its reason in the place of all. */
export function caseOf(permission: Permission, name: string): Permission {
  const narrower = permission.cases?.[name]
  if (narrower === undefined) throw new Error(`${permission.operation} has no case ${name}`)
  return { ...permission, ...narrower }
}

/** Why a row is none: it lets nobody in, gives no reason, or a case lets somebody in whom the row does not. */
export function rowFaults({ roles, customers, services = [], because, cases = {} }: PermissionRow): string[] {
  const faults = Object.entries(cases)
    .filter(([, narrower]) => narrower.roles.some((role) => !roles.includes(role)))
    .map(([name]) => `its case ${name} names a post that it does not`)
  if (roles.length === 0 && customers === 'none' && services.length === 0) faults.push('it names nobody')
  if (because.trim() === '') faults.push('it names neither clause nor reason')
  return faults
}

/**
 * Whether the actor may ask at all, wherever it is: denied by default. The exact place is compared where the data is.
 * Whoever acts before a group exists has no part in what lies inside one.
 */
export function mayAsk(actor: Actor, permission: PermissionRow): boolean {
  const { scope, customers, links, services = [] } = permission
  if (actor.kind === 'linkHolder') return links === true
  if (actor.kind === 'service') return services === 'all' || services.includes(actor.personId)
  if (actor.kind === 'customer') return customers !== 'none'
  if (actor.groupId === null && scope !== 'group' && scope !== 'own') return false
  return scopesFor(actor, permission).length > 0
}

/** Refuses with NOT_PERMITTED whom no place would let ask. */
export function requireMayAsk(actor: Actor, permission: Permission): void {
  if (!mayAsk(actor, permission)) throw new Refusal('NOT_PERMITTED', { operation: permission.operation })
}

/** Whether the actor holds one of the permission's posts at the place or above it; null: anywhere. */
export function holdsPost(actor: Actor, permission: PermissionRow, path: string | null): boolean {
  const scopes = scopesFor(actor, permission)
  return path === null ? scopes.length > 0 : scopes.some((scope) => covers(scope, path))
}

/**
 * Refuses with NOT_PERMITTED unless the actor holds one of the permission's posts at the place, or above it.
 * @param path where it happens, `group/company/project`; null where the operation has no place of its own.
 */
export function authorize(actor: Actor, asked: Permission, path: string | null): void {
  if (!holdsPost(actor, asked, path)) throw new Refusal('NOT_PERMITTED', { operation: asked.operation })
}
