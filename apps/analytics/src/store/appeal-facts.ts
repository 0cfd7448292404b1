import type { Work } from '@shouwen/transactions/work'
import type { AppealFacts } from './tables'

/** Told once, when the appeal is registered or imported. */
const fixedColumns = {
  projectId: 'project_id',
  projectPath: 'project_path',
  origin: 'origin',
  kind: 'kind',
  channel: 'channel',
  category: 'category',
  source: 'source',
  sourceNature: 'source_nature',
  sourceChannel: 'source_channel',
  receivedAt: 'received_at',
} as const satisfies Partial<Record<keyof AppealFacts, string>>

/** Told again and again: each keeps the version that told it last, because facts come in any order. */
const changingColumns = {
  customerId: 'customer_id',
  status: 'status',
  informedAt: 'informed_at',
  resolvedAt: 'resolved_at',
  revisitedAt: 'revisited_at',
  satisfaction: 'satisfaction',
  closedAt: 'closed_at',
  archivedAt: 'archived_at',
} as const satisfies Partial<Record<keyof AppealFacts, string>>

/** Instants come as the facts have them, ISO 8601. */
type Told<Field extends keyof AppealFacts> = {
  readonly [Each in Field]?: AppealFacts[Each] | (Date extends AppealFacts[Each] ? string : never)
}

export type ToldOnce = Told<keyof typeof fixedColumns>
export type ToldAgain = Told<keyof typeof changingColumns>

/**
 * Writes what a fact told of an appeal into its row, which it makes if this is the first fact to come. A field that
 * a later version has told already stays as it is.
 * @param version of the appeal after the fact, or another number that grows with the facts about these fields.
 */
export async function tellOfAppeal(
  work: Work,
  appealId: string,
  version: number,
  changing: ToldAgain,
  fixed: ToldOnce = {},
): Promise<void> {
  const changed = columnsOf(changingColumns, changing)
  const given = columnsOf(fixedColumns, fixed)
  const columns = [...changed, ...given]
  const places = columns.map((_column, index) => `$${index + 5}`)
  const kept = `coalesce((appeal_facts.versions->>each)::bigint, 0)`
  await work.manager.query(
    `insert into appeal_facts (appeal_id, group_id, versions, ${columns.map(([name]) => name).join(', ')})
     values ($1, $2, (select coalesce(jsonb_object_agg(each, $3::bigint), '{}') from unnest($4::text[]) as each),
             ${places.join(', ')})
     on conflict (appeal_id) do update set ${[
       ...given.map(([name]) => `${name} = excluded.${name}`),
       ...changed.map(
         ([name]) =>
           `${name} = case when coalesce((appeal_facts.versions->>'${name}')::bigint, 0) <= $3::bigint
                      then excluded.${name} else appeal_facts.${name} end`,
       ),
       `versions = appeal_facts.versions
          || (select coalesce(jsonb_object_agg(each, greatest(${kept}, $3::bigint)), '{}') from unnest($4::text[]) as each)`,
     ].join(', ')}`,
    [appealId, work.groupId, version, changed.map(([name]) => name), ...columns.map(([, value]) => value)],
  )
}

/** One more clock of the appeal ran out. The inbox sees to it that each is counted once. */
export async function countBreach(work: Work, appealId: string): Promise<void> {
  await work.manager.query(
    `insert into appeal_facts (appeal_id, group_id, breaches) values ($1, $2, 1)
     on conflict (appeal_id) do update set breaches = appeal_facts.breaches + 1`,
    [appealId, work.groupId],
  )
}

function columnsOf(columns: Readonly<Record<string, string>>, told: object): [string, unknown][] {
  return Object.entries(told).flatMap(([field, value]): [string, unknown][] => {
    const column = columns[field]
    return column === undefined ? [] : [[column, value]]
  })
}
