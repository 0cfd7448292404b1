import { guardTenant } from '@shouwen/transactions/house-tables'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Who is told outside the product, and what became of it (P5.3, P5.6.2.2, M4.7.1, C0.3). */
export class Notices1764000000012 implements MigrationInterface {
  name = 'Notices1764000000012'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table notices (
        id uuid primary key, group_id uuid not null, appeal_id uuid not null references appeals,
        project_id uuid not null, project_path text not null, occasion text not null, recipient text not null,
        to_role text, to_staff text, cause text not null, subject text not null, text text not null,
        channels text[] not null, quiet boolean not null, clause text not null, state text not null, channel text,
        attempts int not null, error text, queued_at timestamptz not null, correlation_id text not null, last_tried_at timestamptz,
        next_try_at timestamptz,
        constraint one_notice_each unique (appeal_id, occasion, cause, recipient),
        constraint tried_while_open check ((next_try_at is null) = (state not in ('queued', 'heldForQuietHours')))
      );
      create index notices_due on notices (next_try_at) where next_try_at is not null;
      create index notices_undelivered on notices (project_id, queued_at desc, id desc)
        where state in ('failed', 'dead', 'noAdapter');
      ${guardTenant('intake', 'notices', 'select, insert, update')}
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
