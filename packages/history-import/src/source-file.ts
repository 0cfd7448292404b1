import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { messageOf, Misuse } from './misuse'

/** The first two bytes of every gzip file (RFC 1952). */
const gzipMagic = Buffer.from([0x1f, 0x8b])

/** The bytes of a file, unpacked if it is a gzip file, whatever its name. Throws Misuse when it can't be read. */
export async function* sourceBytes(file: string): AsyncGenerator<Uint8Array> {
  const packed = await isGzip(file)
  const raw = createReadStream(file)
  if (!packed) return yield* raw
  const unpacked = createGunzip()
  raw.once('error', (error) => unpacked.destroy(error))
  raw.pipe(unpacked)
  try {
    yield* unpacked
  } catch (error) {
    throw new Misuse(`The gzip file ${file} is damaged: ${messageOf(error)}.`)
  } finally {
    raw.destroy()
  }
}

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file).catch(() => {
    throw new Misuse(`There is no file ${file} that can be read.\n没有可读取的文件 ${file}。`)
  })
  try {
    if ((await handle.stat()).isDirectory()) throw new Misuse(`${file} is a folder, not a file.`)
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer.equals(gzipMagic)
  } finally {
    await handle.close()
  }
}
