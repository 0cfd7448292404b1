import type { Letter } from './letter'
import { printable } from './paper'
import { gridWidth, made, margin, sheet } from './pdf'

const size = 14
const red = '#c00000'

/** A letter as a PDF: its sender above a red line, its number, and room for the seal at its end. */
export function letterPdf(letter: Letter): Promise<Buffer> {
  const { sender, number, title, recipient, body, dateText, mark } = letter
  return made({
    ...sheet(title, letter.printedAt),
    pageMargins: [margin * 1.5, margin * 1.5, margin * 1.5, margin * 1.25],
    footer: (page, count) => ({
      text: `第 ${page} 页 共 ${count} 页`,
      alignment: 'center',
      fontSize: 9,
      margin: [0, 16, 0, 0],
    }),
    content: [
      { text: printable(sender), color: red, bold: true, fontSize: 24, alignment: 'center' },
      { text: number ?? mark ?? '', fontSize: 12, alignment: 'center', margin: [0, 14, 0, 6] },
      {
        canvas: [
          { type: 'line', x1: 0, y1: 0, x2: gridWidth() - margin, y2: 0, lineWidth: 1.5, lineColor: red },
        ],
      },
      { text: printable(title), bold: true, fontSize: 18, alignment: 'center', margin: [0, 26, 0, 20] },
      { text: `${printable(recipient)}：`, fontSize: size, margin: [0, 0, 0, 6] },
      ...body.map((paragraph) => ({
        text: printable(paragraph),
        fontSize: size,
        lineHeight: 1.5,
        leadingIndent: 2 * size,
        alignment: 'justify' as const,
      })),
      {
        unbreakable: true,
        margin: [0, 40, 0, 0],
        alignment: 'right',
        fontSize: size,
        stack: [printable(sender), { text: dateText, margin: [0, 6, 0, 0] }],
      },
    ],
  })
}
