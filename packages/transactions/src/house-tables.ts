import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The names of the two roles that a service works under; its login role can do nothing but become one of them. */
export function rolesOf(schema: string): { tenant: string; job: string } {
  return { tenant: `shouwen_${schema}_tenant`, job: `shouwen_${schema}_job` }
}

/**
 * Row-level security for a table with a `group_id`: a tenant sees its own group, a job sees all.
 * @param rights what either role may do; an append-only table leaves out update and delete.
 */
export function guardTenant(
  schema: string,
  table: string,
  rights = 'select, insert, update, delete',
): string {
  const { tenant, job } = rolesOf(schema)
  return `
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    create policy tenant on ${table} to ${tenant}
      using (group_id = nullif(current_setting('app.group', true), '')::uuid)
      with check (group_id = nullif(current_setting('app.group', true), '')::uuid);
    create policy job on ${table} to ${job} using (true) with check (true);
    grant ${rights} on ${table} to ${tenant}, ${job};
  `
}

/** The tables that every service has: events, idempotency, inbox, dead letters, and the relay's cursor. */
export function houseTables(schema: string): new () => MigrationInterface {
  const { job } = rolesOf(schema)
  return class HouseTables1700000000000 implements MigrationInterface {
    name = 'HouseTables1700000000000'

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(`
        create table events (
          id uuid primary key,
          xid xid8 not null default pg_current_xact_id(),
          seq bigint generated always as identity,
          group_id uuid not null,
          type text not null,
          subject text not null,
          appeal_id uuid,
          project_path text,
          actor_kind text not null,
          actor_id text not null,
          clauses text[] not null,
          pack_id text,
          pack_version int,
          occurred_at timestamptz not null,
          correlation_id text not null,
          causation_id uuid,
          data jsonb not null
        );
        create index events_in_commit_order on events (xid, seq);
        create index events_of_subject on events (subject, seq);
        ${guardTenant(schema, 'events', 'select, insert')}

        create table relay_cursor (only_one boolean primary key default true check (only_one), xid xid8 not null, seq bigint not null);
        insert into relay_cursor (xid, seq) values ('0', 0);
        grant select, update on relay_cursor to ${job};

        create table idempotency (
          group_id uuid not null,
          actor_id text not null,
          key text not null,
          operation text not null,
          input_hash text not null,
          result jsonb,
          created_at timestamptz not null,
          primary key (group_id, actor_id, key)
        );
        create index idempotency_by_age on idempotency (created_at);
        ${guardTenant(schema, 'idempotency')}

        create table inbox (
          consumer text not null,
          event_id uuid not null,
          group_id uuid not null,
          taken_at timestamptz not null,
          primary key (consumer, event_id)
        );
        create index inbox_by_age on inbox (taken_at);
        ${guardTenant(schema, 'inbox')}

        create table dead_letters (
          consumer text not null,
          event_id uuid not null,
          group_id uuid not null,
          type text not null,
          envelope jsonb not null,
          error text not null,
          attempts int not null,
          died_at timestamptz not null,
          redriven_at timestamptz,
          primary key (consumer, event_id)
        );
        ${guardTenant(schema, 'dead_letters')}
      `)
    }

    async down(): Promise<void> {
      throw new Error('migrations only go forward')
    }
  }
}
