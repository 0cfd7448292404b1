import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { checkout } from './checkout.mjs'
import { Complaint } from './complaint.mjs'

/** Builds what has changed since the last build; prints only what failed. */
export function ensureBuilt() {
  const turbo = join(checkout, 'node_modules/.bin/turbo')
  const { status, stdout, stderr, error } = spawnSync(
    turbo,
    [
      'run',
      'build',
      '--no-daemon',
      '--no-update-notifier',
      '--ui=stream',
      '--output-logs=errors-only',
      '--log-prefix=task',
    ],
    {
      cwd: checkout,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
    },
  )
  if (status === 0) return
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`)
  throw new Complaint(`The build failed${error ? `: ${error.message}` : ' (see above)'}.`)
}
