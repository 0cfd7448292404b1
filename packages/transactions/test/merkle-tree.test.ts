import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { canonicalJson } from '../src/trail/canonical-json'
import { leafHash, merkleRoot } from '../src/trail/merkle-tree'

function hashOf(...parts: Buffer[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest()
}

/** The definition of RFC 6962, 2.1, word by word. */
function treeHash(contents: readonly string[]): Buffer {
  const [first] = contents
  if (first === undefined) return hashOf()
  if (contents.length === 1) return hashOf(Buffer.from([0]), Buffer.from(first))
  let k = 1
  while (k * 2 < contents.length) k *= 2
  return hashOf(Buffer.from([1]), treeHash(contents.slice(0, k)), treeHash(contents.slice(k)))
}

function rootOf(contents: readonly string[]): string {
  return merkleRoot(contents.map(leafHash)).toString('hex')
}

const contents = fc.array(fc.string(), { maxLength: 70 })
const someContents = fc.array(fc.string(), { minLength: 1, maxLength: 70 })

describe('the Merkle tree', () => {
  test('of nothing is the hash of nothing', () => {
    expect(rootOf([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })

  test('is the tree of RFC 6962 for any rows', () => {
    fc.assert(fc.property(contents, (rows) => rootOf(rows) === treeHash(rows).toString('hex')))
  })

  test('has another root when a row is altered, removed, inserted, or changes places', () => {
    fc.assert(
      fc.property(someContents, fc.nat(), fc.nat(), fc.string(), (rows, a, b, other) => {
        const root = rootOf(rows)
        const [at, elsewhere] = [a % rows.length, b % rows.length]
        const [here = '', there = ''] = [rows[at], rows[elsewhere]]
        if (other !== here) expect(rootOf(rows.with(at, other))).not.toBe(root)
        expect(rootOf(rows.toSpliced(at, 1))).not.toBe(root)
        expect(rootOf(rows.toSpliced(at, 0, other))).not.toBe(root)
        if (here !== there) expect(rootOf(rows.with(at, there).with(elsewhere, here))).not.toBe(root)
      }),
    )
  })

  test('takes no inner node for a leaf', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (left, right) => {
        const inner = Buffer.concat([leafHash(left), leafHash(right)]).toString('latin1')
        expect(rootOf([left, right])).not.toBe(rootOf([inner]))
      }),
    )
  })
})

describe('canonical JSON', () => {
  test('is the same text whatever the order of the keys, and says the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonicalJson(reversed(value))).toBe(text)
      }),
    )
  })

  test('orders keys by their characters, numbers among them', () => {
    expect(canonicalJson({ b: [1, null], 2: 'x', 10: true, a: { d: 0.1, c: 'é' } })).toBe(
      '{"10":true,"2":"x","a":{"c":"é","d":0.1},"b":[1,null]}',
    )
  })
})

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, reversed(each)]),
  )
}
