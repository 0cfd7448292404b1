import { roles } from '@shouwen/vocabulary/organisation'
import fc from 'fast-check'
import type { Actor, Grant } from '../src/actor'

/** A place of a small tree, so that two of them often lie one below the other: `a/b/b`. */
export const anyPlace = fc
  .array(fc.constantFrom('a', 'b', 'ab'), { minLength: 1, maxLength: 3 })
  .map((codes) => codes.join('/'))

const anyGrant: fc.Arbitrary<Grant> = fc.record({ role: fc.constantFrom(...roles.codes), scope: anyPlace })

/** Anybody who can be signed for. */
export const anyActor: fc.Arbitrary<Actor> = fc.record({
  kind: fc.constantFrom('staff', 'customer', 'partner', 'machine', 'service'),
  personId: fc.string({ minLength: 1, maxLength: 100 }),
  groupId: fc.option(fc.uuid()),
  grants: fc.array(anyGrant, { maxLength: 4 }),
  departmentIds: fc.array(fc.uuid(), { maxLength: 3 }),
  customerId: fc.option(fc.uuid()),
})

/** Somebody of the staff of a group, without a post unless told. */
export function aMember(grants: readonly Grant[] = [], changes: Partial<Actor> = {}): Actor {
  return {
    kind: 'staff',
    personId: 'li',
    groupId: '0193f1c0-0000-7000-8000-00000000000a',
    grants,
    departmentIds: [],
    customerId: null,
    ...changes,
  }
}
