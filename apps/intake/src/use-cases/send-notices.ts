import type { Job } from '@shouwen/messaging/job'
import type { Message, Notifier } from '@shouwen/notices/way'
import { filledIn } from '@shouwen/procedure/reply-templates'
import { correlated } from '@shouwen/telemetry/correlation'
import type { NoticeChannel } from '@shouwen/vocabulary/notices'
import type { IntakeApp } from '../app'
import type { Attempt, Notice } from '../domain/notice'
import { newestLink } from '../store/customer-links'
import { takeUpDue, type DueNotice } from '../store/notices'
import { addressesOf } from './addresses-of'
import { Attempts } from './keep-attempts'

/** Notices that are sent side by side: all are over before their lease is. */
const BATCH = 20

/**
 * Sends what is due. A notice is sent at least once: whoever is ended between sending and writing it down leaves it to be sent
 * again, under the same id. Returns whether there may be more.
 */
export async function sendNotices(app: IntakeApp): Promise<boolean> {
  const { seen, due } = await app.store.asJob((work) => takeUpDue(work, BATCH))
  const groups = [...new Set(due.map(({ notice }) => notice.groupId))]
  const attempts = new Attempts(app.store)
  await Promise.all(
    groups.map(async (groupId) => {
      const own = due.filter(({ notice }) => notice.groupId === groupId)
      const addresses = await addressesOf(app.ask, groupId, own)
      await Promise.all(
        own.map((each) =>
          correlated(each.notice.correlationId, async () => {
            const attempt = await sendOne(app, each, addresses.get(each.notice.id) ?? null)
            await attempts.keep({ ...each, attempt })
          }),
        ),
      )
    }),
  )
  return seen === BATCH
}

async function sendOne(
  app: IntakeApp,
  { notice }: DueNotice,
  telephones: readonly string[] | null,
): Promise<Attempt> {
  const message = await messageOf(app, notice)
  return attemptBy(app.notifier, notice, message, telephones)
}

/** Tries the channels in their order; the next only after one that leads to nobody, or refuses for good. */
async function attemptBy(
  notifier: Notifier,
  { channels, projectPath }: Notice,
  message: Message,
  telephones: readonly string[] | null,
): Promise<Attempt> {
  let last: Attempt = { channel: null, how: 'noAdapter', why: null }
  for (const channel of channels) {
    const way = notifier.way(channel, projectPath)
    if (way === null) continue
    if (way.toTelephones && telephones === null) return again(channel, 'owner-away')
    if (way.toTelephones && telephones?.length === 0) {
      last = { channel, how: 'rejected', why: 'no-address' }
      continue
    }
    const outcome = await way.send(message, telephones ?? [])
    const why = outcome.how === 'sent' ? null : outcome.why
    last = { channel, how: outcome.how, why }
    if (outcome.how !== 'rejected') return last
  }
  return last
}

function again(channel: NoticeChannel, why: string): Attempt {
  return { channel, how: 'tryAgain', why }
}

/** C0.3: a link that is in force goes with what the customer is told, where it is known how they reach its page. */
async function messageOf({ store, links, notifier }: IntakeApp, notice: Notice): Promise<Message> {
  const { id, subject, text, recipient, groupId, appealId } = notice
  const link =
    recipient === 'customer' && notifier.publicUrl !== null
      ? await store.asJob((work) => newestLink(work, appealId))
      : null
  const page =
    link === null
      ? ''
      : `${notifier.publicUrl}/appeal#${await links.sign({ ...link, groupId, linkId: link.id })}`
  return { id, subject, text: filledIn(text, { link: page }).trim() }
}

export function sendingNotices(app: IntakeApp): Job {
  return { name: 'send-notices', everyMs: 1_000, run: () => sendNotices(app) }
}
