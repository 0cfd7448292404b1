import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import { noticeRetried } from '@shouwen/events/intake'
import type { Store } from '@shouwen/transactions/store'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { decideRetry } from '../domain/notice'
import { noticeTable } from '../store/notice-table'
import { lockNotice } from '../store/notices'
import { appealTable } from '../store/tables'
import { aboutAppeal, type AppealChanged } from './change-appeal'
import { permissions } from './permissions'

export interface RetryNoticeInput {
  readonly idempotencyKey: string
  readonly noticeId: string
}

/** A notice that nobody received is tried anew, once its way was mended. */
export function retryNotice(store: Store, input: RetryNoticeInput, actor: Actor): Promise<AppealChanged> {
  const permission = permissions['Mutation.retryNotice']
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const notice = await lockNotice(work, input.noticeId)
    if (notice === null) throw new Refusal('NOT_FOUND', { what: 'notice', id: input.noticeId })
    authorize(actor, permission, notice.projectPath)
    const retried = decideRetry(notice, work.now)
    await work.manager.update(noticeTable, { id: retried.id }, retried)
    const appeal = await work.manager.findOneByOrFail(appealTable, { id: retried.appealId })
    work.record(noticeRetried, {
      ...aboutAppeal(appeal, [retried.clause]),
      data: { appealId: appeal.id, noticeId: retried.id },
    })
    return { appealId: appeal.id, version: appeal.version }
  })
}
