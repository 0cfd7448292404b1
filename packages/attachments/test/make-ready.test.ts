import { readFileSync, readdirSync, rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { aFilm, aPdf, aPhotograph, aWav, anAmr, anArchive, anMp3, box } from '@shouwen/testing/sample-files'
import { Refusal } from '@shouwen/vocabulary/refusal'
import exifr from 'exifr'
import fc from 'fast-check'
import sharp from 'sharp'
import { sizeLimits } from '../src/file-types'
import { madeReady, type CleanFile, type SentFile } from '../src/make-ready'
import { aFolder, sent } from './files'

let staging: string

beforeAll(() => {
  staging = aFolder()
})

afterAll(() => rmSync(staging, { recursive: true }))

interface Kept extends CleanFile {
  readonly bytes: Buffer
}

const ready = (file: SentFile): Promise<Kept> =>
  madeReady(file, staging, async (clean) => ({ ...clean, bytes: readFileSync(clean.path) }))

async function refusalOf(file: SentFile): Promise<string> {
  const refused = await ready(file).catch((error: unknown) => error)
  expect(readdirSync(staging)).toEqual([])
  return refused instanceof Refusal ? refused.code : String(refused)
}

test('a photograph loses where it was taken and stands upright', async () => {
  const taken = await aPhotograph()
  expect(await exifr.gps(taken)).toEqual({
    latitude: expect.closeTo(31.24),
    longitude: expect.closeTo(121.49),
  })
  const { bytes, ...kept } = await ready(sent('现场 照片.JPG', 'image/jpeg', taken))
  expect(await exifr.gps(bytes)).toBeUndefined()
  expect(await exifr.parse(taken, true)).toMatchObject({ Make: 'Huawei' })
  expect(await exifr.parse(bytes, true)).toBeUndefined()
  expect(bytes.includes('Huawei')).toBe(false)
  expect(kept).toMatchObject({
    name: '现场 照片.JPG',
    mediaType: 'image/jpeg',
    kind: 'photograph',
    size: bytes.length,
    pixels: { width: 40, height: 60 },
  })
  expect(kept.receivedSha256).not.toBe(kept.sha256)
  expect(readdirSync(staging)).toEqual([])
})

test('what is hidden behind a photograph does not come along', async () => {
  const both = Buffer.concat([await aPhotograph(), Buffer.from('<script>alert(1)</script>'), anArchive()])
  const { bytes } = await ready(sent('a.jpg', 'image/jpeg', both))
  expect(bytes.includes('script') || bytes.includes('PK\x05\x06')).toBe(false)
})

test('a film loses where it was taken, and every byte of sound and picture stays in its place', async () => {
  const film = aFilm()
  const { bytes, kind, mediaType, sha256, receivedSha256 } = await ready(sent('楼道.mp4', 'video/mp4', film))
  expect([kind, mediaType]).toEqual(['recording', 'video/mp4'])
  expect(film.includes('+31.2389')).toBe(true)
  expect(bytes.includes('+31.2389')).toBe(false)
  expect(bytes.length).toBe(film.length)
  expect(bytes.indexOf('sound and pictures')).toBe(film.indexOf('sound and pictures'))
  expect(sha256).not.toBe(receivedSha256)
})

test.each([
  ['投诉信.pdf', 'application/pdf', aPdf(), 'letter'],
  ['电话.wav', 'audio/x-wav; codecs=1', aWav(), 'recording'],
  ['电话.mp3', 'audio/mpeg', anMp3(), 'recording'],
  ['电话.m4a', 'audio/x-m4a', aFilm(), 'recording'],
  ['电话.amr', 'audio/amr', anAmr(), 'recording'],
])('%s as %s is kept as it came', async (name, mediaType, bytes, kind) => {
  const kept = await ready(sent(name, mediaType, bytes, null))
  expect(kept).toMatchObject({ name, kind, size: bytes.length, pixels: null })
  if (!name.endsWith('.m4a')) expect(kept.bytes.equals(bytes)).toBe(true)
})

test('a name keeps nothing of a path, and nothing that turns it around', async () => {
  const { name } = await ready(sent('C:\\Users\\王\\\u202Egpj.信.pdf', 'application/pdf', aPdf()))
  expect(name).toBe('gpj.信.pdf')
  for (const bad of ['', '/', `${'长'.repeat(120)}.pdf`]) {
    expect(await refusalOf(sent(bad, 'application/pdf', aPdf()))).toBe('INPUT_INVALID')
  }
})

test.each([
  ['photo.jpg', 'image/jpeg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'MISMATCH'],
  ['photo.jpg', 'image/jpeg', aPdf(), 'MISMATCH'],
  ['photo.jpg', 'image/png', Buffer.alloc(10), 'MISMATCH'],
  ['photo.jpg', 'application/octet-stream', Buffer.alloc(10), 'MISMATCH'],
  ['letter.pdf', 'application/pdf', Buffer.from('<html></html>'), 'MISMATCH'],
  ['letter.pdf', 'application/pdf', Buffer.alloc(0), 'MISMATCH'],
  ['picture.svg', 'image/svg+xml', Buffer.from('<svg/>'), 'NOT_ACCEPTED'],
  ['page.html', 'text/html', Buffer.from('<html/>'), 'NOT_ACCEPTED'],
  ['list.docm', 'application/vnd.ms-word.document.macroEnabled.12', anArchive(), 'NOT_ACCEPTED'],
  ['photo', 'image/jpeg', Buffer.alloc(10), 'NOT_ACCEPTED'],
])('%s as %s that is something else is refused', async (name, mediaType, bytes, code) => {
  expect(await refusalOf(sent(name, mediaType, bytes))).toBe(`ATTACHMENT_TYPE_${code}`)
})

test('a file that is an archive as well, or breaks off, is refused', async () => {
  for (const [name, type, bytes] of [
    ['a.pdf', 'application/pdf', Buffer.concat([aPdf(), anArchive(), Buffer.from('%%EOF')])],
    ['a.pdf', 'application/pdf', aPdf().subarray(0, 20)],
    ['a.amr', 'audio/amr', Buffer.concat([anAmr(), anArchive()])],
    ['a.mp3', 'audio/mpeg', Buffer.concat([anMp3(), anArchive()])],
    [
      'a.mp3',
      'audio/mpeg',
      Buffer.concat([Buffer.from('ID3\x03\0\0\0\0\0\0', 'latin1'), Buffer.from('<html>')]),
    ],
    ['a.mp3', 'audio/mpeg', anMp3().subarray(0, 418)],
    ['a.wav', 'audio/wav', Buffer.concat([aWav(), Buffer.from('<script>')])],
    ['a.mp4', 'video/mp4', Buffer.concat([aFilm(), Buffer.from('<script>')])],
    ['a.mp4', 'video/mp4', box('ftyp', Buffer.alloc(8))],
    ['a.jpg', 'image/jpeg', (await aPhotograph(600, 400)).subarray(0, 2_000)],
    ['a.png', 'image/png', Buffer.from('\x89PNG\r\n\x1a\n<script>', 'latin1')],
  ] as const) {
    expect(await refusalOf(sent(name, type, Buffer.from(bytes)))).toBe('ATTACHMENT_DAMAGED')
  }
})

test('a picture of too many pixels is refused before it is unpacked', async () => {
  const bomb = await sharp({ create: { width: 7_200, height: 7_000, channels: 3, background: 'white' } })
    .png({ compressionLevel: 9 })
    .toBuffer()
  expect(bomb.length).toBeLessThan(1_000_000)
  expect(await refusalOf(sent('b.png', 'image/png', bomb))).toBe('ATTACHMENT_TOO_MANY_PIXELS')
})

test('too many bytes are refused, whether the client says so or not', async () => {
  const limit = sizeLimits.photograph
  expect(await refusalOf(sent('a.jpg', 'image/jpeg', Buffer.alloc(1), limit + 1))).toBe(
    'ATTACHMENT_TOO_LARGE',
  )
  expect(await refusalOf(sent('a.jpg', 'image/jpeg', Buffer.alloc(limit + 1), null))).toBe(
    'ATTACHMENT_TOO_LARGE',
  )
})

test('a sender who goes away leaves nothing', async () => {
  const body = new Readable({ read: () => undefined })
  body.push(aPdf())
  body.on('error', () => undefined)
  const taken = ready({ name: 'a.pdf', mediaType: 'application/pdf', length: null, body })
  body.destroy(new Error('gone'))
  await expect(taken).rejects.toThrow()
  expect(readdirSync(staging)).toEqual([])
})

test('whatever bytes claim to be any type: kept or refused, never a fault, and never more than came', async () => {
  const types = [
    ['a.mp4', 'video/mp4', aFilm()],
    ['a.mp3', 'audio/mpeg', anMp3()],
    ['a.wav', 'audio/wav', aWav()],
    ['a.pdf', 'application/pdf', aPdf()],
    ['a.jpg', 'image/jpeg', await aPhotograph()],
  ] as const
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...types),
      fc.nat(),
      fc.uint8Array({ maxLength: 40 }),
      async (type, at, junk) => {
        const [name, mediaType, whole] = type
        const bytes = Buffer.from(whole)
        Buffer.from(junk).copy(bytes, at % bytes.length)
        const kept = await ready(sent(name, mediaType, bytes)).catch((error: unknown) => error)
        if (kept instanceof Error) expect(kept).toBeInstanceOf(Refusal)
      },
    ),
    { numRuns: 150 },
  )
})
