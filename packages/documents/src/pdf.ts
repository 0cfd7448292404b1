import { dirname, join } from 'node:path'
import pdfmake from 'pdfmake'
import type { Content, TDocumentDefinitions, TableLayout } from 'pdfmake/interfaces'
import type { Paper } from './paper'

/** 思源黑体 (Noto Sans Hans, OFL): every character of GB 18030's main plane, embedded by the glyphs that are used. */
const fonts = join(dirname(require.resolve('@embedpdf/fonts-sc')), '..', 'fonts')

pdfmake.addFonts({
  Hans: { normal: join(fonts, 'NotoSansHans-Regular.otf'), bold: join(fonts, 'NotoSansHans-Bold.otf') },
})
// A document reaches nothing but its own fonts.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => path.startsWith(fonts))

/** Points. */
export const margin = 48
const a4 = { width: 595.28, height: 841.89 }
const line = 0.6
const padding = 4

/** The width of the grid. */
export function gridWidth(landscape = false): number {
  return (landscape ? a4.height : a4.width) - 2 * margin
}

/** The width that pdfmake is to give to a cell of this share of the grid, so that grids below each other are flush. */
export function cellWidth(share: number, landscape = false): number {
  return share * (gridWidth(landscape) - line) - 2 * padding - line
}

/** Ruled lines all round; `joined` to the grid above, whose last line is its first. */
export function grid(joined: boolean): TableLayout {
  return {
    hLineWidth: (row) => (joined && row === 0 ? 0 : line),
    vLineWidth: () => line,
    paddingLeft: () => padding,
    paddingRight: () => padding,
    paddingTop: () => padding,
    paddingBottom: () => padding,
  }
}

export const shade = '#efefef'

/** Words side by side, the first flush left and the last flush right. */
export function sideBySide(words: readonly string[]): Content {
  const alignments = words.map((_, at) => (at === 0 ? 'left' : at === words.length - 1 ? 'right' : 'center'))
  return { columns: words.map((text, at) => ({ text, alignment: alignments[at] ?? 'left' })) }
}

/** A document of A4 pages, numbered, its title above and the room for signatures below what it holds. */
export function pages(paper: Paper, content: readonly Content[]): Promise<Buffer> {
  const { title, captions, signatures, landscape = false, printedAtText } = paper
  return made({
    ...sheet(title, paper.printedAt),
    pageOrientation: landscape ? 'landscape' : 'portrait',
    footer: (page, count) => ({
      margin: [margin, 12, margin, 0],
      fontSize: 8,
      columns: [
        { text: `打印时间：${printedAtText}`, alignment: 'left' },
        { text: `第 ${page} 页 共 ${count} 页`, alignment: 'right' },
      ],
    }),
    content: [
      { text: title, bold: true, fontSize: 18, alignment: 'center', margin: [0, 0, 0, 10] },
      ...(captions.length === 0 ? [] : [{ ...Object(sideBySide(captions)), margin: [0, 0, 0, 4] }]),
      ...content,
      ...(signatures.length === 0 ? [] : [signatureLine(signatures)]),
    ],
  })
}

/** What every document of ours has in common. */
export function sheet(
  title: string,
  printedAt: Date,
): Pick<TDocumentDefinitions, 'info' | 'pageSize' | 'pageMargins' | 'defaultStyle' | 'language'> {
  return {
    info: { title, creationDate: printedAt, modDate: printedAt },
    language: 'zh-CN',
    pageSize: 'A4',
    pageMargins: [margin, margin, margin, margin],
    defaultStyle: { font: 'Hans', fontSize: 10, lineHeight: 1.15 },
  }
}

function signatureLine(signatures: readonly string[]): Content {
  return {
    margin: [0, 22, 0, 0],
    unbreakable: true,
    columns: signatures.map((text) => ({ text: `${text}：______________` })),
  } as Content
}

export function made(definition: TDocumentDefinitions): Promise<Buffer> {
  return pdfmake.createPdf(definition).getBuffer()
}
