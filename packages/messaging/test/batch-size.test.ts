import { expect, test } from '@jest/globals'
import { BATCH_MS, BatchSize, LARGEST, SMALLEST } from '../src/batch-size'

let time = 0
const sized = (): BatchSize => new BatchSize(() => time)
const taking = (milliseconds: number) => (): Promise<void> => {
  time += milliseconds
  return Promise.resolve()
}

test('what takes long is done in smaller batches, to a least size, and in larger ones once it is quick again', async () => {
  const size = sized()
  const seen: number[] = []
  for (const milliseconds of [BATCH_MS + 1, BATCH_MS + 1, BATCH_MS + 1, BATCH_MS, 1, 1, 1]) {
    await size.timed(taking(milliseconds))
    seen.push(size.limit)
  }
  expect(seen).toEqual([100, SMALLEST, SMALLEST, SMALLEST, 100, LARGEST, LARGEST])
})

test('a batch that fails has taken its time too', async () => {
  const size = sized()
  const failing = (): Promise<void> => {
    time += BATCH_MS * 2
    return Promise.reject(new Error('smudged'))
  }
  await expect(size.timed(failing)).rejects.toThrow('smudged')
  expect(size.limit).toBe(LARGEST / 2)
})
