import { customerRelations } from '@shouwen/vocabulary/organisation'
import { revealReasons } from '@shouwen/vocabulary/privacy'
import { z } from 'zod'
import { id } from './fields'
import { defineFact } from './fact'

export const customerRegistered = defineFact({
  type: 'customer-profile.customer.registered.v1',
  about: 'A customer is known to the group.',
  data: z.strictObject({ customerId: id, relation: z.enum(customerRelations.codes), unitId: id.nullable() }),
})

export const relationLearned = defineFact({
  type: 'customer-profile.customer.relation-learned.v1',
  about: 'More became known of a customer: what they are to us, or a unit that they belong to.',
  data: z.strictObject({ customerId: id, relation: z.enum(customerRelations.codes), unitId: id.nullable() }),
})

export const customerLinked = defineFact({
  type: 'customer-profile.customer.linked.v1',
  about: 'The caller of an appeal was found among the customers, or made one.',
  data: z.strictObject({ appealId: id, customerId: id, made: z.boolean() }),
})

export const accountOpened = defineFact({
  type: 'customer-profile.account.opened.v1',
  about: 'A customer was given an account to sign in with: whoever caches it must drop it.',
  data: z.strictObject({ customerId: id }),
})

export const customerRevealed = defineFact({
  type: 'customer-profile.customer.revealed.v1',
  about: 'Somebody who sees customers masked was shown the name and telephone of one (P5.6.3.3).',
  data: z.strictObject({ customerId: id, revealId: id, reason: z.enum(revealReasons.codes) }),
})

export const customerProfileFacts = [
  customerRegistered,
  relationLearned,
  customerLinked,
  accountOpened,
  customerRevealed,
]
