import type { Actor } from '@shouwen/access/actor'
import { disclosureDeclined } from '@shouwen/events/intake'
import type { Store } from '@shouwen/transactions/store'
import type { SecretGround } from '@shouwen/vocabulary/privacy'
import { v7 as uuidv7 } from 'uuid'
import { decideDecline } from '../domain/declining'
import { requireFirstContact } from '../domain/first-contact'
import { requiredText } from '../domain/texts'
import { declineTable } from '../store/disclosure-tables'
import { packsPromised, promised } from '../store/packs'
import {
  changeAppeal,
  contactAs,
  recordChange,
  type AppealChanged,
  type AppealCommand,
} from './change-appeal'
import { permissions } from './permissions'

export interface DeclineToDiscloseInput extends AppealCommand {
  readonly ground: SecretGround
  readonly reason: string
}

/** P5.6.3.3: the first contact declines what an inquiry asks for, as it is another customer's secret or the company's. */
export function declineToDisclose(
  store: Store,
  input: DeclineToDiscloseInput,
  actor: Actor,
): Promise<AppealChanged> {
  const permission = permissions['Mutation.declineToDisclose']
  return changeAppeal(store, permission, input, actor, async (before, work) => {
    requireFirstContact(before, contactAs(actor, before))
    const pack = promised(await packsPromised(work.manager, [before]), before)
    const { ground } = input
    const appeal = decideDecline(before, pack?.secrets ?? null, ground)
    await work.manager.insert(declineTable, {
      id: uuidv7(),
      groupId: work.groupId,
      appealId: appeal.id,
      ground,
      reason: requiredText('reason', input.reason),
      declinedBy: actor.personId,
      declinedAt: work.now,
    })
    recordChange(work, disclosureDeclined, appeal, 'declineToDisclose', { ground })
    return appeal
  })
}
