import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from '@jest/globals'
import { sourceBytes } from '../src/source-file'

describe('the bytes of a source file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shouwen-source-'))

  afterAll(() => rmSync(folder, { recursive: true }))

  function file(name: string, content: Uint8Array | string): string {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  }

  async function read(path: string): Promise<string> {
    const chunks: Uint8Array[] = []
    for await (const chunk of sourceBytes(path)) chunks.push(chunk)
    return Buffer.concat(chunks).toString('utf8')
  }

  test('are the same, packed or not, whatever the name', async () => {
    expect(await read(file('plain.csv', 'id\n1'))).toBe('id\n1')
    expect(await read(file('packed.csv.gz', gzipSync('id\n1')))).toBe('id\n1')
    expect(await read(file('packed.csv', gzipSync('id\n1')))).toBe('id\n1')
    expect(await read(file('empty.csv', ''))).toBe('')
  })

  test('a file that is absent, a folder or a torn gzip file is named', async () => {
    await expect(read(join(folder, 'absent.csv'))).rejects.toThrow(/There is no file .*absent\.csv/)
    await expect(read(folder)).rejects.toThrow(/is a folder/)
    const torn = file('torn.csv.gz', gzipSync('id\n'.repeat(10_000)).subarray(0, 40))
    await expect(read(torn)).rejects.toThrow(/torn\.csv\.gz is damaged/)
  })
})
