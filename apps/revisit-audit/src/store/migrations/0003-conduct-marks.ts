import { guardTenant } from '@shouwen/transactions/house-tables'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * What is asked at a revisit, and marks of conduct (P5.6.2.1, M4.10); agreed times, and attempts that came to nothing
 * (P5.5.4). Revisits opened before ask for none of it.
 */
export class ConductMarks1764000000006 implements MigrationInterface {
  name = 'ConductMarks1764000000006'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table known_appeals add column category text;
      alter table revisits
        add column questions jsonb not null default '[]', add column conduct_values jsonb not null default '[]',
        add column quality text, add column conduct_marks jsonb,
        add column by_appointment jsonb, add column agreed_method text, add column agreed_at timestamptz,
        add constraint agreed_whole check ((agreed_method is null) = (agreed_at is null));

      create table revisit_attempts (
        id uuid primary key, group_id uuid not null, revisit_id uuid not null references revisits,
        method text not null, outcome text not null, attempted_by text not null, attempted_at timestamptz not null
      );
      create index attempts_of_revisit on revisit_attempts (revisit_id, attempted_at);
      ${guardTenant('revisit_audit', 'revisit_attempts', 'select, insert')}
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
