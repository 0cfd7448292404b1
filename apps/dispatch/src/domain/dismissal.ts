import type { Person } from './organisation'

/**
 * Somebody leaves: no account, no posts, no department and no shift from now on. The name stays on what they did, and
 * their orders stay with the department. Dismissed before, they stay as they are.
 */
export function decideDismissal(person: Person, now: Date): Person {
  if (person.dismissedAt !== null) return person
  return { ...person, subject: null, posts: [], departmentIds: [], onDuty: [], dismissedAt: now }
}
