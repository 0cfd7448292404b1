import { Client } from 'pg'
import { rolesOf } from './house-tables'

/**
 * Makes the service's schema and roles where they are missing. Safe when several instances start at once.
 * The login may become either role but inherits from neither: else the job's policy, which shows all groups, would
 * hold for whatever the login does outside a transaction of ours.
 */
export async function provisionSchema(databaseUrl: string, schema: string): Promise<void> {
  const { tenant, job } = rolesOf(schema)
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [`shouwen provision ${schema}`])
    await client.query(`create schema if not exists ${schema}`)
    for (const role of [tenant, job]) {
      await client.query(`
        do $$ begin
          create role ${role} nologin;
        exception when duplicate_object or unique_violation then null; end $$;
        do $$ begin
          execute format('grant %I to %I with inherit false, set true', '${role}', current_user);
        exception when others then
          if sqlerrm not like '%concurrently updated%' then raise; end if;
        end $$;
        grant usage on schema ${schema} to ${role};
      `)
    }
  } finally {
    await client.end()
  }
}
