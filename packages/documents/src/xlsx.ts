import type { Blob } from 'node:buffer'
import type Stream from 'node:stream'
import writeXlsxFile from 'write-excel-file/node'
import type { CellObject, Feature, SheetData } from 'write-excel-file/node'
import {
  findElement,
  getOrderOfSiblings,
  insertElementMarkupAccordingToOrderOfSiblings,
  prependMarkupInsideElement,
  replaceElement,
} from 'write-excel-file/utility'
import type { Paper } from './paper'

/** Points of a row of one line, and what each further line adds. */
const oneLine = 20
const furtherLine = 15
/** A row of a workbook is 409 points high at the most. */
export const LINES_IN_A_ROW = 24

const worksheet = 'xl/worksheets/sheet{id}.xml'

const border = { borderStyle: 'thin', borderColor: '#000000' } as const
const centred = { align: 'center', alignVertical: 'center', wrap: true } as const

/** How cells look. Every text is a text: nothing that somebody wrote becomes a formula. */
export const styles = {
  title: { type: String, ...centred, fontFamily: '黑体', fontSize: 18, height: 32 },
  caption: { type: String, alignVertical: 'center', height: oneLine },
  label: { type: String, ...centred, ...border, backgroundColor: '#EFEFEF' },
  value: { type: String, align: 'left', alignVertical: 'center', wrap: true, ...border },
} as const satisfies Record<string, CellObject>

/** Lines that a text takes in a cell of so many characters: a Chinese one is as wide as two others. */
export function linesOf(text: string, width: number): number {
  return text
    .split('\n')
    .map((paragraph) => Math.max(1, Math.ceil(halves(paragraph) / Math.max(2, width - 1))))
    .reduce((sum, lines) => sum + lines, 0)
}

export function halves(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2E7F' ? 2 : 1), 0)
}

export function heightOf(lines: number): number {
  return oneLine + furtherLine * (Math.min(lines, LINES_IN_A_ROW) - 1)
}

/** A workbook of one sheet, set up to be printed on A4. */
export async function workbook(
  { title, landscape = false }: Paper,
  rows: SheetData,
  columns: readonly number[],
  headRows = 0,
): Promise<Buffer> {
  return writeXlsxFile(
    rows,
    {
      sheet: sheetName(title),
      columns: columns.map((width) => ({ width })),
      ...(headRows > 0 ? { stickyRowsCount: headRows } : {}),
    },
    { fontFamily: '宋体', fontSize: 11, features: [printSetup(sheetName(title), landscape, headRows)] },
  ).toBuffer()
}

/** A sheet's name has 31 characters at the most, and none of these. */
function sheetName(title: string): string {
  return title.replaceAll(/[\\/?*[\]:']/g, ' ').slice(0, 31)
}

/** The library leaves the printing to others: A4, as wide as a page, pages numbered, the head of a list on each. */
function printSetup(sheet: string, landscape: boolean, headRows: number): Feature<Stream | Buffer | Blob> {
  const orientation = landscape ? 'landscape' : 'portrait'
  const parts = [
    '<printOptions horizontalCentered="1"/>',
    '<pageMargins left="0.6" right="0.6" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>`,
    '<headerFooter><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter>',
  ]
  return {
    files: {
      transform: {
        [worksheet]: {
          transform: (xml) => {
            const root = found(xml, 'worksheet')
            const fitted = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
            return parts.reduce(
              (made, part) =>
                insertElementMarkupAccordingToOrderOfSiblings(
                  made,
                  part,
                  getOrderOfSiblings(worksheet, 'worksheet') ?? [],
                  'worksheet',
                ),
              prependMarkupInsideElement(xml, root, fitted),
            )
          },
        },
        'xl/workbook.xml': {
          transform: (xml) => {
            if (headRows === 0) return xml
            const titles = `<definedName name="_xlnm.Print_Titles" localSheetId="0">'${sheet}'!$1:$${headRows}</definedName>`
            return replaceElement(xml, found(xml, 'definedNames'), `<definedNames>${titles}</definedNames>`)
          },
        },
      },
    },
  }
}

function found(xml: string, tag: string): NonNullable<ReturnType<typeof findElement>> {
  const element = findElement(xml, tag)
  if (element === undefined) throw new Error(`a sheet without <${tag}>`)
  return element
}
