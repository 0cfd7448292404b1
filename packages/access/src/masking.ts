import type { Role } from '@shouwen/vocabulary/organisation'
import type { Actor } from './actor'
import { covers } from '@shouwen/vocabulary/places'

/** Whose personal data it is. */
export const peopleShown = ['customer', 'caller', 'elder', 'relative'] as const
export type PersonShown = (typeof peopleShown)[number]

/** What is masked: names `张**`, telephones `138****8000`, addresses (the unit, and an elder's birthday) left out. */
export const personalFields = ['name', 'telephone', 'address'] as const
export type PersonalField = (typeof personalFields)[number]

/** One row of the masking policy. What a row does not name is masked, and cannot be revealed. */
export interface MaskingRow {
  /** What the role sees in clear of the people of its own places. */
  readonly clear: Partial<Record<PersonShown, readonly PersonalField[]>>
  /** Of whom the role may have masked data revealed, giving a reason. */
  readonly reveals: readonly PersonShown[]
  readonly because: string
}

const whole = personalFields
const nameAndDoor = ['name', 'address'] as const

/** Who sees what of whom. Everybody else sees it masked. */
export const maskingPolicy: Readonly<Record<Role, MaskingRow>> = {
  buildingSteward: {
    clear: { customer: whole, caller: whole, elder: whole, relative: whole },
    reveals: [],
    because: 'P4.1, P5.5.4, P5.6.7.3: tells the customer, revisits them, goes on the round',
  },
  mallOperator: {
    clear: { customer: whole, caller: whole },
    reveals: [],
    because: 'M3.3, M4.7.2, M4.8: tells the tenant how it stands and revisits them; malls have no elders',
  },
  officeDirector: {
    clear: { customer: whole, caller: whole, elder: whole, relative: whole },
    reveals: [],
    because: 'P4.1, P5.3, P5.5.4: answers for the office, stands in for its first contacts, revisits',
  },
  securityShiftLeader: {
    clear: { customer: whole, caller: whole, elder: whole, relative: whole },
    reveals: [],
    because: 'P5.6.6.1, P5.6.6.5: calls 120 with the address, and the relatives, at any hour',
  },
  departmentWorker: {
    clear: { customer: nameAndDoor, caller: nameAndDoor },
    reveals: ['customer'],
    because: 'P5.2.1, M4.7.1: has to find the door and whom to ask for; the first contact telephones',
  },
  departmentManager: {
    clear: { customer: nameAndDoor, caller: nameAndDoor },
    reveals: ['customer'],
    because: 'P5.2.1, M4.7.1: sends the workers; the first contact telephones',
  },
  divisionDirector: {
    clear: {},
    reveals: ['customer'],
    because: 'M2: directs, and calls nobody but when a matter comes that far',
  },
  managementDepartment: {
    clear: {},
    reveals: ['customer', 'relative'],
    because: 'P5.5.2: supervises by counts; calls the customers of its sample, one by one',
  },
  gmOffice: {
    clear: {},
    reveals: ['customer', 'relative'],
    because: 'P5.5.3: supervises by counts; calls the customers of its sample, one by one',
  },
  customer: {
    clear: {},
    reveals: [],
    because: 'C0.3: customers see themselves, which no post gives them, and nobody else',
  },
  partner: { clear: {}, reveals: [], because: 'P5.6.3.3: a machine outside the house' },
  biReader: { clear: {}, reveals: [], because: 'P5.6.3.3: counts need no names' },
  platformOperator: { clear: {}, reveals: [], because: 'P5.6.3.3: runs the house for others' },
}

/** A person as they are about to be shown. */
export interface Shown {
  readonly person: PersonShown
  /** The places at which they are known. */
  readonly paths: readonly string[]
  /** The customer who may see this as their own; null when nobody may. */
  readonly customerId: string | null
}

/** Whether an actor sees a field of somebody in clear: customers their own, staff as the policy says, machines never. */
export function showsClear(actor: Actor, shown: Shown, field: PersonalField): boolean {
  if (actor.kind === 'customer') return shown.customerId !== null && shown.customerId === actor.customerId
  if (actor.kind !== 'staff') return false
  return actor.grants.some(
    ({ role, scope }) =>
      maskingPolicy[role].clear[shown.person]?.includes(field) === true &&
      shown.paths.some((path) => covers(scope, path)),
  )
}

/** The roles that see somebody masked and may have them revealed. */
export function revealersOf(person: PersonShown): Role[] {
  const rows: [Role, MaskingRow][] = Object.entries(maskingPolicy) as [Role, MaskingRow][]
  return rows.filter(([, { reveals }]) => reveals.includes(person)).map(([role]) => role)
}
