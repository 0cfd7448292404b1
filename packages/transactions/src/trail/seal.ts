import { canonicalJson } from './canonical-json'
import { sha256 } from './merkle-tree'

/** What a seal says and its signature covers. Hashes are in hexadecimal. */
export interface SealStatement {
  readonly service: string
  readonly groupId: string
  /** 1, 2, 3 … within the service and group. */
  readonly number: number
  readonly rows: number
  /** Merkle root over the leaves of its rows. */
  readonly root: string
  /** Hash of the seal before; zeros before the first. */
  readonly previous: string
  readonly sealedAt: string
  /** Fingerprint of the public key that verifies the signature. */
  readonly key: string
}

/** What the first seal of a chain names as the one before. */
export const noSeal = '0'.repeat(64)

/** The bytes that are signed. */
export function statementBytes(statement: SealStatement): Buffer {
  const { service, groupId, number, rows, root, previous, sealedAt, key } = statement
  const said = {
    format: 'shouwen-trail-seal/1',
    service,
    groupId,
    number,
    rows,
    root,
    previous,
    sealedAt,
    key,
  }
  return Buffer.from(canonicalJson(said))
}

/** The hash by which the next seal names this one. */
export function sealHash(statement: SealStatement): string {
  return sha256(statementBytes(statement)).toString('hex')
}
