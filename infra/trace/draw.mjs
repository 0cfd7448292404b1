import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { personasClient } from '@shouwen/standalone/errands/personas-client'
import { register } from '@shouwen/scenarios/appeal-hand'
import { projectId, seed, unitId } from '@shouwen/scenarios/seed/seed'
import { TraceCollector } from '@shouwen/testing/trace-collector'
import { startNats } from '../nats/server.mjs'
import { removePostgres, startPostgres } from '../postgres/embedded.mjs'
import { ensureBuilt } from '../run/build.mjs'
import { checkout, makePrivateFolder } from '../run/checkout.mjs'
import { startDistributed } from '../run/distributed.mjs'
import { createEnding, runToEnd } from '../run/ending.mjs'
import { freePort } from '../run/ports.mjs'
import { becomes } from '../run/processes.mjs'
import { ensureInstalled } from '../run/install.mjs'
import { waterfall } from './waterfall.mjs'

/**
 * `npm run draw:trace`: lives one telephone call in a distributed house on servers of its own and draws its trace, from
 * the request to the last service that has heard of it, as docs/trace.svg.
 */
const estate = 'lvyuan/north/hetang'
const file = 'docs/trace.svg'
const heardOf = 'process intake.appeal.registered.v1'

/** Milliseconds without a new span after which a trace counts as whole: several times what processes keep spans back. */
const QUIET_MS = 2_000

const ending = createEnding()

/** Who reacts to a registration. */
const listeners = ['analytics', 'customer-profile', 'dispatch', 'elderly-care', 'revisit-audit', 'sla']

await runToEnd(ending, async () => {
  ensureInstalled()
  ensureBuilt()
  const folder = makePrivateFolder(mkdtempSync(join(tmpdir(), 'shouwen-trace-')))
  ending.add(() => {
    removePostgres(join(folder, 'postgres'))
    rmSync(folder, { recursive: true, force: true })
  })
  const collector = await TraceCollector.open()
  ending.add(collector.close)
  const [postgres, nats, port] = await Promise.all([
    ending.start(() => startPostgres({ dataDir: join(folder, 'postgres'), maxConnections: 300 })),
    ending.start(() => startNats({ dataDir: join(folder, 'nats') })),
    freePort(),
  ])
  const house = await ending.start(() =>
    startDistributed({
      dataDir: folder,
      port,
      databaseServerUrl: postgres.url,
      natsUrl: nats.url,
      env: {
        LOG_LEVEL: 'warn',
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
        OTEL_BSP_SCHEDULE_DELAY: '100',
      },
    }),
  )
  const client = personasClient(new URL(house.gatewayUrl).origin, folder)
  await seed(client)
  const [project, unit] = await Promise.all([
    projectId(client, 'steward', estate),
    unitId(client, 'steward', estate, '3-1-502'),
  ])
  const call = () =>
    register(client, 'steward', {
      projectId: project,
      unitId: unit,
      kind: 'COMPLAINT',
      channel: 'TELEPHONE',
      category: 'cleaning',
      content: '三号楼楼道三天没有打扫',
      caller: { name: '周桂芳', telephone: '13912345678' },
    })
  for (let appeal = 1; appeal <= 3; appeal += 1) await call()
  await counted(client, 3)
  await untilQuiet(() => collector.spans.length)
  collector.spans.length = 0
  await call()
  await counted(client, 4)
  const spans = await wholeTrace(collector)
  writeFileSync(join(checkout, file), waterfall(spans))
  console.log(`${file}: ${spans.length} spans`)
  return 0
})

/**
 * Waits until analytics has counted so many appeals.
 * @param {import('@shouwen/scenarios/schema-client').SchemaClient} client
 * @param {number} appeals
 */
async function counted(client, appeals) {
  const question = '{ appealCounts(by: [CHANNEL]) { count } }'
  const all = await becomes(async () => {
    const { appealCounts } = await client.must('management', question)
    return appealCounts[0]?.count === appeals
  }, 60_000)
  if (!all) throw new Error(`analytics has not counted ${appeals} appeals`)
}

/**
 * The trace of the call, when all have heard of it and nothing has been added for a while.
 * @param {TraceCollector} collector
 */
async function wholeTrace(collector) {
  const spans = () => collector.traceWith('resolve Mutation.registerAppeal')
  const heardByAll = await becomes(() => {
    const heard = new Set(spans().flatMap(({ name, process }) => (name === heardOf ? process : [])))
    return listeners.every((listener) => heard.has(listener))
  }, 60_000)
  if (!heardByAll) throw new Error('not every service has heard of the call in a trace of one')
  await untilQuiet(() => spans().length)
  return spans()
}

/**
 * Waits until a count has not grown for a while.
 * @param {() => number} count
 */
async function untilQuiet(count) {
  let [last, since] = [count(), Date.now()]
  const quiet = await becomes(() => {
    if (count() > last) [last, since] = [count(), Date.now()]
    return Date.now() - since > QUIET_MS
  }, 60_000)
  if (!quiet) throw new Error('the house does not come to rest')
}
