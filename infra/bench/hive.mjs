import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ACTOR_HEADER } from '@shouwen/access/actor-token'
import { checkout, dataFolder } from '../run/checkout.mjs'
import { freePort } from '../run/ports.mjs'

/** No part of the product and not in its lock file: installed for the bench alone. MIT, runs on Node 20. */
export const hiveVersion = '2.15.1'

const HALF_AN_HOUR = 1_800_000

/**
 * Installs Hive Gateway into a folder of its own below the data folder, once.
 * @param {(line: string) => void} say
 * @returns {{ folder: string } | { reason: string }} where it is, or why it is not there
 */
export function installHive(say) {
  const folder = join(dataFolder(), 'bench-cache', `hive-gateway-${hiveVersion}`)
  const stamp = join(folder, 'installed')
  if (existsSync(stamp)) return { folder }
  say(`installing Hive Gateway ${hiveVersion} into ${folder}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
  const { status, stderr, error } = spawnSync(
    'npm',
    [
      'install',
      '--prefix',
      folder,
      '--save-exact',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      `@graphql-hive/gateway@${hiveVersion}`,
    ],
    { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], timeout: HALF_AN_HOUR },
  )
  if (status !== 0) return { reason: (error?.message ?? stderr.trim()).split('\n')[0] ?? 'npm failed' }
  writeFileSync(stamp, hiveVersion)
  return { folder }
}

/**
 * Starts Hive Gateway over our supergraph and the services of a house. It passes on the actor that the caller has signed:
 * it knows neither our tokens nor our people.
 * @param {import('./stage.mjs').Stage} stage
 * @param {{ folder: string, serviceUrls: Readonly<Record<string, string>> }} options
 */
export async function startHive(stage, { folder, serviceUrls }) {
  writeFileSync(join(folder, 'supergraph.graphql'), supergraphAt(serviceUrls))
  writeFileSync(
    join(folder, 'gateway.config.mjs'),
    `export const gatewayConfig = {
  logging: 'warn',
  propagateHeaders: {
    fromClientToSubgraphs: ({ request }) => ({ '${ACTOR_HEADER}': request.headers.get('${ACTOR_HEADER}') }),
  },
}
`,
  )
  const port = await freePort()
  const program = join(folder, 'node_modules/@graphql-hive/gateway/dist/bin.js')
  return stage.start({
    name: 'Hive Gateway',
    command: [
      program,
      'supergraph',
      'supergraph.graphql',
      '--config-path=gateway.config.mjs',
      '--host=127.0.0.1',
      `--port=${port}`,
      '--polling=1h',
    ],
    env: { NODE_ENV: 'production' },
    ready: `http://127.0.0.1:${port}/readiness`,
    logFile: join(stage.folder, 'hive.log'),
    folder,
  })
}

/**
 * Our supergraph with the addresses where the services are now.
 * @param {Readonly<Record<string, string>>} serviceUrls
 */
function supergraphAt(serviceUrls) {
  const supergraph = readFileSync(join(checkout, 'apps/gateway/supergraph.graphql'), 'utf8')
  return supergraph.replaceAll(
    /@join__graph\(name: "([^"]+)", url: "[^"]*"\)/g,
    (_whole, name) => `@join__graph(name: "${name}", url: "${serviceUrls[name]}")`,
  )
}
