/** A fault that the person at the terminal can mend: its message says what and how, so no stack is printed. */
export class Complaint extends Error {
  name = 'Complaint'
}

/**
 * Prints why a command ends: a complaint as its text, anything else with its stack.
 * @param {unknown} error
 */
export function printFault(error) {
  if (error instanceof Complaint) console.error(`\n${error.message}`)
  else console.error(error)
}
