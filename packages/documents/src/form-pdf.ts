import type { Content, TableCell } from 'pdfmake/interfaces'
import { GRID, cellsOf, isTable, type Form, type FormRow, type FormTable, type GridCell } from './form'
import { NOTHING, printable } from './paper'
import { cellWidth, grid, pages, shade } from './pdf'

const lineHeight = 15

/** A form as a PDF of A4 pages. */
export function formPdf(form: Form): Promise<Buffer> {
  const landscape = form.landscape ?? false
  const blocks = form.parts.map((part, at) =>
    isTable(part) ? tableBlock(part, at > 0, landscape) : rowBlock(part, at > 0, landscape),
  )
  return pages(form, blocks)
}

function rowBlock(row: FormRow, joined: boolean, landscape: boolean): Content {
  const cells = cellsOf(row)
  return {
    layout: grid(joined),
    table: {
      widths: cells.map(({ span }) => cellWidth(span / GRID, landscape)),
      heights: lineHeight * (row.lines ?? 1),
      body: [cells.map(cellOf)],
    },
  }
}

function cellOf({ text, role }: GridCell): TableCell {
  if (role === 'value') return { text: printable(text), preserveLeadingSpaces: true }
  return { text, alignment: 'center', fillColor: shade, bold: role === 'heading' }
}

/** The heading and the head of a table come again on each page that it runs over. */
function tableBlock({ heading, columns, rows }: FormTable, joined: boolean, landscape: boolean): Content {
  const head = columns.map(({ title }) => ({ text: title, alignment: 'center' as const, fillColor: shade }))
  const none = rows.length === 0 ? [columns.map((_, at) => (at === 0 ? NOTHING : ''))] : []
  return {
    layout: grid(joined),
    table: {
      headerRows: 2,
      keepWithHeaderRows: 1,
      widths: columns.map(({ width }) => cellWidth(width / GRID, landscape)),
      body: [
        spanning(heading, columns.length),
        head,
        ...[...rows, ...none].map((row) => row.map((text) => ({ text: printable(text) }))),
      ],
    },
  }
}

function spanning(text: string, columns: number): TableCell[] {
  const cell: TableCell = { text, colSpan: columns, alignment: 'center', bold: true, fillColor: shade }
  return [cell, ...Array.from({ length: columns - 1 }, () => '')]
}
