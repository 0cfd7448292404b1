import { describe, expect, test } from '@jest/globals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { roles } from '@shouwen/vocabulary/organisation'
import fc from 'fast-check'
import {
  authorize,
  caseOf,
  holdsPost,
  mayAsk,
  permissionTable,
  requireMayAsk,
  rowFaults,
  type Permission,
  type PermissionRow,
} from '../src/permission'
import { appealReaders, everyPost } from '../src/posts'
import { aMember, anyActor, anyPlace } from './any-actor'

const anyRow: fc.Arbitrary<PermissionRow> = fc.record(
  {
    roles: fc.uniqueArray(fc.constantFrom(...roles.codes)),
    scope: fc.constantFrom('group', 'company', 'project', 'department', 'own', 'assigned'),
    customers: fc.constantFrom('own', 'group', 'none'),
    services: fc.oneof(fc.constant('all' as const), fc.uniqueArray(fc.constantFrom('sla', 'intake'))),
    because: fc.constant('P4.1'),
  },
  { requiredKeys: ['roles', 'scope', 'customers', 'because'] },
)

const closing: Permission = {
  roles: ['officeDirector', 'buildingSteward'],
  scope: 'project',
  customers: 'none',
  because: 'P5.5.1',
  operation: 'intake.closeAppeal',
  cases: { mall: { roles: ['officeDirector'], because: 'M4.8' } },
}

const notPermitted = new Refusal('NOT_PERMITTED', { operation: 'intake.closeAppeal' })
const steward = aMember([{ role: 'buildingSteward', scope: 'lvyuan/north/hetang' }])

describe('who may ask at all', () => {
  test('of the staff, whoever holds a post of the row, and nobody else', () => {
    fc.assert(
      fc.property(anyActor, anyRow, (anybody, row) => {
        const member = { ...anybody, kind: 'staff' as const, groupId: anybody.groupId ?? 'a group' }
        expect(mayAsk(member, row)).toBe(member.grants.some(({ role }) => row.roles.includes(role)))
      }),
    )
  })

  test('who acts before a group exists, only what lies in no place inside one', () => {
    for (const kind of ['staff', 'machine', 'partner'] as const) {
      const outside = aMember([{ role: 'platformOperator', scope: '' }], { groupId: null, kind })
      const allowed = (['group', 'company', 'project', 'department', 'own', 'assigned'] as const).filter(
        (scope) => mayAsk(outside, { ...closing, roles: ['platformOperator'], scope }),
      )
      expect(allowed).toEqual(['group', 'own'])
      expect(mayAsk({ ...outside, grants: [] }, { ...closing, scope: 'group' })).toBe(false)
    }
  })

  test('customers as the row says, whatever posts they were given', () => {
    fc.assert(
      fc.property(anyActor, anyRow, (anybody, row) => {
        expect(mayAsk({ ...anybody, kind: 'customer' }, row)).toBe(row.customers !== 'none')
      }),
    )
  })

  test('services of the house that the row names, by their names and not by posts', () => {
    fc.assert(
      fc.property(anyActor, anyRow, fc.constantFrom('sla', 'intake', 'dispatch'), (anybody, row, name) => {
        const named = row.services === 'all' || (row.services ?? []).includes(name)
        expect(mayAsk({ ...anybody, kind: 'service', personId: name }, row)).toBe(named)
      }),
    )
    expect(mayAsk(aMember([], { kind: 'service', personId: 'sla' }), closing)).toBe(false)
  })

  test('everybody else is refused, with the name of the operation', () => {
    expect(() => requireMayAsk(aMember(), closing)).toThrow(notPermitted)
    expect(() => requireMayAsk(steward, closing)).not.toThrow()
  })
})

describe('a post', () => {
  test('counts at its place and below it, nowhere else', () => {
    fc.assert(
      fc.property(anyActor, anyRow, anyPlace, anyPlace, (actor, row, place, rest) => {
        const permission = { ...row, operation: 'intake.closeAppeal' }
        const holds = holdsPost(actor, permission, place)
        if (holds) {
          expect(holdsPost(actor, permission, `${place}/${rest}`)).toBe(true)
          expect(holdsPost(actor, permission, null)).toBe(true)
        }
        if (holds) expect(() => authorize(actor, permission, place)).not.toThrow()
        else expect(() => authorize(actor, permission, place)).toThrow(notPermitted)
      }),
    )
  })

  test('of an estate is none in its neighbour, nor in the company above', () => {
    const places = ['lvyuan/north/hetang', 'lvyuan/north/hetang/3', 'lvyuan/north/songhe', 'lvyuan/north']
    expect(places.map((place) => holdsPost(steward, closing, place))).toEqual([true, true, false, false])
    expect(() => authorize(steward, closing, 'lvyuan/north/songhe')).toThrow(notPermitted)
  })

  test('anywhere is enough for what has no place of its own', () => {
    expect(holdsPost(steward, closing, null)).toBe(true)
    expect(holdsPost(aMember(), closing, null)).toBe(false)
    expect(holdsPost(aMember([{ role: 'partner', scope: 'lvyuan' }]), closing, null)).toBe(false)
  })
})

describe('a row of the permission table', () => {
  test('is known by its service and its field; whether it is asked or done does not matter', () => {
    const { cases, operation, ...row } = closing
    expect([Object.keys(cases ?? {}), operation]).toEqual([['mall'], 'intake.closeAppeal'])
    const table = permissionTable('intake', {
      'Mutation.closeAppeal': row,
      'Query.appeals': row,
      Appeal: row,
      'Appeal.Query.words': row,
    })
    expect(table).toEqual({
      'Mutation.closeAppeal': { ...row, operation: 'intake.closeAppeal' },
      'Query.appeals': { ...row, operation: 'intake.appeals' },
      Appeal: { ...row, operation: 'intake.Appeal' },
      'Appeal.Query.words': { ...row, operation: 'intake.Appeal.Query.words' },
    })
  })

  test('has a case with narrower posts and its own reason', () => {
    expect(caseOf(closing, 'mall')).toEqual({ ...closing, roles: ['officeDirector'], because: 'M4.8' })
    expect(() => caseOf(closing, 'estate')).toThrow('intake.closeAppeal has no case estate')
    expect(() => caseOf({ ...closing, cases: undefined }, 'mall')).toThrow('has no case mall')
  })

  test('names somebody, says why, and its cases name nobody more', () => {
    expect(rowFaults(closing)).toEqual([])
    const nobody = { ...closing, roles: [], cases: {} }
    expect(rowFaults(nobody)).toEqual(['it names nobody'])
    expect(rowFaults({ ...nobody, customers: 'own' })).toEqual([])
    expect(rowFaults({ ...nobody, services: ['sla'] })).toEqual([])
    expect(rowFaults({ ...nobody, services: 'all' })).toEqual([])
    expect(rowFaults({ ...nobody, services: [] })).toEqual(['it names nobody'])
    expect(rowFaults({ ...closing, because: '  ' })).toEqual(['it names neither clause nor reason'])
    const wider = { mall: { roles: ['officeDirector', 'gmOffice'], because: 'M4.8' } } as const
    expect(rowFaults({ ...closing, cases: wider })).toEqual(['its case mall names a post that it does not'])
    const { cases, ...without } = closing
    expect(cases).toBeDefined()
    expect(rowFaults(without)).toEqual([])
  })
})

test('every post that people of an organisation hold is in the list of posts, no account without a post', () => {
  const noPosts = ['customer', 'partner', 'biReader', 'platformOperator']
  expect([...everyPost].sort()).toEqual(roles.codes.filter((role) => !noPosts.includes(role)).sort())
})

test('every post and the readers of figures see appeals, customers their own', () => {
  expect(rowFaults(appealReaders)).toEqual([])
  expect(appealReaders).toMatchObject({ scope: 'project', customers: 'own', services: 'all' })
  expect(appealReaders.roles).toEqual([...everyPost, 'biReader'])
})
