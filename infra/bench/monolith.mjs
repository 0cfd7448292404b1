import { join } from 'node:path'

/**
 * Starts the reference of `list` and `one` on the data of the house.
 * @param {import('./stage.mjs').Stage} stage
 */
export async function startMonolith(stage) {
  const { postgres } = await stage.servers()
  return stage.start({
    name: 'The monolith',
    command: [new URL('programs/monolith.mjs', import.meta.url).pathname],
    env: { DATABASE_URL: postgres.url, SHOUWEN_DATA: stage.folder, NODE_ENV: 'production' },
    ready: /ready at (\S+)/,
    logFile: join(stage.folder, 'monolith.log'),
  })
}
