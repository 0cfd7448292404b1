import type { Paper } from './paper'

/** A column of a list; `width` in characters of half a Chinese one. */
export interface ListColumn {
  readonly title: string
  readonly width: number
  /** Left unless told. */
  readonly align?: 'center' | 'right'
}

/** A list 汇总表, 名册: one row each, sortable in a workbook, its head on each page. */
export interface List extends Paper {
  readonly columns: readonly ListColumn[]
  readonly rows: readonly (readonly (string | number)[])[]
  /** Below the rows, each on a line: `合计 12 件`. */
  readonly totals: readonly string[]
}
