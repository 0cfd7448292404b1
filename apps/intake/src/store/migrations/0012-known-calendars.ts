import { guardTenant } from '@shouwen/transactions/house-tables'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What sla told of calendars and holidays, in versions that never change. */
export class KnownCalendars1764000000027 implements MigrationInterface {
  name = 'KnownCalendars1764000000027'

  async up(runner: QueryRunner): Promise<void> {
    const guard = (table: string): string => guardTenant('intake', table, 'select, insert')
    await runner.query(`
      create table known_calendars (
        project_id uuid not null, version int not null, group_id uuid not null, effective_from date not null,
        hours jsonb not null, closed jsonb not null, worked jsonb not null,
        primary key (project_id, version)
      );
      ${guard('known_calendars')}

      create table known_holidays (
        group_id uuid not null, version int not null, year int not null,
        holidays jsonb not null, make_up_workdays jsonb not null,
        primary key (group_id, version)
      );
      ${guard('known_holidays')}
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
