import type { Paper } from './paper'

/** A labelled cell of a form. */
export interface FormField {
  readonly label: string
  /** Empty: room for a hand. */
  readonly value: string
}

/** A row of a form: up to three labelled cells side by side; one alone takes the width, and runs on to the next page. */
export interface FormRow {
  readonly fields: readonly FormField[]
  /** Lines of room at the least; 1 unless told. */
  readonly lines?: number
}

/** A table inside a form, under a heading of its own. */
export interface FormTable {
  readonly heading: string
  readonly columns: readonly FormColumn[]
  readonly rows: readonly (readonly string[])[]
}

export interface FormColumn {
  readonly title: string
  /** Of 24, the width of the form; the columns of a table fill them. */
  readonly width: number
}

/** A form 表单: rows of labelled cells, and tables, in one grid. */
export interface Form extends Paper {
  readonly parts: readonly (FormRow | FormTable)[]
}

/** The columns of the grid that every row of a form shares out. */
export const GRID = 24

/** Cells of a form's row, each with its share of the grid. */
export interface GridCell {
  readonly text: string
  readonly span: number
  readonly role: 'label' | 'value' | 'heading'
}

const LABEL_SPAN = { 1: 3, 2: 3, 3: 3 } as const

/** Shares the grid out among the labelled cells of a row: 1 to 3. */
export function cellsOf({ fields }: FormRow): GridCell[] {
  const count = fields.length as keyof typeof LABEL_SPAN
  const whole = GRID / count
  const label = LABEL_SPAN[count]
  return fields.flatMap((field) => [
    { text: field.label, span: label, role: 'label' as const },
    { text: field.value, span: whole - label, role: 'value' as const },
  ])
}

export function isTable(part: FormRow | FormTable): part is FormTable {
  return 'columns' in part
}
