import { guardTenant } from '@shouwen/transactions/house-tables'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Written replies, what leaders decided of them, and their numbers. */
export class WrittenReplies1764000000005 implements MigrationInterface {
  name = 'WrittenReplies1764000000005'

  async up(runner: QueryRunner): Promise<void> {
    const guard = (table: string, rights?: string): string => guardTenant('intake', table, rights)
    await runner.query(`
      create table replies (
        id uuid primary key, group_id uuid not null, appeal_id uuid not null references appeals,
        clause text not null, status text not null, title text not null, body text not null,
        drafted_by text not null, drafted_at timestamptz not null, approvals int not null,
        number text, approved_at timestamptz,
        channel text, receipt text, delivered_by text, delivered_at timestamptz,
        constraint one_reply_number_each unique (group_id, number),
        constraint numbered_when_approved check ((number is null) = (approved_at is null)),
        constraint delivered_whole check (
          (status <> 'delivered' or delivered_at is not null)
          and (delivered_at is null) = (delivered_by is null)
          and (delivered_at is null) = (channel is null)
          and (delivered_at is null) = (receipt is null)
        )
      );
      create index replies_of_appeal on replies (appeal_id, drafted_at);
      create unique index one_reply_at_a_time on replies (appeal_id) where status <> 'delivered';
      ${guard('replies')}

      create table reply_decisions (
        id uuid primary key, group_id uuid not null, reply_id uuid not null references replies,
        role text not null, decision text not null, reason text,
        decided_by text not null, decided_at timestamptz not null,
        constraint returned_with_reason check (decision <> 'returned' or reason is not null)
      );
      create index decisions_of_reply on reply_decisions (reply_id, decided_at);
      ${guard('reply_decisions', 'select, insert')}

      create table reply_numbers (
        group_id uuid not null, project_id uuid not null, year text not null, last int not null,
        primary key (project_id, year)
      );
      ${guard('reply_numbers')}

      -- An omitted demand was kept by the name of its value in the schema; the owner sees all rows while this runs.
      alter table appeals no force row level security;
      update appeals set demand = 'met' where demand = 'MET';
      alter table appeals force row level security;
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
