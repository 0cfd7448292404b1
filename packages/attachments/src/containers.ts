import type { BytesOfFile } from './bytes-of-file'
import { damaged, type Container } from './file-types'
import { boxesOf } from './mp4-boxes'

const ascii = (bytes: Buffer, from: number, to: number): string => bytes.toString('latin1', from, to)

/** By which first bytes a container is known. */
const beginnings: Readonly<Record<Container, (head: Buffer) => boolean>> = {
  jpeg: (head) => head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  png: (head) => head.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')),
  webp: (head) => ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WEBP',
  wav: (head) => ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WAVE',
  mp4: (head) => ascii(head, 4, 8) === 'ftyp',
  mp3: (head) => ascii(head, 0, 3) === 'ID3' || isFrameOfMp3(head),
  amr: (head) => /^#!AMR(-WB)?\n/.test(ascii(head, 0, 9)),
  pdf: (head) => /^%PDF-[12]\.\d/.test(ascii(head, 0, 8)),
}

/** Whether a file begins as files of a container do. */
export async function beginsAs(container: Container, bytes: BytesOfFile): Promise<boolean> {
  return beginnings[container](await bytes.at(0, 16))
}

/** What must hold of the rest of a file; pictures are made anew from their pixels, which shows more than any look. */
const wholes: Partial<Record<Container, (bytes: BytesOfFile) => Promise<string | null>>> = {
  wav: wavFault,
  mp4: mp4Fault,
  mp3: mp3Fault,
  pdf: pdfFault,
}

/**
 * Refuses with ATTACHMENT_DAMAGED a file that is not whole, and one that is an archive as well: such a file is read as
 * something else by another program.
 */
export async function requireWhole(container: Container, bytes: BytesOfFile): Promise<void> {
  const fault = (await wholes[container]?.(bytes)) ?? (await archiveFault(bytes))
  if (fault !== null) throw damaged(fault)
}

/** The chunk that is the file ends where the file does, but for a byte that makes it even. */
async function wavFault(bytes: BytesOfFile): Promise<string | null> {
  const head = await bytes.at(0, 12)
  const beyond = bytes.size - (head.readUInt32LE(4) + 8)
  return beyond === 0 || beyond === 1 ? null : 'its length is not the length that it states'
}

async function mp4Fault(bytes: BytesOfFile): Promise<string | null> {
  const boxes = await boxesOf(bytes, 0, bytes.size)
  return boxes.some(({ type }) => type === 'moov') ? null : 'it has no tracks'
}

const LAYER_III_BITRATES = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const LAYER_III_LOW_BITRATES = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const SAMPLE_RATES = [44_100, 48_000, 32_000]

/** The length in bytes of the frame that begins here; null where none of MPEG audio, layer III, does (ISO/IEC 11172-3). */
function mp3FrameLength(head: Buffer): number | null {
  const [first = 0, second = 0, third = 0] = head
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null
  const version = (second >> 3) & 3
  const layer = (second >> 1) & 3
  const full = version === 3
  const kilobits = (full ? LAYER_III_BITRATES : LAYER_III_LOW_BITRATES)[third >> 4]
  const rate = SAMPLE_RATES[(third >> 2) & 3]
  if (version === 1 || layer !== 1 || !kilobits || rate === undefined) return null
  const sampleRate = full ? rate : version === 2 ? rate / 2 : rate / 4
  return Math.floor(((full ? 144_000 : 72_000) * kilobits) / sampleRate) + ((third >> 1) & 1)
}

const isFrameOfMp3 = (head: Buffer): boolean => mp3FrameLength(head) !== null

/** Two frames, one after the other, behind the tag: a single one may be chance. */
async function mp3Fault(bytes: BytesOfFile): Promise<string | null> {
  const tag = await bytes.at(0, 10)
  const [, , , , , , s1 = 0, s2 = 0, s3 = 0, s4 = 0] = tag
  const start = ascii(tag, 0, 3) === 'ID3' ? 10 + ((s1 << 21) | (s2 << 14) | (s3 << 7) | s4) : 0
  const length = mp3FrameLength(await bytes.at(start, 4))
  if (length === null) return 'it has no sound'
  return isFrameOfMp3(await bytes.at(start + length, 4)) ? null : 'its sound breaks off'
}

async function pdfFault(bytes: BytesOfFile): Promise<string | null> {
  const end = ascii(await bytes.last(1_024), 0, 1_024)
  return /%%EOF[\s\0]*$/.test(end) ? null : 'it does not end as a PDF does'
}

/** Where an archive's directory ends, at the most: its fixed part and a comment (APPNOTE.TXT 4.3.16). */
const ARCHIVE_TAIL = 22 + 65_535

/** The directory's signature, on the first disk of one; programs that unpack look for no more. */
const ARCHIVE_END = 'PK\x05\x06\0\0\0\0'

async function archiveFault(bytes: BytesOfFile): Promise<string | null> {
  const tail = await bytes.last(ARCHIVE_TAIL)
  return tail.includes(ARCHIVE_END, 0, 'latin1') ? 'it is an archive as well' : null
}
