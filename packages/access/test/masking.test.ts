import { describe, expect, test } from '@jest/globals'
import { roles, type Role } from '@shouwen/vocabulary/organisation'
import type { Actor } from '../src/actor'
import {
  maskingPolicy,
  peopleShown,
  personalFields,
  revealersOf,
  showsClear,
  type PersonShown,
} from '../src/masking'

const north = 'lvyuan/north'
const hetang = 'lvyuan/north/hetang'
const songhe = 'lvyuan/north/songhe'
const chen = '0193f1c0-0000-7000-8000-000000000001'

function whoIs(role: Role, scope = hetang, kind: Actor['kind'] = 'staff'): Actor {
  return {
    kind,
    personId: 'somebody',
    groupId: '0193f1c0-0000-7000-8000-00000000000a',
    grants: [{ role, scope }],
    departmentIds: [],
    customerId: null,
  }
}

/** What is in clear, of name, telephone and address in this order: `nta` is all, `-` is nothing. */
const expected: Readonly<Record<Role, Readonly<Record<PersonShown, string>>>> = {
  buildingSteward: { customer: 'nta', caller: 'nta', elder: 'nta', relative: 'nta' },
  mallOperator: { customer: 'nta', caller: 'nta', elder: '-', relative: '-' },
  officeDirector: { customer: 'nta', caller: 'nta', elder: 'nta', relative: 'nta' },
  securityShiftLeader: { customer: 'nta', caller: 'nta', elder: 'nta', relative: 'nta' },
  departmentWorker: { customer: 'na', caller: 'na', elder: '-', relative: '-' },
  departmentManager: { customer: 'na', caller: 'na', elder: '-', relative: '-' },
  divisionDirector: { customer: '-', caller: '-', elder: '-', relative: '-' },
  managementDepartment: { customer: '-', caller: '-', elder: '-', relative: '-' },
  gmOffice: { customer: '-', caller: '-', elder: '-', relative: '-' },
  customer: { customer: '-', caller: '-', elder: '-', relative: '-' },
  partner: { customer: '-', caller: '-', elder: '-', relative: '-' },
  biReader: { customer: '-', caller: '-', elder: '-', relative: '-' },
  platformOperator: { customer: '-', caller: '-', elder: '-', relative: '-' },
}

function seen(actor: Actor, person: PersonShown, paths = [hetang], customerId: string | null = null): string {
  const clear = personalFields.filter((field) => showsClear(actor, { person, paths, customerId }, field))
  return clear.map((field) => field.charAt(0)).join('') || '-'
}

describe('the masking policy', () => {
  const cases = roles.codes.flatMap((role) =>
    peopleShown.map((person) => ({ role, person, clear: expected[role][person] })),
  )

  test.each(cases)(
    '$role sees of a $person of their own place in clear: $clear',
    ({ role, person, clear }) => {
      expect(seen(whoIs(role), person)).toBe(clear)
      expect(seen(whoIs(role, north), person)).toBe(clear)
    },
  )

  test.each(cases)('$role sees nothing of a $person of another place', ({ role, person }) => {
    expect(seen(whoIs(role, songhe), person)).toBe('-')
    expect(seen(whoIs(role, 'lvyuan/nor'), person)).toBe('-')
    expect(seen(whoIs(role), person, [])).toBe('-')
  })

  test.each(roles.codes)('%s held by a machine, a partner or a service shows nothing', (role) => {
    const kinds = ['machine', 'partner', 'service'] as const
    for (const kind of kinds) {
      expect(peopleShown.map((person) => seen(whoIs(role, hetang, kind), person, [hetang], chen))).toEqual([
        '-',
        '-',
        '-',
        '-',
      ])
    }
  })

  test('customers see themselves, whatever else they are given, and nobody else', () => {
    const self = { ...whoIs('buildingSteward', hetang, 'customer'), customerId: chen }
    expect(peopleShown.map((person) => seen(self, person, [hetang], chen))).toEqual([
      'nta',
      'nta',
      'nta',
      'nta',
    ])
    expect(seen(self, 'customer', [hetang], '0193f1c0-0000-7000-8000-000000000002')).toBe('-')
    expect(seen({ ...self, customerId: null }, 'customer', [hetang], null)).toBe('-')
  })

  test('somebody with two posts sees by each what it shows at its own place', () => {
    const two = { ...whoIs('officeDirector', songhe) }
    const both = { ...two, grants: [...two.grants, { role: 'departmentWorker', scope: hetang } as const] }
    expect(seen(both, 'customer', [hetang])).toBe('na')
    expect(seen(both, 'customer', [songhe])).toBe('nta')
    expect(seen(both, 'customer', [hetang, songhe])).toBe('nta')
  })

  test('a reveal is for who sees masked, and never for machines', () => {
    expect(revealersOf('customer')).toEqual([
      'departmentWorker',
      'departmentManager',
      'divisionDirector',
      'managementDepartment',
      'gmOffice',
    ])
    expect(revealersOf('relative')).toEqual(['managementDepartment', 'gmOffice'])
    for (const role of roles.codes) {
      const { clear, reveals, because } = maskingPolicy[role]
      expect(reveals.filter((person) => clear[person]?.includes('telephone'))).toEqual([])
      expect(because).toMatch(/^[PMC]\d/)
    }
  })
})
