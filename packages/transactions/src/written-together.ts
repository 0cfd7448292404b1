import type { Statement } from './statement'

/** Rows of one kind that a transaction writes in a single statement, at its end. */
export interface Batch<Row extends object> {
  /** `insert into trail_entries …`: `$1` is the rows as a JSON array, to be read with `jsonb_to_recordset`. */
  readonly text: string
  /** A row as its JSON object. */
  readonly columns: (row: Row) => Readonly<Record<string, unknown>>
}

/** Rows in one statement at the most. */
const STATEMENT_ROWS = 1_000

/** Collects rows until the transaction ends. */
export class WrittenTogether {
  private readonly rows = new Map<string, Readonly<Record<string, unknown>>[]>()

  add<Row extends object>({ text, columns }: Batch<Row>, row: Row): void {
    const kept = this.rows.get(text)
    if (kept === undefined) this.rows.set(text, [columns(row)])
    else kept.push(columns(row))
  }

  /** What is to be sent; the rows of a batch in the order in which they were added. */
  statements(): Statement[] {
    return [...this.rows].flatMap(([text, rows]) => {
      const statements: Statement[] = []
      for (let start = 0; start < rows.length; start += STATEMENT_ROWS) {
        statements.push({ text, values: [JSON.stringify(rows.slice(start, start + STATEMENT_ROWS))] })
      }
      return statements
    })
  }
}
