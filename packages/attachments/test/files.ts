import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { SentFile } from '../src/make-ready'

export const aFolder = (): string => mkdtempSync(join(tmpdir(), 'shouwen-attachments-'))

export function sent(
  name: string,
  mediaType: string,
  bytes: Buffer,
  length: number | null = bytes.length,
): SentFile {
  return { name, mediaType, length, body: Readable.from(pieces(bytes)) }
}

function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
}
