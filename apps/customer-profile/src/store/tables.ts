import { text, id, instant } from '@shouwen/transactions/columns'
import type { CustomerRelation } from '@shouwen/vocabulary/organisation'
import { EntitySchema } from 'typeorm'
import type { Customer } from '../domain/customer'

export const customerTable = new EntitySchema<Customer>({
  name: 'customer',
  tableName: 'customers',
  columns: {
    id: { ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    name: text,
    nameKey: { name: 'name_key', ...text },
    telephone: text,
    relation: text,
    registeredAt: { name: 'registered_at', ...instant },
  },
})

/** A unit that a customer belongs to, and as what. */
export interface Household {
  customerId: string
  unitId: string
  groupId: string
  relation: CustomerRelation
  since: Date
}

export const householdTable = new EntitySchema<Household>({
  name: 'household',
  tableName: 'households',
  columns: {
    customerId: { name: 'customer_id', ...id, primary: true },
    unitId: { name: 'unit_id', ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    relation: text,
    since: instant,
  },
})

/** A place in whose staff's sight a customer is: a unit, an appeal or a registration brought them there. */
export interface CustomerPlace {
  customerId: string
  path: string
  groupId: string
}

export const placeTable = new EntitySchema<CustomerPlace>({
  name: 'customer_place',
  tableName: 'customer_places',
  columns: {
    customerId: { name: 'customer_id', ...id, primary: true },
    path: { ...text, primary: true },
    groupId: { name: 'group_id', ...id },
  },
})

/** An appeal whose caller is to be found among the customers, or made one. */
export interface PendingLink {
  appealId: string
  groupId: string
  projectPath: string
  unitId: string | null
  attempts: number
  nextTryAt: Date
  /** The fact that asked for it, so that what follows names its cause. */
  correlationId: string
  causationId: string
}

export const pendingLinkTable = new EntitySchema<PendingLink>({
  name: 'pending_link',
  tableName: 'pending_links',
  columns: {
    appealId: { name: 'appeal_id', ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    projectPath: { name: 'project_path', ...text },
    unitId: { name: 'unit_id', type: 'uuid', nullable: true },
    attempts: { type: 'int' },
    nextTryAt: { name: 'next_try_at', ...instant },
    correlationId: { name: 'correlation_id', ...text },
    causationId: { name: 'causation_id', ...id },
  },
})
