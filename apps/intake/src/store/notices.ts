import { changeRows, rowsOf } from '@shouwen/transactions/table-rows'
import type { JobWork, Work } from '@shouwen/transactions/work'
import { In, LessThanOrEqual } from 'typeorm'
import type { Appeal } from '../domain/appeal'
import { takenUp, type Notice } from '../domain/notice'
import { noticeTable } from './notice-table'
import { packsPromised, promised } from './packs'
import { appealTable, projectTable } from './tables'

const noticeRows = rowsOf(noticeTable, 'stays')

/**
 * Writes notices down, with the commit of what they tell of: nobody reads them before. One of the same event, to the same, is there
 * once.
 */
export function insertNotices(
  { writeTogether }: Pick<Work, 'writeTogether'>,
  notices: readonly Notice[],
): void {
  for (const notice of notices) writeTogether(noticeRows, notice)
}

/** A notice that is to be sent now, and its appeal. */
export interface DueNotice {
  readonly notice: Notice
  readonly appeal: Appeal
}

/**
 * Takes up notices whose time has come, longest waiting first; nobody else has them before their lease ends. Those that must
 * wait for the morning are put off and not among them.
 * @returns how many were looked at, and which are to be sent.
 */
export async function takeUpDue(
  { manager, now }: JobWork,
  limit: number,
): Promise<{ seen: number; due: DueNotice[] }> {
  const waiting = await manager.find(noticeTable, {
    where: { nextTryAt: LessThanOrEqual(now) },
    order: { nextTryAt: 'ASC', id: 'ASC' },
    take: limit,
    lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
  })
  if (waiting.length === 0) return { seen: 0, due: [] }
  const idsOf = (key: 'appealId' | 'projectId'): string[] => [
    ...new Set(waiting.map((notice) => notice[key])),
  ]
  const appeals = await manager.findBy(appealTable, { id: In(idsOf('appealId')) })
  const projects = await manager.findBy(projectTable, { projectId: In(idsOf('projectId')) })
  const packs = await packsPromised(manager, appeals)
  const due: DueNotice[] = []
  const all: Notice[] = []
  for (const notice of waiting) {
    const appeal = appeals.find(({ id }) => id === notice.appealId)
    const project = projects.find(({ projectId }) => projectId === notice.projectId)
    if (appeal === undefined || project === undefined) continue
    const quietHours = promised(packs, appeal)?.notices?.quietHours
    const after = takenUp(notice, quietHours, project.timeZone, now)
    all.push(after)
    if (after.state === 'queued') due.push({ notice: after, appeal })
  }
  await changeRows(
    manager,
    noticeTable,
    all.map(({ id, state, attempts, lastTriedAt, nextTryAt }) => ({
      id,
      state,
      attempts,
      lastTriedAt,
      nextTryAt,
    })),
  )
  return { seen: waiting.length, due }
}

/**
 * Keeps what became of attempts, in one statement. Answers of which: not of one whose lease had ended, and that somebody else has
 * taken up since.
 */
export async function settleAttempts(
  { manager }: JobWork,
  notices: readonly Notice[],
): Promise<ReadonlySet<string>> {
  const [rows]: [{ id: string }[], number] = await manager.query(
    `update notices notice
        set state = settled.state, channel = settled.channel, error = settled.error, next_try_at = settled.next_try_at
       from jsonb_to_recordset($1::jsonb)
         as settled (id uuid, attempts int, state text, channel text, error text, next_try_at timestamptz)
      where notice.id = any ($2::uuid[])
        and notice.id = settled.id and notice.attempts = settled.attempts and notice.state = 'queued'
     returning notice.id`,
    [
      JSON.stringify(
        notices.map(({ id, attempts, state, channel, error, nextTryAt }) => ({
          id,
          attempts,
          state,
          channel,
          error,
          next_try_at: nextTryAt,
        })),
      ),
      notices.map(({ id }) => id),
    ],
  )
  return new Set(rows.map(({ id }) => id))
}

/** The notice, locked; null where the group has none of this id. */
export function lockNotice({ manager }: Work, id: string): Promise<Notice | null> {
  return manager.findOne(noticeTable, { where: { id }, lock: { mode: 'pessimistic_write' } })
}
