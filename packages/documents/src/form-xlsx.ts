import type { Row, SheetData } from 'write-excel-file/node'
import { GRID, cellsOf, isTable, type Form, type FormRow, type FormTable, type GridCell } from './form'
import { NOTHING, printable } from './paper'
import { LINES_IN_A_ROW, heightOf, linesOf, styles, workbook } from './xlsx'

/** Characters of half a Chinese one in a column of the grid: 24 of them fill the width of a page. */
const narrow = 3.7
const wide = 5.6

/** A form as a workbook: the same grid as on paper, its cells joined. */
export function formXlsx(form: Form): Promise<Buffer> {
  const { title, captions, parts, signatures, landscape = false } = form
  const column = landscape ? wide : narrow
  const rows: SheetData = [
    spread([{ ...styles.title, value: title, span: GRID }]),
    ...captionRow(captions),
    ...parts.flatMap((part) => (isTable(part) ? tableRows(part, column) : fieldRows(part, column))),
    ...signatureRow(signatures),
  ]
  return workbook(
    form,
    rows,
    Array.from({ length: GRID }, () => column),
  )
}

type Spanning = Record<string, unknown> & { readonly span: number }

/** Cells in the columns of the grid: each takes its span, and leaves the rest of it empty. */
function spread(cells: readonly Spanning[]): Row {
  return cells.flatMap(({ span, ...cell }) => [
    { ...cell, columnSpan: span },
    ...Array.from({ length: span - 1 }, () => null),
  ])
}

function captionRow(captions: readonly string[]): SheetData {
  if (captions.length === 0) return []
  const span = Math.floor(GRID / captions.length)
  return [
    spread(
      captions.map((value, at) => ({
        ...styles.caption,
        value,
        span,
        align: at === 0 ? 'left' : at === captions.length - 1 ? 'right' : 'center',
      })),
    ),
  ]
}

function signatureRow(signatures: readonly string[]): SheetData {
  if (signatures.length === 0) return []
  const span = Math.floor(GRID / signatures.length)
  const signed = signatures.map((text) => ({ ...styles.caption, value: `${text}：`, span, height: 34 }))
  return [spread(signed)]
}

/** A text too long for a row of a workbook runs on in the rows below, its label beside them all. */
function fieldRows(row: FormRow, column: number): SheetData {
  const cells = cellsOf(row)
  const pieces = cells.map(({ text, span, role }) =>
    role === 'value' ? piecesOf(printable(text), span * column) : [text],
  )
  const height = Math.max(...pieces.map(({ length }) => length))
  return Array.from({ length: height }, (_, at) => {
    const lines = Math.max(
      at === 0 ? (row.lines ?? 1) : 1,
      ...cells.map(({ span }, cell) => linesOf(pieces[cell]?.[at] ?? '', span * column)),
    )
    return spread(
      cells.map((cell, index) => ({
        ...styleOf(cell),
        value: pieces[index]?.[at] ?? '',
        span: cell.span,
        height: heightOf(lines),
      })),
    )
  })
}

function styleOf({ role }: Pick<GridCell, 'role'>): (typeof styles)['label' | 'value'] {
  return role === 'value' ? styles.value : styles.label
}

/** A text in pieces that each fit into a row. */
export function piecesOf(text: string, width: number): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const character of text) {
    if (linesOf(piece + character, width) > LINES_IN_A_ROW) {
      pieces.push(piece)
      piece = ''
    }
    piece += character
  }
  return [...pieces, piece]
}

function tableRows({ heading, columns, rows }: FormTable, column: number): SheetData {
  const label = { ...styles.label, height: heightOf(1) }
  const none = rows.length === 0 ? [columns.map((_, at) => (at === 0 ? NOTHING : ''))] : []
  return [
    spread([{ ...label, fontWeight: 'bold', value: heading, span: GRID }]),
    spread(columns.map(({ title, width }) => ({ ...label, value: title, span: width }))),
    ...[...rows, ...none].map((row) => {
      const texts = row.map(printable)
      const lines = Math.max(...columns.map(({ width }, at) => linesOf(texts[at] ?? '', width * column)))
      return spread(
        columns.map(({ width }, at) => ({
          ...styles.value,
          value: texts[at] ?? '',
          span: width,
          height: heightOf(lines),
        })),
      )
    }),
  ]
}
