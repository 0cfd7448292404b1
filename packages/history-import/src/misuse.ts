/** What keeps an import from running, and the person at the terminal can mend: its message says what and how. */
export class Misuse extends Error {
  override readonly name = 'Misuse'
}
