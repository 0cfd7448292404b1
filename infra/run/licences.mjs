import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { generatedNote, table } from '../generate/markdown.mjs'
import { checkout } from './checkout.mjs'

const require = createRequire(import.meta.url)

/** @typedef {{ name: string, version: string, licence: string, shipped: boolean, approved: boolean }} Dependency */

/**
 * What it means that a package's licence is not OSI-approved, for whoever hosts Shouwen. A licence of a shipped
 * package that is not named here gets a warning instead.
 */
const consequences = {
  'Elastic-2.0':
    'You may use, change and redistribute these packages, and run Shouwen with them for your own group and its ' +
    'customers. You may not offer them to others as a hosted or managed service that gives access to a substantial ' +
    'part of what they do, work around a licence key, or remove their notices. Whoever sells Shouwen as a hosted ' +
    'service should have this checked. (Gateway and composition are such packages; each subgraph uses ' +
    '@apollo/federation-internals. The supergraph is standard federation 2, so another router can take the ' +
    "gateway's place.)",
}

/** `docs/third-party-licences.md`: from the lock file alone, so that it is the same on every machine. */
export function generateLicences() {
  const lock = JSON.parse(readFileSync(join(checkout, 'package-lock.json'), 'utf8'))
  const dependencies = readDependencies(lock)
  const shipped = dependencies.filter((dependency) => dependency.shipped)
  const development = dependencies.filter((dependency) => !dependency.shipped)
  const text = [
    generatedNote('npm run generate'),
    '# 第三方许可 · Third-party licences\n',
    'Shouwen itself is under the Apache License 2.0 (`LICENSE`). It uses the packages below, as pinned in',
    "`package-lock.json`. A package's builds for single operating systems and processors are part of it; they are",
    'named only where their licence is another one.\n',
    '## Not OSI-approved\n',
    ...notApproved(dependencies),
    `## Production dependencies (${shipped.length})\n`,
    table(
      ['package', 'version', 'licence'],
      shipped.map(({ name, version, licence }) => [name, version, licence]),
    ),
    `\n## Development dependencies (${development.length})\n`,
    'Used to build, check and test; no part of a running installation.\n',
    ...byLicence(development),
  ].join('\n')
  return { 'docs/third-party-licences.md': text }
}

/**
 * Every package of the lock file, once per version. One that both a running installation and development use is
 * shipped. The builds of a package for single systems are left out where they have the licence of that package:
 * which of them npm describes in the lock file depends on the machine that wrote it.
 * @returns {Dependency[]}
 */
function readDependencies({ packages }) {
  const wholeOf = new Map(
    Object.values(packages).flatMap((entry) =>
      Object.keys(entry.optionalDependencies ?? {}).map((part) => [part, entry]),
    ),
  )
  const byKey = new Map()
  for (const [place, entry] of Object.entries(packages)) {
    if (!place.includes('node_modules/') || entry.link) continue
    const name = entry.name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const whole = entry.os || entry.cpu ? wholeOf.get(name) : undefined
    if (whole && (entry.license ?? whole.license) === whole.license) continue
    const licence = entry.license ?? 'not stated'
    const key = `${name} ${entry.version}`
    const shipped = !entry.dev || (byKey.get(key)?.shipped ?? false)
    byKey.set(key, { name, version: entry.version, licence, shipped, approved: isApproved(licence) })
  }
  return [...byKey.values()].sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version))
}

/** Whether a licence expression can be met with OSI-approved licences alone. */
function isApproved(expression) {
  // Required here, not imported above: the command that loads this file installs dependencies first.
  const parse = require('spdx-expression-parse')
  const known = require('spdx-license-list')
  const meets = (node) => {
    if (node.conjunction === 'or') return meets(node.left) || meets(node.right)
    if (node.conjunction === 'and') return meets(node.left) && meets(node.right)
    return known[node.license]?.osiApproved === true
  }
  try {
    return meets(parse(expression))
  } catch {
    return false
  }
}

/** @param {readonly Dependency[]} dependencies */
function notApproved(dependencies) {
  const others = groupByLicence(dependencies.filter(({ approved }) => !approved))
  if (others.length === 0)
    return ['Every package is under a licence that the Open Source Initiative approved.\n']
  return others.map(([licence, group]) => {
    const names = group.map(
      ({ name, version, shipped }) => `- ${name} ${version}${shipped ? '' : ' (development only)'}`,
    )
    const unknown = group.some(({ shipped }) => shipped)
      ? 'Read this licence before you host or redistribute Shouwen.'
      : 'Used in development only: whoever hosts Shouwen is not affected.'
    const meaning = consequences[licence] ?? unknown
    return `### ${licence}\n\n${names.join('\n')}\n\n${meaning}\n`
  })
}

/** @param {readonly Dependency[]} dependencies */
function byLicence(dependencies) {
  return groupByLicence(dependencies).map(
    ([licence, group]) =>
      `**${licence}**: ${group.map(({ name, version }) => `${name} ${version}`).join(', ')}\n`,
  )
}

/**
 * @param {readonly Dependency[]} dependencies
 * @returns {[string, Dependency[]][]}
 */
function groupByLicence(dependencies) {
  const groups = new Map()
  for (const dependency of dependencies) {
    const group = groups.get(dependency.licence) ?? []
    groups.set(dependency.licence, [...group, dependency])
  }
  return [...groups].sort(([a], [b]) => compare(a, b))
}

/** By code unit, not by the machine's locale. */
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0
}
