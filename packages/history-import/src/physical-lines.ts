/** Characters of a line at the most; what a line has beyond them is dropped, and the line counts as too long. */
const LINE_LIMIT = 1_000_000

/** A line of the file as it lies there, without its end. */
export interface PhysicalLine {
  /** From 1. */
  readonly number: number
  readonly text: string
  readonly tooLong: boolean
}

/** Cuts UTF-8 bytes into lines, whatever the size of the file; a byte-order mark at its start is no part of it. */
export async function* physicalLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<PhysicalLine> {
  const decoder = new TextDecoder()
  let number = 1
  let text = ''
  let tooLong = false

  const append = (more: string): void => {
    tooLong ||= text.length + more.length > LINE_LIMIT
    text = (text + more).slice(0, LINE_LIMIT)
  }

  for await (const chunk of bytes) {
    const [first = '', ...rest] = decoder.decode(chunk, { stream: true }).split('\n')
    append(first)
    for (const next of rest) {
      yield { number, text: text.replace(/\r$/, ''), tooLong }
      number += 1
      text = ''
      tooLong = false
      append(next)
    }
  }
  append(decoder.decode())
  if (text !== '') yield { number, text: text.replace(/\r$/, ''), tooLong }
}
