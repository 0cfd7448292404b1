import { join } from 'node:path'
import { startNats } from '../nats/server.mjs'
import { startPostgres } from '../postgres/embedded.mjs'

/**
 * What the bench needs of PostgreSQL beyond `npm start`: when each transaction committed, for the time from commit to count;
 * and the counting of statements, which is off but while they are counted. Durable, as everywhere but in tests.
 */
const settings = {
  shared_preload_libraries: 'pg_stat_statements',
  track_commit_timestamp: 'on',
}

/**
 * @typedef {object} Servers
 * @property {import('../postgres/embedded.mjs').RunningPostgres} postgres
 * @property {import('../nats/server.mjs').RunningNats} nats
 */

/**
 * Starts a PostgreSQL and a NATS server of their own in a folder.
 * @param {ReturnType<typeof import('../run/ending.mjs').createEnding>} ending
 * @param {string} folder
 * @returns {Promise<Servers>}
 */
export async function startServers(ending, folder) {
  const [postgres, nats] = await Promise.all([
    ending.start(() => startPostgres({ dataDir: join(folder, 'postgres'), maxConnections: 300, settings })),
    ending.start(() => startNats({ dataDir: join(folder, 'nats') })),
  ])
  return { postgres, nats }
}
