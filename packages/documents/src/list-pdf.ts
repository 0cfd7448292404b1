import type { List } from './list'
import { NOTHING, printable } from './paper'
import { cellWidth, grid, pages, shade } from './pdf'

/** A list as a PDF: its head on each page, no row cut in two. */
export function listPdf(list: List): Promise<Buffer> {
  const { columns, rows, totals, landscape = false } = list
  const whole = columns.reduce((sum, { width }) => sum + width, 0)
  const head = columns.map(({ title }) => ({
    text: title,
    bold: true,
    alignment: 'center' as const,
    fillColor: shade,
  }))
  const empty = rows.length === 0 ? [columns.map(() => NOTHING)] : []
  const body = [...rows, ...empty].map((row) =>
    row.map((value, at) => ({
      text: printable(String(value)),
      alignment: columns[at]?.align ?? ('left' as const),
    })),
  )
  return pages(list, [
    {
      fontSize: 9,
      layout: grid(false),
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: columns.map(({ width }) => cellWidth(width / whole, landscape)),
        body: [head, ...body],
      },
    },
    ...totals.map((text, at) => ({
      text: printable(text),
      margin: [0, at === 0 ? 8 : 2, 0, 0] as [number, number, number, number],
    })),
  ])
}
