/** Leaves a PostgreSQL running on the cluster in the folder given, as a killed parent does where nothing ties them. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { serverAccount } from '../postgres/account.mjs'
import { postgresBinaries } from '../postgres/binaries.mjs'
import { readPostmaster } from '../postgres/leftover.mjs'
import { freePort } from '../run/ports.mjs'
import { becomes } from '../run/processes.mjs'

const cluster = join(process.argv[2] ?? '', 'cluster')
const account = serverAccount(cluster)
const { postgres } = postgresBinaries(account)
const settings = [
  '-c',
  `port=${await freePort()}`,
  '-c',
  'listen_addresses=127.0.0.1',
  '-c',
  'unix_socket_directories=',
]
const server = spawn(postgres, ['-D', cluster, ...settings], {
  ...account,
  detached: true,
  stdio: 'ignore',
  cwd: '/',
})
if (!(await becomes(() => readPostmaster(cluster)?.ready === true, 20_000)))
  throw new Error('PostgreSQL did not start')
console.log(server.pid)
server.unref()
