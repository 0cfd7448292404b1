import sharp from 'sharp'

/** A photograph lying on its side, with the place where it was taken: the Bund in Shanghai. */
export function aPhotograph(width = 60, height = 40): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#c04020' } })
    .withExif({
      IFD0: { Make: 'Huawei', Model: 'P60', Orientation: '6' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '31/1 14/1 20/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '121/1 29/1 10/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
}

export function box(type: string, ...contents: readonly Buffer[]): Buffer {
  const length = 8 + contents.reduce((sum, part) => sum + part.length, 0)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(length)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, ...contents])
}

const place = Buffer.from('\0\x12\x15\xc7+31.2389+121.4861/', 'latin1')

/** A film as telephones write one: place, then sound and pictures. */
export const aFilm = (): Buffer =>
  Buffer.concat([
    box('ftyp', Buffer.from('mp42\0\0\0\0mp42isom', 'latin1')),
    box(
      'moov',
      box('mvhd', Buffer.alloc(100)),
      box('trak', box('udta', place)),
      box('udta', box('\xa9xyz', place)),
    ),
    box('mdat', Buffer.from('sound and pictures')),
  ])

export const aPdf = (): Buffer => Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

export function aWav(samples = 100): Buffer {
  const data = Buffer.alloc(44 + samples)
  data.write('RIFF', 0, 'latin1')
  data.writeUInt32LE(36 + samples, 4)
  data.write('WAVEfmt ', 8, 'latin1')
  return data
}

/** Two frames of silence, 128 kbit/s at 44.1 kHz. */
export function anMp3(): Buffer {
  const frame = Buffer.alloc(417)
  Buffer.from([0xff, 0xfb, 0x90, 0x00]).copy(frame)
  return Buffer.concat([frame, frame])
}

export const anAmr = (): Buffer => Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(32)])

/** The least archive that a program unpacks: an empty one. */
export const anArchive = (): Buffer => Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)])
