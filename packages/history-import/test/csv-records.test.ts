import { describe, expect, test } from '@jest/globals'
import { csvRecords } from '../src/csv-records'

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** Reads a text in pieces of a few bytes, so that characters and lines are cut in the middle. */
async function read(text: string, size = 5): Promise<(readonly string[] | string)[]> {
  const found: (readonly string[] | string)[] = []
  for await (const record of csvRecords(inPieces(Buffer.from(text), size), ',')) {
    found.push(
      'problem' in record ? `${record.line}: ${record.problem}` : [String(record.line), ...record.fields],
    )
  }
  return found
}

describe('records of a CSV file', () => {
  test('have the line that they begin at, quoted line ends and quotes included', async () => {
    expect(await read('id,文\r\n1,"甲\r\n乙,""丙"""\r\n\r\n2,丁')).toEqual([
      ['1', 'id', '文'],
      ['2', '1', '甲\n乙,"丙"'],
      ['5', '2', '丁'],
    ])
  })

  test('begin after a byte-order mark', async () => {
    expect(await read('\uFEFFid\n1\n')).toEqual([
      ['1', 'id'],
      ['2', '1'],
    ])
  })

  test.each([
    ['a quote that is not closed', '2,"乙', 'a quote is not closed'],
    ['a quote inside a field that is not quoted', '2,乙"丙', 'a quote is not closed'],
    [
      'two quotes inside a field that is not quoted',
      '2,乙"丙"',
      'a quote stands inside a field that is not quoted',
    ],
    ['text behind a closing quote', '2,"乙"丙', 'text stands behind a closing quote'],
  ])('%s costs its own line, and reading goes on', async (_what, broken, problem) => {
    expect(await read(`1,甲\n${broken}\n3,丁\n4,戊\n`)).toEqual([
      ['1', '1', '甲'],
      `2: ${problem}`,
      ['3', '3', '丁'],
      ['4', '4', '戊'],
    ])
  })

  test('a quote that is not closed does not swallow the quoted fields behind it', async () => {
    expect(await read('1,"甲\n2,"乙"\n3,"丙\n丁"\n4,"戊"\n')).toEqual([
      '1: text stands behind a closing quote',
      ['2', '2', '乙'],
      ['3', '3', '丙\n丁'],
      ['5', '4', '戊'],
    ])
  })

  test('ten thousand lines behind a quote that is not closed are read', async () => {
    const rest = Array.from({ length: 10_000 }, (_, index) => `${index},x`)
    const found = await read(`0,"\n${rest.join('\n')}\n`, 64_000)
    expect(found).toHaveLength(10_001)
    expect(found[0]).toBe('1: a quote is not closed')
  })

  test('a line of several megabytes is refused alone', async () => {
    expect(await read(`1,${'x'.repeat(3_000_000)}\n2,y\n`, 64_000)).toEqual([
      '1: the line is too long',
      ['2', '2', 'y'],
    ])
  })

  test('fields in quotes may hold the delimiter; the number of fields is left to the reader', async () => {
    expect(await read('"a,b",c\nd\n')).toEqual([
      ['1', 'a,b', 'c'],
      ['2', 'd'],
    ])
  })
})
