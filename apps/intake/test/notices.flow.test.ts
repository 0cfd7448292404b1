import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { LinkTokens } from '@shouwen/access/link-token'
import { LocalBlobs } from '@shouwen/attachments/local-blobs'
import { noticeFailed, noticeSent } from '@shouwen/events/intake'
import { noticesEnvironment, notifierOf } from '@shouwen/notices/config'
import { ShownNotices } from '@shouwen/notices/shown-notices'
import type { Notifier } from '@shouwen/notices/way'
import { tmpdir } from 'node:os'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import type { IntakeApp } from '../src/app'
import { noticesAbout } from '../src/store/notice-queries'
import { settleAttempts, takeUpDue } from '../src/store/notices'
import { sendNotices } from '../src/use-cases/send-notices'
import { anEstate, type Estate } from './estate'

let estate: Estate
/** Whether dispatch answers. */
let dispatchIsThere: boolean

beforeAll(async () => {
  estate = await anEstate()
  /** From here on the test alone sends. */
  await estate.bench.running.quieten()
})

beforeEach(() => {
  dispatchIsThere = true
})

afterAll(() => estate.bench.close())

/** A sender as an instance of intake has it; of the telephones it asks dispatch, whom the test plays. */
function sender(notifier: Notifier): IntakeApp {
  return {
    store: estate.bench.running.store,
    blobs: new LocalBlobs(tmpdir()),
    links: new LinkTokens(new Uint8Array(32)),
    notifier,
    ask: (_peer, _groupId, _query, { representations }) =>
      dispatchIsThere
        ? Promise.resolve({
            _entities: (representations as unknown[]).map(() => ({
              telephonesForNotices: ['+8613900010005'],
            })),
          })
        : Promise.reject(new Error('dispatch is away')),
  }
}

/** Complaints of which the director is to be told; their ids. */
async function complaints(count: number): Promise<string[]> {
  const { bench, steward, projectId, customerId } = estate
  const form = { kind: 'COMPLAINT', channel: 'TELEPHONE', category: 'noise', content: '楼上噪声。' }
  const register = 'mutation Register($input: RegisterAppealInput!) { registerAppeal(input: $input) { id } }'
  const made: string[] = []
  for (let at = 0; at < count; at += 1) {
    const input = { idempotencyKey: uuidv7(), projectId, customerId, ...form }
    const { data } = await bench.ask<{ registerAppeal: { id: string } }>(steward, register, { input })
    made.push(data.registerAppeal.id)
  }
  return made
}

async function noticeOf(appealId: string) {
  const about = await estate.bench.running.store.read(estate.groupId, (manager) =>
    noticesAbout(manager, [appealId]),
  )
  const [notice] = about.get(appealId) ?? []
  if (notice === undefined) throw new Error('nobody is told')
  return notice
}

const later = (ms: number): void =>
  estate.bench.clock.set(new Date(estate.bench.clock.now().getTime() + ms).toISOString())

async function sendAll(app: IntakeApp): Promise<void> {
  while (await sendNotices(app));
}

test('two senders at once send each notice once, and each is told as a fact', async () => {
  const notifier = new ShownNotices()
  const ids = await complaints(25)
  await Promise.all([sendAll(sender(notifier)), sendAll(sender(notifier))])
  expect(notifier.shown).toHaveLength(ids.length)
  expect(new Set(notifier.shown.map(({ text }) => text)).size).toBe(ids.length)
  expect((await estate.bench.announced(noticeSent)).map(({ appealId }) => appealId).sort()).toEqual(
    ids.sort(),
  )
})

test('what became of a rush of notices is written by few transactions', async () => {
  const notifier = new ShownNotices()
  const ids = await complaints(20)
  await sendAll(sender(notifier))
  const [told]: { facts: number; transactions: number }[] = await estate.bench.running.store.read(
    estate.groupId,
    (manager) =>
      manager.query(
        `select count(*)::int as facts, count(distinct xid)::int as transactions from events
          where type = $1 and appeal_id = any($2::uuid[])`,
        [noticeSent.type, ids],
      ),
  )
  expect(told?.facts).toBe(20)
  expect(told?.transactions).toBeLessThan(5)
})

test('a notice whose sender was killed is sent by the next, once its lease has ended; what the first says then is not heard', async () => {
  const notifier = new ShownNotices()
  const [id = ''] = await complaints(1)
  const { store } = estate.bench.running
  const taken = await store.asJob((work) => takeUpDue(work, 20))
  expect(taken.due).toHaveLength(1)
  await sendAll(sender(notifier))
  expect(notifier.shown).toEqual([])
  later(120_000)
  await sendAll(sender(notifier))
  expect(notifier.shown).toHaveLength(1)
  const sent = await noticeOf(id)
  expect(sent).toMatchObject({ state: 'sent', attempts: 2 })
  const [first] = taken.due
  if (first === undefined) throw new Error('it was taken up')
  const late = { ...first.notice, state: 'failed' as const }
  expect(await store.asJob((work) => settleAttempts(work, [late]))).toEqual(new Set())
  expect(await noticeOf(id)).toEqual(sent)
})

test('while nobody knows the telephone the notice waits, and holds up nothing', async () => {
  const notifier = new ShownNotices()
  dispatchIsThere = false
  const [id = ''] = await complaints(1)
  await sendAll(sender(notifier))
  expect(await noticeOf(id)).toMatchObject({ state: 'queued', attempts: 1, error: 'owner-away' })
  dispatchIsThere = true
  later(30_000)
  await sendAll(sender(notifier))
  expect(await noticeOf(id)).toMatchObject({ state: 'sent', attempts: 2, error: null })
})

test('in production, without any way set up, it is shown that nobody is told', async () => {
  const environment = z
    .object({ ...noticesEnvironment, NODE_ENV: z.string() })
    .parse({ NODE_ENV: 'production' })
  const [id = ''] = await complaints(1)
  await sendAll(sender(notifierOf(environment, () => estate.bench.clock.now())))
  expect(await noticeOf(id)).toMatchObject({ state: 'noAdapter', channel: null, nextTryAt: null })
  const told = await estate.bench.announced(noticeFailed)
  expect(told).toMatchObject([{ appealId: id, state: 'noAdapter' }])
  expect(JSON.stringify(told)).not.toContain('139')
})
