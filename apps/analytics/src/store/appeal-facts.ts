import { written } from '@shouwen/transactions/asked-together'
import type { Work } from '@shouwen/transactions/work'
import type { AppealFacts } from './tables'

/** What facts tell of an appeal, some of it again and again: each keeps the version that told it last, because facts come in any order. */
const columns = {
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
export type Told = {
  readonly [Each in keyof typeof columns]?:
    AppealFacts[Each] | (Date extends AppealFacts[Each] ? string : never)
}

/** A row as a fact tells it: nothing in what it does not tell, and a version for each column that it does. */
type ToldRow = Readonly<Record<string, unknown>> & { readonly versions: Readonly<Record<string, number>> }

/**
 * Writes what a fact told of an appeal into its row, which it makes if this is the first fact to come. A field that
 * a later version has told already stays as it is.
 * @param version of the appeal after the fact, or another number that grows with the facts about these fields.
 */
export function tellOfAppeal(
  { together, groupId }: Work,
  appealId: string,
  version: number,
  told: Told,
): Promise<void> {
  const given = Object.entries(told).map(([field, value]) => [columns[field as keyof Told], value] as const)
  const versions = Object.fromEntries(given.map(([column]) => [column, version]))
  return together(tellOfAppeals, {
    appeal_id: appealId,
    group_id: groupId,
    versions,
    ...Object.fromEntries(given),
  })
}

const names = Object.values(columns)
const into = names.join(', ')

/** The same text for all facts, so that it is prepared once. */
const tell = `
  insert into appeal_facts (appeal_id, group_id, versions, ${into})
  select appeal_id, group_id, versions, ${into} from jsonb_populate_recordset(null::appeal_facts, $1::jsonb) order by appeal_id
  on conflict (appeal_id) do update set ${names
    .map(
      (name) =>
        `${name} = case when coalesce((appeal_facts.versions->>'${name}')::bigint, 0) <= (excluded.versions->>'${name}')::bigint
                   then excluded.${name} else appeal_facts.${name} end`,
    )
    .join(', ')},
    versions = appeal_facts.versions
      || (select coalesce(jsonb_object_agg(key, greatest(coalesce((appeal_facts.versions->>key)::bigint, 0), value::bigint)), '{}')
            from jsonb_each_text(excluded.versions))`

const tellOfAppeals = written<ToldRow>(({ manager }, rows) => manager.query(tell, [JSON.stringify(rows)]))

/** One more clock of the appeal ran out. The inbox sees to it that each is counted once. */
export async function countBreach(work: Work, appealId: string): Promise<void> {
  await work.manager.query(
    `insert into appeal_facts (appeal_id, group_id, breaches) values ($1, $2, 1)
     on conflict (appeal_id) do update set breaches = appeal_facts.breaches + 1`,
    [appealId, work.groupId],
  )
}
