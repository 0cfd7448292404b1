import { Refusal } from '@shouwen/vocabulary/refusal'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { customersById } from '../store/customer-queries'
import { openCustomerAccount } from '../use-cases/open-customer-account'
import { registerCustomer } from '../use-cases/register-customer'
import type { CustomerProfileContext } from './context'
import { CustomerType } from './customer-type'
import { OpenCustomerAccountArguments, RegisterCustomerArguments } from './inputs'

/** The customer that a use case has just let the actor change, whatever else they may see. */
async function changed(
  { customerId }: { customerId: string },
  { app, groupId }: CustomerProfileContext,
): Promise<CustomerType> {
  const found = await app.store.read(groupId, (manager) =>
    customersById(manager, { of: 'everything' }, [customerId]),
  )
  const customer = found.get(customerId)
  if (customer === undefined) throw new Refusal('NOT_FOUND', { what: 'customer', id: customerId })
  return customer
}

@Resolver()
export class CustomerMutations {
  @Mutation(() => CustomerType, {
    description:
      'Registers a customer (C1.static); one that your group knows by this name and telephone is answered with, not ' +
      'written twice (C0.2). Refuses: NOT_PERMITTED, INPUT_INVALID, TEXT_TOO_LONG, TELEPHONE_INVALID, NOT_YET_KNOWN (unit).',
  })
  async registerCustomer(
    @Arg('input', () => RegisterCustomerArguments) input: RegisterCustomerArguments,
    @Ctx() context: CustomerProfileContext,
  ): Promise<CustomerType> {
    const form = { ...input, unitId: input.unitId ?? null }
    return changed(await registerCustomer(context.app.store, form, context.actor), context)
  }

  @Mutation(() => CustomerType, {
    description:
      'Lets a customer sign in and see their own appeals (C0.3). Refuses: NOT_PERMITTED, NOT_FOUND, ' +
      "ALREADY_REGISTERED when the account is somebody else's.",
  })
  async openCustomerAccount(
    @Arg('input', () => OpenCustomerAccountArguments) input: OpenCustomerAccountArguments,
    @Ctx() context: CustomerProfileContext,
  ): Promise<CustomerType> {
    return changed(await openCustomerAccount(context.app.store, input, context.actor), context)
  }
}
