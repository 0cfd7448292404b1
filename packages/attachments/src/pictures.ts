import { Refusal } from '@shouwen/vocabulary/refusal'
import sharp from 'sharp'
import { PIXEL_LIMIT, damaged, type Container } from './file-types'

// Files are read once: what the library remembers of them would be shown in place of another of the same name.
sharp.cache(false)

const QUALITY = 90

export interface PictureSize {
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/**
 * Makes a picture anew from its pixels: upright, in sRGB, without a word of where, when and with what it was taken, and without
 * anything that was hidden behind it. Refuses with ATTACHMENT_TOO_MANY_PIXELS before anything is unpacked, and with
 * ATTACHMENT_DAMAGED what does not show a whole picture.
 */
export function remade(from: string, to: string, container: Container): Promise<PictureSize> {
  return inTurn(async () => {
    const { width, height, format } = await sharp(from, { limitInputPixels: false })
      .metadata()
      .catch(() => {
        throw damaged('it shows no picture')
      })
    if (format !== container) throw damaged('it shows no picture')
    if (width * height > PIXEL_LIMIT) throw new Refusal('ATTACHMENT_TOO_MANY_PIXELS', { limit: PIXEL_LIMIT })
    try {
      const upright = sharp(from, { limitInputPixels: PIXEL_LIMIT, failOn: 'error' }).autoOrient()
      const { width: across, height: down } = await encoded(upright, container).toFile(to)
      return { width: across, height: down }
    } catch {
      throw damaged('its picture is not whole')
    }
  })
}

function encoded(picture: sharp.Sharp, container: Container): sharp.Sharp {
  if (container === 'png') return picture.png()
  return container === 'webp' ? picture.webp({ quality: QUALITY }) : picture.jpeg({ quality: QUALITY })
}

let last: Promise<unknown> = Promise.resolve()

/** One picture at a time: a large one takes 150 MB of memory while it is unpacked. */
function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const mine = last.then(work)
  last = mine.catch(() => undefined)
  return mine
}
