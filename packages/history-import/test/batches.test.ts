import { expect, test } from '@jest/globals'
import { Batch } from '../src/batches'
import type { MappedRow } from '../src/map-row'

function row(content: string): MappedRow {
  const nothing = { nature: '', channel: '', kind: null, mappedChannel: null, cause: null, outcome: null }
  return { ...nothing, sourceId: '1', receivedAt: '2018-02-08T07:34:40.000Z', content }
}

/** How many rows each request has. */
function sizes(rows: readonly MappedRow[]): number[] {
  const batch = new Batch()
  const full = rows.flatMap((each, line) => {
    const taken = batch.add({ line, row: each })
    return taken === null ? [] : [taken.length]
  })
  return [...full, batch.take().length]
}

test('a request has 200 rows at the most, and stays under a megabyte', () => {
  expect(sizes(Array.from({ length: 450 }, () => row('短')))).toEqual([200, 200, 50])
  const long = sizes(Array.from({ length: 200 }, () => row('长'.repeat(5_000))))
  expect(long.length).toBeGreaterThan(2)
  expect(long.reduce((sum, size) => sum + size, 0)).toBe(200)
  expect(Math.max(...long) * 15_000).toBeLessThan(1_000_000)
})
