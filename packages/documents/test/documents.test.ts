import { describe, expect, test } from '@jest/globals'
import { pagesOfPdf, rowsOfXlsx } from '@shouwen/testing/read-documents'
import fc from 'fast-check'
import { GRID, cellsOf, type Form } from '../src/form'
import type { Letter } from '../src/letter'
import type { List } from '../src/list'
import { printable, roomWords } from '../src/paper'
import { printForm, printLetter, printList } from '../src/printed'
import { piecesOf } from '../src/form-xlsx'
import { LINES_IN_A_ROW, linesOf } from '../src/xlsx'

const paper = {
  captions: ['项目：荷塘小区', '编号：HT-20260302-0001'],
  signatures: ['接待人（签字）', '客户（签字）'],
  printedAt: new Date('2026-03-02T01:00:00Z'),
  printedAtText: '2026-03-02 09:00',
}

function aForm(content: string): Form {
  return {
    ...paper,
    title: '客户诉求登记表',
    parts: [
      {
        fields: [
          { label: '客户姓名', value: '龘𠅤' },
          { label: '房号', value: '3-1-502' },
        ],
      },
      { fields: [{ label: '诉求内容', value: content }], lines: 4 },
      {
        heading: '回访',
        columns: [
          { title: '时间', width: 8 },
          { title: '意见', width: 16 },
        ],
        rows: [['2026-03-02 09:00', content]],
      },
    ],
  }
}

const aList: List = {
  ...paper,
  title: '投诉汇总表',
  landscape: true,
  columns: [
    { title: '序号', width: 6, align: 'center' },
    { title: '内容', width: 40 },
  ],
  rows: [
    [1, '=1+1'],
    [2, '@SUM(A1:A9)'],
  ],
  totals: ['合计 2 件。'],
}

const aLetter: Letter = {
  sender: '荷塘小区管理处',
  number: 'HT函〔2026〕1号',
  title: '关于来函咨询事项的回复',
  recipient: '王秀英',
  body: ['您好！', '月租车位每月三百元。'],
  dateText: '2026年3月3日',
  mark: null,
  printedAt: paper.printedAt,
}

const base64 = ({ content }: { content: Buffer }): { content: string } => ({
  content: content.toString('base64'),
})
const flat = (texts: readonly unknown[]): string => texts.flat().join('').replaceAll(/\s/g, '')

describe('a PDF', () => {
  test('is the same, byte for byte, for the same data, and small: it holds the glyphs that it uses', async () => {
    const [first, second] = [
      await printForm(aForm('漏水'), 'x', 'pdf'),
      await printForm(aForm('漏水'), 'x', 'pdf'),
    ]
    expect(first.content.equals(second.content)).toBe(true)
    expect(first.content.length).toBeLessThan(300_000)
    expect(first.content.includes('NotoSansHans')).toBe(true)
  })

  test('says what the form says, rare characters included, and numbers its pages', async () => {
    const content = Array.from({ length: 120 }, (_, line) => `第${line + 1}条`).join('\n')
    const pages = await pagesOfPdf(base64(await printForm(aForm(content), 'x', 'pdf')))
    expect(pages.length).toBeGreaterThan(2)
    for (const said of ['客户诉求登记表', '龘𠅤', '第120条', '接待人（签字）', '打印时间：2026-03-0209:00']) {
      expect(flat(pages)).toContain(said)
    }
    pages.forEach((page, at) => expect(flat([page])).toContain(`第${at + 1}页共${pages.length}页`))
  })

  test('of a list repeats its head on each page', async () => {
    const rows = Array.from({ length: 90 }, (_, at) => [at + 1, '楼道三天没有打扫。'])
    const pages = await pagesOfPdf(base64(await printList({ ...aList, rows }, 'x', 'pdf')))
    expect(pages.length).toBeGreaterThan(2)
    for (const page of pages) expect(flat([page])).toContain('序号内容')
  })

  test('has 500 rows at the most; a workbook has more', async () => {
    const rows = Array.from({ length: 501 }, (_, at) => [at + 1, ''])
    await expect(printList({ ...aList, rows }, 'x', 'pdf')).rejects.toMatchObject({ code: 'PDF_TOO_LONG' })
    expect((await printList({ ...aList, rows }, 'x', 'xlsx')).fileName).toBe('投诉汇总表 x.xlsx')
  })

  test('of a letter has number and date, and a mark where it has no number', async () => {
    const letter = await printLetter(aLetter, '1号')
    expect(letter.fileName).toBe('关于来函咨询事项的回复 1号.pdf')
    for (const said of ['荷塘小区管理处', 'HT函〔2026〕1号', '王秀英：', '2026年3月3日']) {
      expect(flat(await pagesOfPdf(base64(letter)))).toContain(said)
    }
    const draft = await printLetter({ ...aLetter, number: null, mark: '待审批' }, '草稿')
    expect(flat(await pagesOfPdf(base64(draft)))).toContain('待审批')
  })
})

describe('a workbook', () => {
  test('keeps as texts what would be formulas', async () => {
    const rows = await rowsOfXlsx(base64(await printList(aList, 'x', 'xlsx')))
    expect(rows.slice(3, 5)).toEqual([
      [1, '=1+1'],
      [2, '@SUM(A1:A9)'],
    ])
    const form = await rowsOfXlsx(base64(await printForm(aForm('=HYPERLINK("http://x")'), 'x', 'xlsx')))
    expect(form.flat()).toContain('=HYPERLINK("http://x")')
  })

  test('holds the whole of a text that no row is high enough for', async () => {
    const content = '楼道三天没有打扫，请尽快处理。'.repeat(300)
    const rows = await rowsOfXlsx(base64(await printForm(aForm(content), 'x', 'xlsx')))
    expect(flat(rows)).toContain(content)
  })

  test('with no rows says so', async () => {
    const empty = await rowsOfXlsx(base64(await printList({ ...aList, rows: [] }, 'x', 'xlsx')))
    expect(empty.flat()).toContain('合计 2 件。')
  })
})

test('a text in pieces is the whole text, and each piece fits into a row', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('楼', 'a', ' ', '\n', '，'), maxLength: 900 }),
      fc.integer({ min: 8, max: 90 }),
      (text, width) => {
        const pieces = piecesOf(text, width)
        expect(pieces.join('')).toBe(text)
        for (const piece of pieces) expect(linesOf(piece, width)).toBeLessThanOrEqual(LINES_IN_A_ROW)
      },
    ),
    { numRuns: 60 },
  )
})

test('the labelled cells of a row fill the grid, however many they are', () => {
  for (const count of [1, 2, 3]) {
    const fields = Array.from({ length: count }, () => ({ label: '房号', value: '' }))
    expect(cellsOf({ fields }).reduce((sum, { span }) => sum + span, 0)).toBe(GRID)
  }
})

test('what neither kind of file can hold is left out, and nothing else', () => {
  expect(printable('一\u0000二\r\n三\uD800四\uFFFE')).toBe('一二\n三四')
  expect(printable('甲😀乙')).toBe('甲😀乙')
})

test('a room is told once', () => {
  expect([
    roomWords({ building: '3', code: '3-1-502' }),
    roomWords({ building: '东区', code: '1-101' }),
    roomWords(null),
  ]).toEqual(['3-1-502', '东区 1-101', '—'])
})
