import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { checkout } from '../run/checkout.mjs'

/**
 * A copy of the sources that may be broken. Its workspaces find each other in the copy, and all else where it is installed.
 * @returns {{ folder: string, remove: () => void }}
 */
export function copyHouse() {
  const folder = mkdtempSync(join(tmpdir(), 'shouwen-break-'))
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: checkout,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  for (const file of list.split('\0')) {
    if (file === '' || !existsSync(join(checkout, file))) continue
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    cpSync(join(checkout, file), join(folder, file))
  }
  linkModules(folder)
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** @param {string} folder */
function linkModules(folder) {
  const [installed, linked] = [join(checkout, 'node_modules'), join(folder, 'node_modules')]
  mkdirSync(join(linked, '@shouwen'), { recursive: true })
  for (const name of readdirSync(installed)) {
    if (name !== '@shouwen') symlinkSync(join(installed, name), join(linked, name))
  }
  // These are relative, so that they lead into the copy.
  for (const name of readdirSync(join(installed, '@shouwen'))) {
    symlinkSync(readlinkSync(join(installed, '@shouwen', name)), join(linked, '@shouwen', name))
  }
  for (const kind of ['apps', 'packages']) {
    for (const name of readdirSync(join(checkout, kind))) {
      const own = join(checkout, kind, name, 'node_modules')
      if (existsSync(own)) symlinkSync(own, join(folder, kind, name, 'node_modules'))
    }
  }
}
