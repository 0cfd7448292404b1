import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from './checkout.mjs'
import { faultsOfSubject } from './commit-subject.mjs'
import { Complaint, printFault } from './complaint.mjs'

const usage = `node infra/run/commit-message.mjs [--range REVISIONS | --file MESSAGE]

Checks that commits have conventional subjects whose scopes are workspaces.
  (nothing)          every commit of HEAD
  --range REVISIONS  the commits that \`git log REVISIONS\` names, such as main..HEAD
  --file MESSAGE     a message that is about to be committed (as a commit-msg hook gets it)`

/** Names of the workspaces without the package scope: `intake`, `events`, `infra`. */
function readScopes() {
  const { workspaces } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8'))
  return workspaces
    .flatMap((place) => {
      if (!place.endsWith('/*')) return [place]
      const parent = place.slice(0, -'/*'.length)
      return readdirSync(join(checkout, parent)).map((folder) => `${parent}/${folder}`)
    })
    .map((folder) => join(checkout, folder, 'package.json'))
    .filter((manifest) => existsSync(manifest))
    .map((manifest) => JSON.parse(readFileSync(manifest, 'utf8')).name.replace(/^@[^/]+\//, ''))
    .sort()
}

/** @param {string} revisions */
function readSubjects(revisions) {
  const git = (...args) => spawnSync('git', args, { cwd: checkout, encoding: 'utf8' })
  if (git('rev-parse', '--verify', '--quiet', 'HEAD').status !== 0) {
    console.log('No commits here, so there are no subjects to check.')
    return []
  }
  const { status, stdout, stderr } = git(
    'log',
    '--no-merges',
    '--format=%h %s',
    '--end-of-options',
    revisions,
  )
  if (status !== 0) throw new Complaint(`git log ${revisions} failed: ${stderr.trim()}`)
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => ({ commit: line.slice(0, line.indexOf(' ')), subject: line.slice(line.indexOf(' ') + 1) }))
}

function subjectsToCheck() {
  const [option, value, ...more] = process.argv.slice(2)
  if (option === undefined) return readSubjects('HEAD')
  if (value === undefined || more.length > 0) throw new Complaint(usage)
  if (option === '--range') return readSubjects(value)
  if (option === '--file') return [{ commit: value, subject: readFileSync(value, 'utf8').split('\n', 1)[0] }]
  throw new Complaint(usage)
}

try {
  const scopes = readScopes()
  const faults = subjectsToCheck().flatMap(({ commit, subject }) =>
    faultsOfSubject(subject, scopes).map((fault) => `  ${commit} "${subject}" ${fault}`),
  )
  if (faults.length > 0)
    throw new Complaint(`Commit subjects that are not conventional:\n${faults.join('\n')}`)
} catch (error) {
  printFault(error)
  process.exitCode = 1
}
