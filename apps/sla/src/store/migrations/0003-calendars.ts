import { guardTenant } from '@shouwen/transactions/house-tables'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Calendars of projects and published holidays, in versions that never change; where a project lies, so that it has a guard. */
export class Calendars1764000000023 implements MigrationInterface {
  name = 'Calendars1764000000023'

  async up(runner: QueryRunner): Promise<void> {
    const guard = (table: string): string => guardTenant('sla', table, 'select, insert')
    await runner.query(`
      alter table known_projects add column path text;
      alter table known_projects no force row level security;
      alter table clocks no force row level security;
      update known_projects project set path =
        (select project_path from clocks clock where clock.project_id = project.project_id limit 1);
      alter table known_projects force row level security;
      alter table clocks force row level security;

      create table project_calendars (
        project_id uuid not null, version int not null, group_id uuid not null, effective_from date not null,
        hours jsonb not null, closed jsonb not null, worked jsonb not null,
        set_by text not null, set_at timestamptz not null,
        primary key (project_id, version)
      );
      ${guard('project_calendars')}

      create table holiday_notices (
        group_id uuid not null, version int not null, year int not null,
        holidays jsonb not null, make_up_workdays jsonb not null,
        published_by text not null, published_at timestamptz not null,
        primary key (group_id, version)
      );
      ${guard('holiday_notices')}
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
