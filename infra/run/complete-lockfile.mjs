import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from './checkout.mjs'

/**
 * Completes package-lock.json: `npm install` drops the optional packages of other systems that its registry does not
 * offer, and `npm ci` then refuses the lock file. `--check` only says whether one is missing.
 */
const file = join(checkout, 'package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8'))
const missing = missingEntries(lock.packages)

if (process.argv.includes('--check')) {
  for (const [place] of missing)
    console.error(`package-lock.json lacks ${place}; run node infra/run/complete-lockfile.mjs`)
  process.exitCode = missing.length > 0 ? 1 : 0
} else if (missing.length > 0) {
  const entries = [...Object.entries(lock.packages), ...missing]
  lock.packages = Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b, 'en')))
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(`package-lock.json: ${missing.length} optional packages of other systems added.`)
}

/**
 * @param {Record<string, { optionalDependencies?: Record<string, string> }>} packages by their place in the tree
 * @returns {[string, object][]}
 */
function missingEntries(packages) {
  return Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isReachable(packages, place, name))
      .map(
        ([name, version]) =>
          /** @type {[string, object]} */ ([
            `node_modules/${name}`,
            { version, ...systemOf(name), optional: true },
          ]),
      ),
  )
}

/**
 * @param {object} packages
 * @param {string} place
 * @param {string} name
 */
function isReachable(packages, place, name) {
  const folders = place
    .split('/node_modules/')
    .map((_, index, all) => all.slice(0, index + 1).join('/node_modules/'))
  return ['', ...folders].some((folder) => join(folder, 'node_modules', name) in packages)
}

/**
 * The system that a package of binaries is for, by its name: `@turbo/windows-arm64`, `@swc/core-linux-arm-gnueabihf`.
 * Without it npm would try to install the package everywhere.
 * @param {string} name
 */
function systemOf(name) {
  const os = /darwin|linux|android|freebsd|openharmony|win32|windows/.exec(name)?.[0]
  const cpu = /arm64|x64|ia32|ppc64|riscv64|s390x|loong64|wasm32|arm|64$/.exec(name)?.[0]
  return {
    ...(os && { os: [os === 'windows' ? 'win32' : os] }),
    ...(cpu && { cpu: [cpu === '64' ? 'x64' : cpu] }),
  }
}
