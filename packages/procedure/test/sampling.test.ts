import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { drawSample, sampleSize, samplingRules } from '../src/sampling'
import { shippedPacks } from '../src/shipped-packs'

const { residential, mall } = shippedPacks

test('each auditor samples what the procedure asks of them', () => {
  const told = (pack: typeof residential, auditor: 'managementDepartment' | 'gmOffice') =>
    samplingRules(pack, auditor).map(
      ({ clause, of, kinds, share }) => `${clause} ${share} of ${of} ${String(kinds)}`,
    )
  expect(told(residential, 'managementDepartment')).toEqual([
    'P5.5.1 0.1 of appeals complaint',
    'P5.5.2 0.01 of appeals assistance',
  ])
  expect(told(residential, 'gmOffice')).toEqual(['P5.5.3 0.03 of revisits all'])
  expect(told(mall, 'managementDepartment')).toEqual(['P5.5.1 0.1 of appeals complaint'])
  expect(told(mall, 'gmOffice')).toEqual([])
})

test.each([
  [0.1, 0, 0],
  [0.1, 1, 1],
  [0.1, 10, 1],
  [0.1, 11, 2],
  [0.03, 100, 3],
  [0.07, 100, 7],
  [0.01, 101, 2],
  [1, 7, 7],
  [0, 7, 0],
])('a share of %d of %d is %d', (share, population, size) => {
  expect(sampleSize(share, population)).toBe(size)
})

test('the share in per cent of any population is rounded up exactly', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100 }), fc.nat(1_000_000), (percent, population) => {
      const exact = (BigInt(percent) * BigInt(population) + 99n) / 100n
      expect(sampleSize(percent / 100, population)).toBe(Number(exact))
    }),
  )
})

test('an auditor who knows the seed finds the same sample with a plain sha256', () => {
  const ids = ['a-1', 'a-2', 'a-3', 'a-4', 'a-5']
  const rank = (id: string) => createHash('sha256').update(`2026-03:managementDepartment:${id}`).digest('hex')
  const expected = [...ids].sort((a, b) => rank(a).localeCompare(rank(b), 'en')).slice(0, 2)
  expect(drawSample(ids, 2, '2026-03:managementDepartment')).toEqual(expected)
})

test('a sample has its size, is a part of the whole, and does not depend on the order of the ids', () => {
  fc.assert(
    fc.property(
      fc
        .uniqueArray(fc.uuid(), { maxLength: 60 })
        .chain((ids) =>
          fc.tuple(
            fc.constant(ids),
            fc.shuffledSubarray(ids, { minLength: ids.length }),
            fc.integer({ min: 0, max: 80 }),
          ),
        ),
      fc.string(),
      ([ids, shuffled, size], seed) => {
        const sample = drawSample(ids, size, seed)
        expect(sample).toHaveLength(Math.min(size, ids.length))
        expect(new Set(sample).size).toBe(sample.length)
        expect(sample.every((id) => ids.includes(id))).toBe(true)
        expect(drawSample(shuffled, size, seed)).toEqual(sample)
        expect(drawSample([...ids, ...shuffled], size, seed)).toEqual(sample)
        // a larger share keeps what a smaller one drew
        expect(drawSample(ids, size + 1, seed).slice(0, sample.length)).toEqual(sample)
      },
    ),
  )
})

test('another seed draws another sample', () => {
  const ids = Array.from({ length: 200 }, (_, at) => `appeal-${at}`)
  expect(drawSample(ids, 20, '2026-03')).not.toEqual(drawSample(ids, 20, '2026-04'))
})

test('nobody is drawn where nobody is asked for', () => {
  expect(drawSample(['a', 'b'], 0, 'seed')).toEqual([])
  expect(drawSample(['a', 'b'], -1, 'seed')).toEqual([])
  expect(drawSample([], 3, 'seed')).toEqual([])
})
