import type { Actor } from '@shouwen/access/actor'
import { customerInformed } from '@shouwen/events/intake'
import type { Store } from '@shouwen/transactions/store'
import type { Channel, CustomerAnswer } from '@shouwen/vocabulary/appeals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { v7 as uuidv7 } from 'uuid'
import { requireFirstContact } from '../domain/first-contact'
import { requireReviewed } from '../domain/progress'
import { requiredText } from '../domain/texts'
import { move } from '../domain/transitions'
import { packPromised } from '../store/packs'
import { progressOf } from '../store/progress'
import { feedbackTable } from '../store/tables'
import {
  changeAppeal,
  contactAs,
  recordChange,
  type AppealChanged,
  type AppealCommand,
} from './change-appeal'
import { permissions } from './permissions'

export interface InformCustomerInput extends AppealCommand {
  readonly progressId: string
  readonly channel: Channel
  readonly content: string
  readonly answer: CustomerAnswer
  readonly promisedAt: Date | null
}

/** P5.2.3, P5.3, M4.7.2: the first contact tells the customer how it stands, and writes down what they said. */
export function informCustomer(
  store: Store,
  input: InformCustomerInput,
  actor: Actor,
): Promise<AppealChanged> {
  return changeAppeal(store, permissions['Mutation.informCustomer'], input, actor, async (before, work) => {
    requireFirstContact(before, contactAs(actor, before))
    const pack = await packPromised(work.manager, before)
    const report = await progressOf(work, before, input.progressId)
    requireReviewed(report, pack.progress)
    if (input.promisedAt !== null && input.promisedAt <= work.now) {
      throw new Refusal('INPUT_INVALID', { problems: 'promisedAt has already passed' })
    }
    /** P5.2.3: somebody who could not be reached has not been told. */
    const told = input.answer !== 'notReached'
    const appeal = move(before, 'informCustomer', told ? { informedAt: work.now } : {})
    const feedbackId = uuidv7()
    await work.manager.insert(feedbackTable, {
      id: feedbackId,
      groupId: work.groupId,
      appealId: appeal.id,
      progressId: report.id,
      channel: input.channel,
      content: requiredText('feedback', input.content),
      answer: input.answer,
      promisedAt: input.promisedAt,
      givenBy: actor.personId,
      givenAt: work.now,
    })
    recordChange(work, customerInformed, appeal, 'informCustomer', {
      feedbackId,
      answer: input.answer,
      promisedAt: input.promisedAt?.toISOString() ?? null,
      at: work.now.toISOString(),
    })
    return appeal
  })
}
