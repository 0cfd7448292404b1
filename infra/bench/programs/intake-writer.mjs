import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { ActorTokens } from '@shouwen/access/actor-token'
import { systemClock } from '@shouwen/access/clock'
import { ShownNotices } from '@shouwen/notices/shown-notices'
import { LocalBlobs } from '@shouwen/attachments/local-blobs'
import { appealRegistered } from '@shouwen/events/intake'
import { service } from '@shouwen/intake/service'
import { openLog } from '@shouwen/telemetry/log'
import { runService } from '@shouwen/subgraph/run-service'
import { sealKeyOf } from '@shouwen/subgraph/seal-key'
import { atPace } from './pace.mjs'
import { registrationStatements } from './registration-statements.mjs'

/**
 * Intake as its own `main` mounts it, with a hand that writes what registerAppeal writes, into intake's own tables, in its own
 * transactions, recorded as its own fact: all of a registration but GraphQL and the looking up. For rates that the
 * gateway of this machine does not take.
 * @typedef {object} Job
 * @property {string} databaseUrl
 * @property {string} natsUrl
 * @property {string} dataFolder
 * @property {number} rate
 * @property {number} seconds
 * @property {readonly string[]} projectIds
 * @property {import('./registration-statements.mjs').RegistrationRows} rows as registerAppeal wrote them
 */

/** @type {Job} */
const job = JSON.parse(await text(process.stdin))
const running = await runService(service, {
  databaseUrl: job.databaseUrl,
  nats: { url: job.natsUrl, prefix: 'shouwen', replicas: 1 },
  actorTokens: new ActorTokens(randomBytes(32).toString('hex')),
  clock: systemClock,
  log: openLog('silent'),
  sealKey: sealKeyOf({ SHOUWEN_DATA: job.dataFolder }),
  blobs: new LocalBlobs(join(job.dataFolder, 'attachments')),
  notifier: new ShownNotices(),
  poolSize: 16,
  reach: () => Promise.reject(new Error('intake asks nobody')),
})
const { store } = running
const { appeals, events } = job.rows
const statements = registrationStatements('intake', job.rows)
const data = JSON.parse(events.data ?? '{}')

/** @param {number} index */
async function registerOne(index) {
  const appealId = randomUUID()
  const projectId = /** @type {string} */ (job.projectIds[index % job.projectIds.length])
  await store.inTenant(appeals.group_id ?? '', async ({ manager, record, now }) => {
    const [{ last }] = await manager.query(statements.claim, statements.claimValues(projectId))
    const number = `BENCH-${projectId}-${last}`
    await manager.query(
      statements.appeal,
      statements.appealValues({ id: appealId, project_id: projectId, number }),
    )
    record(appealRegistered, {
      subject: `appeal/${appealId}`,
      appealId,
      projectPath: appeals.project_path ?? '',
      clauses: ['P5.1.1', 'P5.1.2'],
      pack: { id: data.packId, version: data.packVersion },
      data: { ...data, appealId, number, projectId, registeredAt: now.toISOString() },
    })
  })
}

/** Whether the relay has sent all that is committed. */
async function isAllSent() {
  const rows = await store.asJob(({ manager }) =>
    manager.query(
      'select 1 from events where (xid, seq) > (select xid, seq from relay_cursor) order by xid, seq limit 1',
    ),
  )
  return rows.length === 0
}

// Before it is elected and connected it sends nothing: an event of our own tells when it is.
await registerOne(0)
while (!(await isAllSent())) await pause(50)
await atPace(job.rate, job.rate * job.seconds, registerOne)
while (!(await isAllSent())) await pause(50)
await running.stop()
process.stdout.write(JSON.stringify({ registered: job.rate * job.seconds }))
