import type { Role } from '@shouwen/vocabulary/organisation'
import type { Post } from './organisation'

/** Whether a place lies at a scope or below it. */
export function liesAt(path: string, scope: string): boolean {
  return path === scope || path.startsWith(`${scope}/`)
}

/** Whether somebody holds one of these posts at a place, or above it. */
export function holdsAt(posts: readonly Post[], roles: readonly Role[], path: string): boolean {
  return posts.some(({ role, scope }) => roles.includes(role) && liesAt(path, scope))
}
