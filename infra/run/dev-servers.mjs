import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removePostgres, startPostgres } from '../postgres/embedded.mjs'
import { startNats } from '../nats/server.mjs'
import { makePrivateFolder } from './checkout.mjs'
import { createEnding, runToEnd } from './ending.mjs'

/** Servers for developing tests: `node infra/run/dev-servers.mjs FILE`, then `source FILE && npx jest PATH`. */
const file = process.argv[2]
const ending = createEnding()

await runToEnd(ending, async () => {
  const folder = makePrivateFolder(mkdtempSync(join(tmpdir(), 'shouwen-dev-')))
  ending.add(() => {
    removePostgres(join(folder, 'postgres'))
    rmSync(folder, { recursive: true, force: true })
    if (file) rmSync(file, { force: true })
  })
  const [postgres, nats] = await Promise.all([
    ending.start(() =>
      startPostgres({ dataDir: join(folder, 'postgres'), durable: false, maxConnections: 400 }),
    ),
    ending.start(() => startNats({ dataDir: join(folder, 'nats') })),
  ])
  const lines = `export TEST_DATABASE_URL='${postgres.url}'\nexport TEST_NATS_URL='${nats.url}'\n`
  if (file) writeFileSync(file, lines, { mode: 0o600 })
  console.log(file ? `ready: source ${file}` : lines)
  await Promise.race([postgres.ended, nats.ended])
  return 1
})
