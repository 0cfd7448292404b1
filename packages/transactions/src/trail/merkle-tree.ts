import { hash } from 'node:crypto'

/** SHA-256 of the bytes, or of a text in UTF-8. */
export function sha256(content: Buffer | string): Buffer {
  return hash('sha256', content, 'buffer')
}

/** Prefixes of RFC 6962, 2.1: no inner node can be passed off as a leaf. */
const LEAF = '\u0000'
const NODE = Buffer.from([1])

/** The hash of one leaf's content. */
export function leafHash(content: string): Buffer {
  return sha256(LEAF + content)
}

function nodeHash(left: Buffer, right: Buffer): Buffer {
  return sha256(Buffer.concat([NODE, left, right]))
}

/** The Merkle tree hash (RFC 6962, 2.1) over leaf hashes in their order; of none: SHA-256 of nothing. */
export function merkleRoot(leaves: Iterable<Buffer>): Buffer {
  /** Complete subtrees, left to right, each larger than the next. */
  const subtrees: { size: number; hash: Buffer }[] = []
  for (const leaf of leaves) {
    let grown = { size: 1, hash: leaf }
    for (let left = subtrees.at(-1); left?.size === grown.size; left = subtrees.at(-1)) {
      subtrees.pop()
      grown = { size: left.size * 2, hash: nodeHash(left.hash, grown.hash) }
    }
    subtrees.push(grown)
  }
  const rightmost = subtrees.pop()
  if (rightmost === undefined) return sha256('')
  return subtrees.reduceRight((right, left) => nodeHash(left.hash, right), rightmost.hash)
}
