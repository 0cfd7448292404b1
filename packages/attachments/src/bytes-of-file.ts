import { open, type FileHandle } from 'node:fs/promises'

/** A file that is looked into at places, without reading the whole of it. */
export class BytesOfFile {
  private constructor(
    private readonly file: FileHandle,
    readonly size: number,
  ) {}

  /** Opens a file for reading and writing, and closes it afterwards. */
  static async of<Result>(path: string, look: (bytes: BytesOfFile) => Promise<Result>): Promise<Result> {
    const file = await open(path, 'r+')
    try {
      const { size } = await file.stat()
      return await look(new BytesOfFile(file, size))
    } finally {
      await file.close()
    }
  }

  /** So many bytes from a place; fewer where the file ends before. */
  async at(position: number, length: number): Promise<Buffer> {
    const buffer = Buffer.alloc(length)
    const { bytesRead } = await this.file.read(buffer, 0, length, position)
    return buffer.subarray(0, bytesRead)
  }

  /** The last bytes of the file. */
  last(length: number): Promise<Buffer> {
    const from = Math.max(0, this.size - length)
    return this.at(from, this.size - from)
  }

  async overwrite(position: number, bytes: Buffer): Promise<void> {
    await this.file.write(bytes, 0, bytes.length, position)
  }
}
