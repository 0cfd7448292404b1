import type { Actor } from '@shouwen/access/actor'
import { customerInformed } from '@shouwen/events/intake'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import type { Store } from '@shouwen/transactions/store'
import type { Channel, CustomerAnswer } from '@shouwen/vocabulary/appeals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { v7 as uuidv7 } from 'uuid'
import type { Appeal } from '../domain/appeal'
import { reasonTold, requireKept } from '../domain/declining'
import { requireFirstContact } from '../domain/first-contact'
import { requireReviewed, type ProgressReport } from '../domain/progress'
import { requiredText, tidyText } from '../domain/texts'
import { move } from '../domain/transitions'
import { settleDuties } from '../store/daily-duties'
import { packsPromised, promisedAmong } from '../store/packs'
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
import { tellOf } from './tell-of'

export interface InformCustomerInput extends AppealCommand {
  readonly progressId: string
  readonly channel: Channel
  readonly content: string
  readonly answer: CustomerAnswer
  readonly promisedAt: Date | null
  /** M4.3: why what was asked for is not met. */
  readonly refusalReason: string | null
}

/** P5.2.3, P5.3, M4.7.2: the first contact tells the customer how it stands, and writes down what they said. */
export function informCustomer(
  store: Store,
  input: InformCustomerInput,
  actor: Actor,
): Promise<AppealChanged> {
  return changeAppeal(store, permissions['Mutation.informCustomer'], input, actor, async (before, work) => {
    const report = await progressOf(work, before, input.progressId)
    /** P5.2.3: somebody who could not be reached has not been told. */
    const informedAt = input.answer === 'notReached' ? before.informedAt : work.now
    const packs = await packsPromised(work.manager, [before])
    const appeal = informBy(actor, before, packs, report, informedAt)
    requireKept(before, input.content)
    if (input.promisedAt !== null && input.promisedAt <= work.now) {
      throw new Refusal('INPUT_INVALID', { problems: 'promisedAt has already passed' })
    }
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
      refusalReason: reasonTold(before, tidyText('reason', input.refusalReason)),
      givenBy: actor.personId,
      givenAt: work.now,
    })
    if (input.answer !== 'notReached') await settleDuties(work, appeal.id)
    recordChange(work, customerInformed, appeal, 'informCustomer', {
      feedbackId,
      answer: input.answer,
      promisedAt: input.promisedAt?.toISOString() ?? null,
      at: work.now.toISOString(),
    })
    await tellOf(work, appeal, { on: 'informed', cause: feedbackId, responsible: null })
    return appeal
  })
}

/** The appeal with its customer told of a report by its first contact; refuses as the rules do. */
export function informBy(
  actor: Actor,
  before: Appeal,
  packs: readonly ProcedurePack[],
  report: ProgressReport,
  informedAt: Date | null,
): Appeal {
  requireFirstContact(before, contactAs(actor, before))
  requireReviewed(report, promisedAmong(packs, before).progress)
  return move(before, 'informCustomer', { informedAt })
}
