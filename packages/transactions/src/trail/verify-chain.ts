import type { EntityManager } from 'typeorm'
import type { Store } from '../store'
import type { Finding } from './findings'
import { merkleRoot } from './merkle-tree'
import { noSeal, sealHash, statementBytes } from './seal'
import type { TrustedKeys } from './seal-key'
import { statementOf, type StoredSeal } from './stored-seal'
import { leafOf, rowHash, trailColumns, type SealedRow, type TrailRow } from './trail-row'

/** Seals read at once, and rows compared at once: no statement lasts long. */
const SEALS = 500
const ROWS = 5_000

/** The last seal of a chain: who keeps it elsewhere can tell later whether the chain was rewritten. */
export interface Head {
  readonly number: number
  readonly hash: string
}

/** A chain from its first seal to its last, and what is wrong on the way. */
export interface ChainReport {
  readonly seals: number
  readonly rows: number
  readonly head: Head | null
  readonly findings: Finding[]
}

/** Follows the chain of one group: numbers, names of the seals before, signatures, roots, and every row of every seal. */
export async function verifyChain(
  store: Store,
  groupId: string,
  keys: TrustedKeys,
  known: Head | undefined,
): Promise<ChainReport> {
  const findings: Finding[] = []
  let seals = 0
  let rows = 0
  let head: Head | null = null
  let knownSeen = known === undefined
  for (let after = 0; ;) {
    const stored = await store.asJob(({ manager }) => sealsAfter(manager, groupId, after))
    for (const seal of stored) {
      const statement = statementOf(store.service, seal)
      const hash = sealHash(statement)
      const expected: number = (head?.number ?? 0) + 1
      for (let number = expected; number < seal.number; number += 1)
        findings.push({ wrong: 'sealRemoved', seal: number })
      if (seal.number === expected && statement.previous !== (head?.hash ?? noSeal))
        findings.push({ wrong: 'chainBroken', seal: seal.number })
      const signed = keys.check(seal.key_id, statementBytes(statement), seal.signature)
      if (signed !== 'right')
        findings.push({ wrong: signed === 'wrong' ? 'signatureWrong' : 'keyUnknown', seal: seal.number })
      if (seal.number === known?.number && hash === known.hash) knownSeen = true
      head = { number: seal.number, hash }
      seals += 1
    }
    for (const batch of inBatches(stored)) {
      const compared = await store.asJob(({ manager }) => compareRows(manager, store.service, groupId, batch))
      rows += compared.rows
      findings.push(...compared.findings)
    }
    after = stored.at(-1)?.number ?? after
    if (stored.length < SEALS) break
  }
  if (known !== undefined && !knownSeen) findings.push({ wrong: 'headLost', seal: known.number })
  return { seals, rows, head, findings }
}

function sealsAfter(manager: EntityManager, groupId: string, after: number): Promise<StoredSeal[]> {
  return manager.query(
    `select * from trail_seals where group_id = $1 and number > $2 order by number limit $3`,
    [groupId, after, SEALS],
  )
}

/** Seals one after the other, so many that their rows are compared at once. */
function* inBatches(seals: readonly StoredSeal[]): Iterable<StoredSeal[]> {
  let batch: StoredSeal[] = []
  let rows = 0
  for (const seal of seals) {
    if (batch.length > 0 && rows + seal.rows > ROWS) {
      yield batch
      batch = []
      rows = 0
    }
    batch.push(seal)
    rows += seal.rows
  }
  if (batch.length > 0) yield batch
}

type Compared = { [Column in keyof TrailRow]: TrailRow[Column] | null } & {
  readonly seal: number
  readonly sealed_id: string
  readonly sealed_type: string
  readonly sealed_appeal_id: string | null
  readonly row_hash: Buffer
}

/** Compares what seals keep of their rows with their roots, and the rows with what the seals keep. */
async function compareRows(
  manager: EntityManager,
  service: string,
  groupId: string,
  seals: readonly StoredSeal[],
): Promise<{ rows: number; findings: Finding[] }> {
  const compared: Compared[] = await manager.query(
    `select s.seal, s.event_id as sealed_id, s.type as sealed_type, s.appeal_id as sealed_appeal_id, s.row_hash,
            ${trailColumns}
       from sealed_events s left join events e on e.id = s.event_id
      where s.group_id = $1 and s.seal between $2 and $3 order by s.seal, s.place`,
    [groupId, seals[0]?.number, seals.at(-1)?.number],
  )
  const findings: Finding[] = []
  const leaves = new Map<number, Buffer[]>(seals.map((seal) => [seal.number, []]))
  for (const row of compared) {
    const sealed: SealedRow = {
      eventId: row.sealed_id,
      type: row.sealed_type,
      appealId: row.sealed_appeal_id,
      rowHash: row.row_hash,
    }
    leaves.get(row.seal)?.push(leafOf(sealed))
    if (!isThere(row)) findings.push({ wrong: 'removed', ...named(sealed), seal: row.seal })
    else if (!rowHash(row).equals(sealed.rowHash))
      findings.push({ wrong: 'changed', ...named(sealed), seal: row.seal })
  }
  for (const seal of seals) {
    const statement = statementOf(service, seal)
    const listed = leaves.get(seal.number) ?? []
    if (listed.length !== statement.rows || merkleRoot(listed).toString('hex') !== statement.root)
      findings.push({ wrong: 'listChanged', seal: seal.number })
  }
  return { rows: compared.length, findings }
}

function isThere(row: Compared): row is Compared & TrailRow {
  return row.id !== null
}

function named({ eventId, type, appealId }: SealedRow): Omit<SealedRow, 'rowHash'> {
  return { eventId, type, appealId }
}
