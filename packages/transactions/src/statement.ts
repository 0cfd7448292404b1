/** A statement whose answer nobody waits for. */
export interface Statement {
  readonly text: string
  readonly values?: unknown[]
}
