import type { NamedConductValue } from '@shouwen/procedure/conduct'
import { Refusal } from '@shouwen/vocabulary/refusal'

/** Marks by the codes of the procedure's values: 1, not at all, to 5, wholly (P5.6.2.1). */
export type ConductMarks = Record<string, number>

/** A mark as it was given; null for a value that the customer would not mark. */
export interface GivenMark {
  readonly value: string
  readonly mark: number | null
}

const LEAST = 1
const MOST = 5

/**
 * P5.6.2.1: the marks that the customer gave, by the values of the procedure. Refuses with CONDUCT_VALUE_UNKNOWN, and with
 * INPUT_INVALID a mark that is none, or a value that is marked twice.
 */
export function readMarks(values: readonly NamedConductValue[], given: readonly GivenMark[]): ConductMarks {
  const known = values.map(({ code }) => code)
  const marks: ConductMarks = {}
  for (const { value, mark } of given) {
    if (!known.includes(value)) {
      throw new Refusal('CONDUCT_VALUE_UNKNOWN', { value, values: known.join(', ') || '-' })
    }
    if (mark === null) continue
    if (!Number.isInteger(mark) || mark < LEAST || mark > MOST) {
      throw new Refusal('INPUT_INVALID', { problems: `the mark of ${value} must be ${LEAST} to ${MOST}` })
    }
    if (marks[value] !== undefined) {
      throw new Refusal('INPUT_INVALID', { problems: `${value} is marked twice` })
    }
    marks[value] = mark
  }
  return marks
}
