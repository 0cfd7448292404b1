/** The types of the conventional commits that this repository uses. */
export const commitTypes = [
  'feat',
  'fix',
  'docs',
  'style',
  'refactor',
  'perf',
  'test',
  'build',
  'ci',
  'chore',
  'revert',
]

/** Characters; a longer subject belongs into the body. */
const longest = 120

/**
 * Says what is wrong with the subject of a commit; an empty list when nothing is.
 * @param {string} subject the first line of the message
 * @param {readonly string[]} scopes the names of the workspaces
 * @returns {string[]}
 */
export function faultsOfSubject(subject, scopes) {
  if (/^(Merge|Revert "|fixup!|squash!)/.test(subject)) return []
  const parts = /^(?<type>[a-z]+)(?:\((?<scopes>[^()]*)\))?(?<breaking>!)?: (?<text>.+)$/.exec(
    subject,
  )?.groups
  if (!parts) return ['is not of the form `type(scope): what changed`']
  const faults = []
  if (!commitTypes.includes(parts.type))
    faults.push(`has the type "${parts.type}": use ${commitTypes.join(', ')}`)
  const unknown = (parts.scopes ?? scopes[0]).split(',').filter((scope) => !scopes.includes(scope.trim()))
  if (unknown.length > 0)
    faults.push(`has the scope "${unknown.join(', ')}": use a workspace's name (${scopes.join(', ')})`)
  if (parts.text.endsWith('.')) faults.push('ends with a full stop')
  if (parts.text !== parts.text.trim()) faults.push('has spaces around its text')
  if (subject.length > longest) faults.push(`is longer than ${longest} characters`)
  return faults
}
