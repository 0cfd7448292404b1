import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from './checkout.mjs'
import { printFault } from './complaint.mjs'
import { ensureInstalled } from './install.mjs'

/** @typedef {{ name: string, command: string, args: string[] }} Step */

/** `npm run check`: everything that can be said about the code without running it, each with one line. */
const steps = /** @type {Step[]} */ ([
  tool('format', 'prettier', ['--check', '--log-level', 'warn', '.']),
  tool('types', 'tsc', ['-p', 'tsconfig.json', '--noEmit']),
  tool('lint', 'oxlint', ['--quiet']),
  tool('layers', 'depcruise', [
    'apps',
    'packages',
    'infra',
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'err',
  ]),
  tool('dead code', 'knip', ['--no-progress', '--no-config-hints']),
  tool('versions', 'syncpack', ['lint']),
  script('lock file', 'complete-lockfile.mjs', ['--check']),
  script('generated files', 'generate.mjs', ['--check']),
])

try {
  ensureInstalled()
  const failures = steps.filter((step) => !passes(step))
  if (failures.length > 0) {
    console.error(`\nFailed: ${failures.map(({ name }) => name).join(', ')}`)
    process.exitCode = 1
  }
} catch (error) {
  printFault(error)
  process.exitCode = 1
}

/** @param {Step} step */
function passes({ name, command, args }) {
  const began = Date.now()
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: checkout,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
  })
  const passed = status === 0
  console.log(
    `${passed ? 'ok    ' : 'FAILED'} ${name.padEnd(16)} ${((Date.now() - began) / 1000).toFixed(1)} s`,
  )
  if (!passed) console.log(`${error?.message ?? ''}${stdout ?? ''}${stderr ?? ''}`.trim())
  return passed
}

/**
 * @param {string} name
 * @param {string} program
 * @param {string[]} args
 */
function tool(name, program, args) {
  return { name, command: join(checkout, 'node_modules/.bin', program), args }
}

/**
 * @param {string} name
 * @param {string} file
 * @param {string[]} args
 */
function script(name, file, args) {
  const path = join(checkout, 'infra/run', file)
  if (!existsSync(path)) return { name, command: 'false', args: [] }
  return { name, command: process.execPath, args: [path, ...args] }
}
