import type { CellObject, Row } from 'write-excel-file/node'
import type { List } from './list'
import { printable } from './paper'
import { heightOf, linesOf, styles, workbook } from './xlsx'

/** A list as a workbook: one row each, no cells joined below its head, so that it can be sorted and filtered. */
export function listXlsx(list: List): Promise<Buffer> {
  const { title, captions, columns, rows, totals, signatures } = list
  const across = (cell: object): Row => [
    { ...cell, columnSpan: columns.length },
    ...columns.slice(1).map(() => null),
  ]
  const above = [
    across({ ...styles.title, value: title }),
    ...(captions.length === 0 ? [] : [across({ ...styles.caption, value: captions.join('    ') })]),
  ]
  const head = columns.map((column) => ({
    ...styles.label,
    value: column.title,
    fontWeight: 'bold' as const,
    height: heightOf(1),
  }))
  const body = rows.map((row): Row => {
    const lines = Math.max(...columns.map(({ width }, at) => linesOf(String(row[at] ?? ''), width)))
    return columns.map(({ align }, at) => {
      const value = row[at] ?? ''
      const cell: CellObject = { ...styles.value, align: align ?? 'left', height: heightOf(lines) }
      if (typeof value === 'number') return { ...cell, type: Number, value }
      return { ...cell, value: printable(value) }
    })
  })
  const below = [
    ...totals,
    ...(signatures.length === 0 ? [] : [signatures.map((text) => `${text}：`).join(' '.repeat(16))]),
  ]
  return workbook(
    list,
    [...above, head, ...body, ...below.map((value) => across({ ...styles.caption, value }))],
    columns.map(({ width }) => width),
    above.length + 1,
  )
}
