import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { startNats } from '../nats/server.mjs'
import { startPostgres } from '../postgres/embedded.mjs'
import { checkout, dataFolder } from './checkout.mjs'
import { Complaint } from './complaint.mjs'
import { takeDataFolder } from './data-lock.mjs'
import { createEnding, runToEnd } from './ending.mjs'
import { frontDoorPort } from './front-door.mjs'
import { nodeFlags } from './node-flags.mjs'
import { endOfApp, endProcess, spawnTied } from './processes.mjs'

/**
 * Runs everything in one process with a PostgreSQL and a NATS server of its own, until it ends or is told to.
 * `DATABASE_URL` and `NATS_URL` name servers to be used instead.
 * @param {{ program: string, prepare: () => void }} options program: what to run; prepare: what must be there before it
 */
export async function runHouse({ program, prepare }) {
  const folder = dataFolder()
  /** @type {number | undefined} */
  let code
  const ending = createEnding({
    onSignal: () => console.error('\nStopping. Everything is kept in', folder),
    codeAfterSignal: () => code,
  })

  await runToEnd(ending, async () => {
    ending.add(takeDataFolder(folder))
    const port = await frontDoorPort('npm start')
    prepare()
    if (!existsSync(program))
      throw new Complaint(`${program} is missing; run npm run build and read what it says.`)

    const [postgres, nats] = await Promise.all([
      process.env.DATABASE_URL
        ? undefined
        : ending.start(() => startPostgres({ dataDir: join(folder, 'postgres') })),
      process.env.NATS_URL ? undefined : ending.start(() => startNats({ dataDir: join(folder, 'nats') })),
    ])
    const app = spawnTied(process.execPath, [...nodeFlags, program], {
      cwd: checkout,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        DATABASE_URL: process.env.DATABASE_URL || postgres?.url,
        NATS_URL: process.env.NATS_URL || nats?.url,
        PORT: String(port),
        SHOUWEN_DATA: folder,
      },
    })
    ending.add(() => endProcess(/** @type {number} */ (app.pid), endOfApp))
    for (const [name, server] of Object.entries({ PostgreSQL: postgres, NATS: nats }))
      void server?.ended.then(() => {
        if (ending.hasBegun) return
        console.error(`The ${name} server has ended by itself; see server.log under ${folder}.`)
        app.kill('SIGTERM')
      })
    code = await new Promise((resolve, reject) => {
      app.once('error', reject)
      app.once('exit', (status, signal) => resolve(status ?? (signal === 'SIGINT' ? 130 : 1)))
    })
    return code
  })
}
