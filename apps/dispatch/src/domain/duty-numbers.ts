import { windowProblem, windowsMeet } from '@shouwen/calendar/daily-window'
import type { DutyPost } from '@shouwen/vocabulary/organisation'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { normalTelephone } from '@shouwen/vocabulary/telephone'

/** Numbers of one post at the most: a day, an evening and a night number, and one to spare. */
export const NUMBERS_PER_POST = 4

/** The number of a post at some hours of the day. */
export interface DutyNumber {
  readonly post: DutyPost
  /** E.164 unless it is an inner number of 3 to 6 digits. */
  readonly telephone: string
  /** `HH:mm`, the project's time. */
  readonly from: string
  /** `HH:mm`, `24:00` included; earlier than `from`: goes on past midnight. */
  readonly to: string
}

/** All numbers on duty of a project. */
export interface DutyBook {
  projectId: string
  groupId: string
  numbers: DutyNumber[]
  version: number
}

/**
 * The book with other numbers of one post; the other posts keep theirs. None: the post has no number any more.
 * Refuses with DUTY_NUMBERS_INVALID, which names every fault, and TELEPHONE_INVALID.
 */
export function decideDutyNumbers(
  book: DutyBook,
  post: DutyPost,
  given: readonly Omit<DutyNumber, 'post'>[],
): DutyBook {
  const problems = problemsOf(given)
  if (problems.length > 0) throw new Refusal('DUTY_NUMBERS_INVALID', { problems: problems.join('; ') })
  const numbers = given.map(({ telephone, from, to }) => ({ post, telephone: dialled(telephone), from, to }))
  return {
    ...book,
    numbers: [...book.numbers.filter((each) => each.post !== post), ...numbers],
    version: book.version + 1,
  }
}

function problemsOf(given: readonly Omit<DutyNumber, 'post'>[]): string[] {
  if (given.length > NUMBERS_PER_POST) return [`at most ${NUMBERS_PER_POST} numbers`]
  const faults = given.map(windowProblem).filter((fault) => fault !== null)
  if (faults.length > 0) return faults
  return given.flatMap((one, at) =>
    given
      .slice(at + 1)
      .filter((other) => windowsMeet(one, other))
      .map((other) => `${one.from}–${one.to} and ${other.from}–${other.to} overlap`),
  )
}

/** A guard room's set often has an inner number alone. */
function dialled(telephone: string): string {
  const digits = telephone.trim()
  return /^\d{3,6}$/.test(digits) ? digits : normalTelephone(digits)
}
