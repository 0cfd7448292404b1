import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startNats, startNatsCluster } from '../nats/server.mjs'
import { startPostgres } from '../postgres/embedded.mjs'
import { ensureBuilt } from './build.mjs'
import { dataFolder } from './checkout.mjs'
import { Complaint } from './complaint.mjs'
import { takeDataFolder } from './data-lock.mjs'
import { startDistributed } from './distributed.mjs'
import { createEnding, runToEnd } from './ending.mjs'
import { runErrand } from './errand.mjs'
import { frontDoorPort } from './front-door.mjs'
import { ensureInstalled } from './install.mjs'

/**
 * `npm run start:distributed`: each service a process with a database of its own, the gateway before them.
 * `NATS_NODES=3` gives them a JetStream cluster. The line `ready URL` says that all answer.
 */
const folder = join(dataFolder(), 'distributed')
const ending = createEnding({
  onSignal: () => console.error('\nStopping. Everything is kept in', folder),
  codeAfterSignal: () => 0,
})

await runToEnd(ending, async () => {
  const nodes = Number(process.env.NATS_NODES ?? 1)
  if (![1, 3, 5].includes(nodes))
    throw new Complaint('NATS_NODES must be 1, 3 or 5.\nNATS_NODES 必须是 1、3 或 5。')
  ending.add(takeDataFolder(folder))
  const port = await frontDoorPort('npm run start:distributed')
  ensureInstalled()
  ensureBuilt()
  const [databaseServerUrl, natsUrl] = await Promise.all([startDatabaseServer(), startTransport(nodes)])
  const house = await ending.start(() =>
    startDistributed({
      dataDir: folder,
      port,
      databaseServerUrl,
      natsUrl,
      databasePrefix: process.env.SHOUWEN_DATABASE_PREFIX ?? '',
      env: nodes > 1 ? { NATS_REPLICAS: '3' } : {},
    }),
  )
  for (const { name, pid } of house.processes) console.log(`${name.padEnd(17)}| process ${pid()}`)
  writeRunningFile(house, natsUrl)
  process.env.SHOUWEN_DATA = folder
  if (process.env.SEED !== 'off') runErrand('seed', [new URL(house.gatewayUrl).origin])
  console.log(`ready ${house.gatewayUrl}`)
  const first = await house.ended
  if (!ending.hasBegun) console.error(`${first} has ended by itself; ending the others.`)
  return 1
})

/**
 * What errands need to reach the running house; for the owner's eyes only.
 * @param {import('./distributed.mjs').Distributed} house
 * @param {string} natsUrl
 */
function writeRunningFile({ gatewayUrl, databases }, natsUrl) {
  const { origin } = new URL(gatewayUrl)
  const running = {
    url: origin,
    databaseUrls: databases,
    natsUrl,
    natsPrefix: process.env.NATS_PREFIX || 'shouwen',
  }
  writeFileSync(join(folder, 'run.json'), `${JSON.stringify(running, null, 2)}\n`, { mode: 0o600 })
}

async function startDatabaseServer() {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL
  const postgres = await ending.start(() =>
    startPostgres({ dataDir: join(folder, 'postgres'), maxConnections: 300 }),
  )
  return postgres.url
}

/** @param {number} nodes */
async function startTransport(nodes) {
  if (process.env.NATS_URL) return process.env.NATS_URL
  const nats = await ending.start(() =>
    nodes > 1
      ? startNatsCluster(nodes, { dataDir: join(folder, 'nats-cluster') })
      : startNats({ dataDir: join(folder, 'nats') }),
  )
  return nats.url
}
