import type { Query } from '@shouwen/testing/servers'

/** A table as PostgreSQL's own catalogue describes it: whatever a migration made, known to us or not. */
export interface Table {
  readonly schema: string
  readonly name: string
  /** `r` for an ordinary one; a view or a materialised one would show rows past its tables' policies. */
  readonly kind: string
  readonly secured: boolean
  readonly forced: boolean
  /** Columns that a statement may give a value to, with their types. */
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  /** The roles of its policies, each with the commands it is for (`*`: all). */
  readonly policies: readonly string[]
  /** What the tenant role may do. */
  readonly rights: readonly string[]
}

/** Tables without a group, each with its reason. The tenant role may not even read them. */
export const withoutGroup: ReadonlyMap<string, string> = new Map([
  ['migrations', 'which migrations have run: written by the owner while it migrates'],
  ['relay_cursor', 'how far the relay has published: one row, a place in the order of commits'],
])

export const rolesOf = (schema: string) => ({
  tenant: `shouwen_${schema}_tenant`,
  job: `shouwen_${schema}_job`,
})

export const nameOf = ({ schema, name }: Table): string => `"${schema}"."${name}"`

/** Every table, view and foreign table outside PostgreSQL's own schemas. */
export async function everyTable(query: Query): Promise<Table[]> {
  const { rows } = await query<Table>(`
    select namespace.nspname as schema, class.relname as name, class.relkind as kind,
           class.relrowsecurity as secured, class.relforcerowsecurity as forced,
           array(select json_build_object('name', attname, 'type', format_type(atttypid, null)) from pg_attribute
                  where attrelid = class.oid and attnum > 0 and not attisdropped
                    and attgenerated = '' and attidentity <> 'a' order by attnum) as columns,
           array(select polcmd::text || ' ' || coalesce(string_agg(rolname, ',' order by rolname), 'public')
                   from pg_policy left join pg_roles on pg_roles.oid = any(polroles)
                  where polrelid = class.oid group by pg_policy.oid order by 1) as policies,
           array(select distinct lower(privilege_type) from aclexplode(class.relacl) join pg_roles on pg_roles.oid = grantee
                  where rolname = 'shouwen_' || namespace.nspname || '_tenant' order by 1) as rights
      from pg_class class join pg_namespace namespace on namespace.oid = class.relnamespace
     where class.relkind in ('r', 'p', 'v', 'm', 'f')
       and namespace.nspname not like 'pg\\_%' and namespace.nspname <> 'information_schema'
     order by 1, 2`)
  return rows
}

/** What is missing in how a table is made. */
export function holesInDefinition(table: Table): string[] {
  const { tenant, job } = rolesOf(table.schema)
  const holes: string[] = []
  const must = (holds: boolean, what: string): void => {
    if (!holds) holes.push(`${nameOf(table)} ${what}`)
  }
  if (withoutGroup.has(table.name)) {
    must(table.rights.length === 0, `may be touched by a tenant: ${table.rights.join()}`)
    return holes
  }
  must(table.kind === 'r', `is no ordinary table but of kind ${table.kind}`)
  must(
    table.columns.some(({ name, type }) => name === 'group_id' && type === 'uuid'),
    'has no group_id',
  )
  must(table.secured, 'has no row-level security')
  must(table.forced, 'does not force row-level security on its owner')
  const expected = [`* ${job}`, `* ${tenant}`]
  must(
    table.policies.join() === expected.join(),
    `has other policies: ${table.policies.join('; ') || 'none'}`,
  )
  return holes
}
