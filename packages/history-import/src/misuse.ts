import { types } from 'node:util'

/** What keeps an import from running, and the person at the terminal can mend: its message says what and how. */
export class Misuse extends Error {
  override readonly name = 'Misuse'
}

/** What a thrown value says. */
export function messageOf(error: unknown): string {
  return types.isNativeError(error) ? error.message : String(error)
}
