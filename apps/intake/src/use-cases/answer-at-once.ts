import type { Actor } from '@shouwen/access/actor'
import { appealResolved, customerInformed } from '@shouwen/events/intake'
import type { Store } from '@shouwen/transactions/store'
import type { Channel } from '@shouwen/vocabulary/appeals'
import { v7 as uuidv7 } from 'uuid'
import { reasonTold, requireKept } from '../domain/declining'
import { requireFirstContact } from '../domain/first-contact'
import { requireAnsweredAtOnce } from '../domain/triage'
import { requiredText } from '../domain/texts'
import { move } from '../domain/transitions'
import { settleDuties } from '../store/daily-duties'
import { dropDuty } from '../store/follow-ups'
import { packsPromised, promisedAmong } from '../store/packs'
import { feedbackTable } from '../store/tables'
import {
  changeAppeal,
  contactAs,
  factOf,
  recordChange,
  type AppealChanged,
  type AppealCommand,
} from './change-appeal'
import { permissions } from './permissions'
import { leftOf, resolveBy } from './resolve-appeal'

export interface AnswerAtOnceInput extends AppealCommand {
  readonly channel: Channel
  readonly content: string
}

/**
 * M4.2: an inquiry is answered quickly and rightly by whoever was asked: with the answer its customer is informed and the matter
 * is settled; its revisit is due from now. Nobody reports or reviews in between.
 */
export function answerAtOnce(store: Store, input: AnswerAtOnceInput, actor: Actor): Promise<AppealChanged> {
  return changeAppeal(store, permissions['Mutation.answerAtOnce'], input, actor, async (before, work) => {
    requireFirstContact(before, contactAs(actor, before))
    requireAnsweredAtOnce(before, promisedAmong(await packsPromised(work.manager, [before]), before))
    const content = requiredText('feedback', input.content)
    requireKept(before, content)
    const informed = move(before, 'informCustomer', { informedAt: work.now })
    const left = await leftOf(work.manager, before)
    const refusalExplained = left.refusalExplained || before.declined !== null
    const resolution = { outcome: content, demand: 'met' } as const
    const settled = { ...left, refusalExplained }
    const appeal = resolveBy(actor, informed, resolution, settled, work.now, 'answerAtOnce')
    const feedbackId = uuidv7()
    await work.manager.insert(feedbackTable, {
      id: feedbackId,
      groupId: work.groupId,
      appealId: appeal.id,
      progressId: null,
      channel: input.channel,
      content,
      answer: 'understood',
      promisedAt: null,
      refusalReason: reasonTold(before, null),
      givenBy: actor.personId,
      givenAt: work.now,
    })
    await settleDuties(work, appeal.id)
    await dropDuty(work, appeal.id)
    const at = work.now.toISOString()
    const told = { feedbackId, answer: 'understood', promisedAt: null, at } as const
    work.record(customerInformed, factOf(informed, 'answerAtOnce', told))
    recordChange(work, appealResolved, appeal, 'answerAtOnce', { at, customerId: appeal.customerId })
    return appeal
  })
}
