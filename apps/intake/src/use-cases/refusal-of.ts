import { Refusal } from '@shouwen/vocabulary/refusal'

/** How a rule refuses what it is asked; null where it does not. */
export function refusalOf(asked: () => unknown): Refusal | null {
  try {
    asked()
    return null
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
