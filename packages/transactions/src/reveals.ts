import { Refusal } from '@shouwen/vocabulary/refusal'
import type { RevealReason } from '@shouwen/vocabulary/privacy'
import { EntitySchema, MoreThan, type EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import { guardTenant } from './house-tables'
import type { Work } from './work'

/** Reveals that one person may ask for within an hour, in one service. */
const REVEALS_PER_HOUR = 30
const HOUR_MS = 3_600_000

/** How long an answer may be asked for again by its key, and may be kept on a screen. */
const SHOWN_MS = 15 * 60_000

/** Characters of a reveal's note at the most. */
const NOTE_LIMIT = 500

/** Somebody had masked personal data shown to them in clear (P5.6.3.3): append-only, and never the data itself. */
export interface Reveal {
  readonly id: string
  readonly groupId: string
  /** Whose data: a customer's id, an elder's. */
  readonly subjectId: string
  readonly revealedBy: string
  readonly reason: RevealReason
  readonly note: string | null
  readonly revealedAt: Date
}

export const revealTable = new EntitySchema<Reveal>({
  name: 'reveal',
  tableName: 'reveals',
  columns: {
    id: { type: 'uuid', primary: true },
    groupId: { name: 'group_id', type: 'uuid' },
    subjectId: { name: 'subject_id', type: 'uuid' },
    revealedBy: { name: 'revealed_by', type: 'text' },
    reason: { type: 'text' },
    note: { type: 'text', nullable: true },
    revealedAt: { name: 'revealed_at', type: 'timestamptz' },
  },
})

/** The table of a service whose personal data can be revealed, for its migration. */
export function revealsTable(schema: string): string {
  return `
    create table reveals (
      id uuid primary key,
      group_id uuid not null,
      subject_id uuid not null,
      revealed_by text not null,
      reason text not null,
      note text,
      revealed_at timestamptz not null
    );
    create index reveals_of_subject on reveals (subject_id, revealed_at desc, id desc);
    create index reveals_by_person on reveals (group_id, revealed_by, revealed_at);
    ${guardTenant(schema, 'reveals', 'select, insert')}
  `
}

/** The clauses under which a reveal is made, for the trail. */
export const revealClauses: Readonly<Record<RevealReason, readonly string[]>> = {
  callBack: ['P5.6.3.3', 'P5.3'],
  siteVisit: ['P5.6.3.3', 'P5.2.1'],
  emergency: ['P5.6.3.3', 'P5.6.6.1'],
  audit: ['P5.6.3.3', 'P5.5.2'],
  complaintInvestigation: ['P5.6.3.3'],
  judicialRequest: ['P5.6.3.3'],
}

/** Until when a reveal's answer is given. */
export function shownUntil({ revealedAt }: Reveal): Date {
  return new Date(revealedAt.getTime() + SHOWN_MS)
}

/**
 * Writes a reveal down. Refuses with REVEAL_LIMIT_REACHED after 30 within the hour, with TEXT_TOO_LONG.
 * One person's reveals wait for each other, so that many at once are counted as many.
 */
export async function writeReveal(
  work: Work,
  asked: { readonly subjectId: string; readonly reason: RevealReason; readonly note: string | null },
): Promise<Reveal> {
  const { manager, groupId, actor, now } = work
  const note = asked.note?.trim() ?? ''
  if (note.length > NOTE_LIMIT) {
    throw new Refusal('TEXT_TOO_LONG', { field: 'note', limit: NOTE_LIMIT, length: note.length })
  }
  await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `reveals ${groupId} ${actor.personId}`,
  ])
  const lately = await manager.find(revealTable, {
    where: { groupId, revealedBy: actor.personId, revealedAt: MoreThan(new Date(now.getTime() - HOUR_MS)) },
    order: { revealedAt: 'DESC' },
    take: REVEALS_PER_HOUR,
  })
  const oldest = lately[REVEALS_PER_HOUR - 1]
  if (oldest !== undefined) {
    const retryAfter = Math.ceil((oldest.revealedAt.getTime() + HOUR_MS - now.getTime()) / 1_000)
    throw new Refusal('REVEAL_LIMIT_REACHED', { limit: REVEALS_PER_HOUR, retryAfter })
  }
  const reveal: Reveal = {
    id: uuidv7(),
    groupId,
    subjectId: asked.subjectId,
    revealedBy: actor.personId,
    reason: asked.reason,
    note: note === '' ? null : note,
    revealedAt: now,
  }
  await manager.insert(revealTable, reveal)
  return reveal
}

/** A reveal that may still be answered; refuses with REVEAL_EXPIRED what a repeat of its key asks for too late. */
export async function currentReveal(manager: EntityManager, id: string, now: Date): Promise<Reveal> {
  const reveal = await manager.findOneByOrFail(revealTable, { id })
  if (shownUntil(reveal) <= now) throw new Refusal('REVEAL_EXPIRED')
  return reveal
}

/** A page of the reveals of each of these, newest first, with one more than the page holds: all in one query. */
export async function revealsOf(
  manager: EntityManager,
  subjectIds: readonly string[],
  size: number,
  after: { readonly at: Date; readonly id: string } | null,
): Promise<Reveal[]> {
  return manager.query(
    `select reveal.id, reveal.group_id as "groupId", reveal.subject_id as "subjectId",
            reveal.revealed_by as "revealedBy", reveal.reason, reveal.note, reveal.revealed_at as "revealedAt"
     from unnest($1::uuid[]) as asked (subject_id)
     cross join lateral (
       select * from reveals reveal
       where reveal.subject_id = asked.subject_id
         and ($2::timestamptz is null or (reveal.revealed_at, reveal.id) < ($2, $3::uuid))
       order by reveal.revealed_at desc, reveal.id desc
       limit $4
     ) reveal
     order by reveal.revealed_at desc, reveal.id desc`,
    [subjectIds, after?.at ?? null, after?.id ?? null, size + 1],
  )
}
