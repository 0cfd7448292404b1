import type { BytesOfFile } from './bytes-of-file'
import { damaged } from './file-types'

/** A box of an MP4 file (ISO/IEC 14496-12): everything in one lies in boxes. */
export interface Box {
  readonly type: string
  readonly start: number
  /** Where its contents begin. */
  readonly contents: number
  readonly end: number
}

/** Boxes of one level that are read at the most: a film in pieces has a few for each of its seconds. */
const BOX_LIMIT = 50_000

/** The boxes between two places, which they fill without a gap. Refuses with ATTACHMENT_DAMAGED. */
export async function boxesOf(bytes: BytesOfFile, from: number, to: number): Promise<Box[]> {
  const boxes: Box[] = []
  let start = from
  while (start < to) {
    const head = await bytes.at(start, 16)
    if (head.length < 8 || boxes.length === BOX_LIMIT) throw damaged('its boxes do not fill it')
    const short = head.readUInt32BE(0)
    const isLong = short === 1
    if (isLong && head.length < 16) throw damaged('its boxes do not fill it')
    const length = isLong ? Number(head.readBigUInt64BE(8)) : short === 0 ? to - start : short
    const contents = start + (isLong ? 16 : 8)
    const end = start + length
    if (end < contents || end > to) throw damaged('its boxes do not fill it')
    boxes.push({ type: head.toString('latin1', 4, 8), start, contents, end })
    start = end
  }
  return boxes
}

/** Boxes that say where, by whom and with what a film was made, wherever they lie. */
const telling = new Set(['udta', 'meta', 'uuid'])

const PIECE = Buffer.alloc(64 * 1024)

/**
 * Takes out where a film or a sound was recorded: cameras write it beside the tracks. Each such box becomes free space of the
 * same length, so that what points into the file still does.
 */
export async function withoutPlace(bytes: BytesOfFile, from = 0, to = bytes.size): Promise<void> {
  for (const box of await boxesOf(bytes, from, to)) {
    if (telling.has(box.type)) await blank(bytes, box)
    else if (box.type === 'moov' || box.type === 'trak') await withoutPlace(bytes, box.contents, box.end)
  }
}

async function blank(bytes: BytesOfFile, { start, contents, end }: Box): Promise<void> {
  await bytes.overwrite(start + 4, Buffer.from('free', 'latin1'))
  for (let at = contents; at < end; at += PIECE.length) {
    await bytes.overwrite(at, PIECE.subarray(0, Math.min(PIECE.length, end - at)))
  }
}
