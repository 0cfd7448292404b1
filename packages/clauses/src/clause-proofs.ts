import { isClauseId, type ClauseId } from './clause-catalogue'

/** One test as jest reports it. */
export interface TestOutcome {
  /** The file, relative to the checkout. */
  readonly file: string
  readonly title: string
  readonly passed: boolean
}

/** A test that proves a clause, by its file and its title. */
export interface ClauseProof {
  readonly file: string
  readonly test: string
}

const leadingId = /^([PMC]\d[\w.]*)(?:[\s,;:、]+|$)/

/** What a title cites: the ids that it starts with, and the first word there that only looks like an id. */
export interface Citation {
  readonly clauses: readonly ClauseId[]
  readonly unknown: string | undefined
}

/**
 * Reads the clause ids that a test's title starts with: `P5.5.1 M4.8 a complaint nobody revisited stays open` cites
 * two. An id in the middle of a sentence cites nothing.
 */
export function readCitation(title: string): Citation {
  const clauses: ClauseId[] = []
  let rest = title.trimStart()
  for (;;) {
    if (!/^[PMC]\d/.test(rest)) return { clauses, unknown: undefined }
    const id = leadingId.exec(rest)
    if (!isClauseId(id?.[1])) return { clauses, unknown: rest.split(/\s/, 1)[0] }
    clauses.push(id[1])
    rest = rest.slice(id[0].length)
  }
}

/** The tests whose titles start with something that looks like a clause's id but is not in the catalogue. */
export function findMiscitations(
  outcomes: readonly TestOutcome[],
): { file: string; title: string; id: string }[] {
  return outcomes.flatMap(({ file, title }) => {
    const { unknown } = readCitation(title)
    return unknown === undefined ? [] : [{ file, title, id: unknown }]
  })
}

/**
 * Which passed tests prove which clause, sorted and each once. A title that failed or did not run anywhere in its
 * file proves nothing, even where the same title passed beside it.
 */
export function collectProofs(
  clauses: readonly ClauseId[],
  outcomes: readonly TestOutcome[],
): Record<string, ClauseProof[]> {
  const keyOf = ({ file, title }: TestOutcome) => `${file}\n${title}`
  const notPassed = new Set(outcomes.filter((outcome) => !outcome.passed).map(keyOf))
  const proving = new Map(
    outcomes.filter((outcome) => !notPassed.has(keyOf(outcome))).map((outcome) => [keyOf(outcome), outcome]),
  )
  const inOrder = [...proving.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, outcome]) => outcome)
  return Object.fromEntries(
    clauses.map((id) => [
      id,
      inOrder
        .filter(({ title }) => readCitation(title).clauses.includes(id))
        .map(({ file, title }) => ({ file, test: title })),
    ]),
  )
}
