import { Refusal } from '@shouwen/vocabulary/refusal'

/** The faults that something is refused for; none if it is not. */
export function problemsOf(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal && error.code === 'INPUT_INVALID') return error.facts['problems']
    throw error
  }
  return []
}
