import type { SealStatement } from './seal'

/** A row of `trail_seals`. */
export interface StoredSeal {
  readonly group_id: string
  readonly number: number
  readonly rows: number
  readonly root: Buffer
  readonly previous: Buffer
  readonly sealed_at: Date
  readonly key_id: string
  readonly signature: Buffer
}

/** What a stored seal of a service says. */
export function statementOf(service: string, seal: StoredSeal): SealStatement {
  return {
    service,
    groupId: seal.group_id,
    number: seal.number,
    rows: seal.rows,
    root: seal.root.toString('hex'),
    previous: seal.previous.toString('hex'),
    sealedAt: seal.sealed_at.toISOString(),
    key: seal.key_id,
  }
}
