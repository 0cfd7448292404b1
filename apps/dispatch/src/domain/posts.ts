import type { Role } from '@shouwen/vocabulary/organisation'
import { covers } from '@shouwen/vocabulary/places'
import type { Post } from './organisation'

/** Whether somebody holds one of these posts at a place, or above it. */
export function holdsAt(posts: readonly Post[], roles: readonly Role[], path: string): boolean {
  return posts.some(({ role, scope }) => roles.includes(role) && covers(scope, path))
}
