import type { Actor } from '@shouwen/access/actor'
import type { Store } from '@shouwen/transactions/store'
import type { RegistrationForm } from '../domain/register'
import type { AppealChanged } from './change-appeal'
import { deskFor, enterAppeal } from './enter-appeal'
import { permissions } from './permissions'

export interface RegisterAppealInput extends RegistrationForm {
  readonly idempotencyKey: string
  readonly projectId: string
}

/** P5.1.1, P5.1.2, M4.2: writes the form; the receiver becomes the first contact, and the clocks start. */
export function registerAppeal(
  store: Store,
  input: RegisterAppealInput,
  actor: Actor,
): Promise<AppealChanged> {
  const permission = permissions['Mutation.registerAppeal']
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const desk = await deskFor(work, permission, actor, input)
    const { appeal } = await enterAppeal(work, desk, input, actor.personId)
    return { appealId: appeal.id, version: appeal.version }
  })
}
