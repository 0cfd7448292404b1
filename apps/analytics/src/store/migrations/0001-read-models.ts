import { guardTenant } from '@shouwen/transactions/house-tables'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The read models: a row per appeal, every service's trail in one table, the projects' time zones. */
export class ReadModels1764000000001 implements MigrationInterface {
  name = 'ReadModels1764000000001'

  async up(runner: QueryRunner): Promise<void> {
    const guard = (table: string): string => guardTenant('analytics', table)
    await runner.query(`
      create table appeal_facts (
        appeal_id uuid primary key,
        group_id uuid not null,
        project_id uuid,
        project_path text,
        customer_id uuid,
        origin text,
        kind text,
        channel text,
        category text,
        source text,
        source_nature text,
        source_channel text,
        received_at timestamptz,
        status text,
        informed_at timestamptz,
        resolved_at timestamptz,
        revisited_at timestamptz,
        satisfaction text,
        closed_at timestamptz,
        archived_at timestamptz,
        breaches int not null default 0,
        versions jsonb not null default '{}'
      );
      create index appeal_facts_of_group on appeal_facts (group_id, project_path text_pattern_ops);
      create index appeal_facts_of_project on appeal_facts (project_id);
      ${guard('appeal_facts')}

      create table trail_entries (
        event_id uuid primary key,
        group_id uuid not null,
        appeal_id uuid not null,
        service text not null,
        type text not null,
        occurred_at timestamptz not null,
        actor_kind text not null,
        actor_id text not null,
        clauses text[] not null,
        pack_id text,
        pack_version int
      );
      create index trail_of_appeal on trail_entries (appeal_id, occurred_at, event_id);
      ${guard('trail_entries')}

      create table known_projects (
        project_id uuid primary key, group_id uuid not null, time_zone text not null, told_at timestamptz not null
      );
      ${guard('known_projects')}
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
