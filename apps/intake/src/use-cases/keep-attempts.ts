import { setImmediate as nextTurn } from 'node:timers/promises'
import { noticeFailed, noticeSent } from '@shouwen/events/intake'
import type { Store } from '@shouwen/transactions/store'
import type { JobWork } from '@shouwen/transactions/work'
import { afterAttempt, undelivered, type Attempt, type Notice } from '../domain/notice'
import { settleAttempts, type DueNotice } from '../store/notices'
import { aboutAppeal } from './change-appeal'

/** A notice that was tried, and how that went. */
interface Attempted extends DueNotice {
  readonly attempt: Attempt
}

/**
 * Keeps what became of attempts as they end. Those that end while others are being written are written together after them: a rush of
 * notices is few transactions, and one that ends alone waits for nothing.
 */
export class Attempts {
  private ended: Attempted[] = []
  private writing: Promise<void> | null = null

  constructor(private readonly store: Store) {}

  /** Returns when it is kept. */
  keep(attempted: Attempted): Promise<void> {
    this.ended.push(attempted)
    this.writing ??= this.write()
    return this.writing
  }

  private async write(): Promise<void> {
    try {
      await nextTurn()
      while (this.ended.length > 0) {
        const some = this.ended.splice(0)
        await this.store.asJob((work) => keepAttempts(work, some))
      }
    } finally {
      // At once when nothing is left: whoever comes next begins anew.
      this.writing = null
    }
  }
}

async function keepAttempts(work: JobWork, attempted: readonly Attempted[]): Promise<void> {
  const tried = attempted.map(({ notice, appeal, attempt }) => ({
    after: afterAttempt(notice, attempt, work.now),
    appeal,
  }))
  const kept = await settleAttempts(
    work,
    tried.map(({ after }) => after),
  )
  for (const { after, appeal } of tried) {
    if (!kept.has(after.id)) continue
    const { correlationId } = after
    recordAttempt(work.because({ correlationId, causationId: null }), after, appeal)
  }
}

function recordAttempt(work: JobWork, after: Notice, appeal: DueNotice['appeal']): void {
  const about = aboutAppeal(appeal, [after.clause])
  const { id: noticeId, groupId, appealId, occasion, recipient, channel, attempts } = after
  if (after.state === 'sent') {
    const data = { appealId, noticeId, occasion, recipient, channel, attempts }
    work.record(groupId, noticeSent, { ...about, data })
  }
  const given = undelivered.find((state) => state === after.state)
  if (given !== undefined) {
    const data = { appealId, noticeId, occasion, recipient, state: given, attempts }
    work.record(groupId, noticeFailed, { ...about, data })
  }
}
