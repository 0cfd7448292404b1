import { guardTenant } from '@shouwen/transactions/house-tables'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Clocks that stand still, are extended and are excused. */
export class ClockLife1764000000024 implements MigrationInterface {
  name = 'ClockLife1764000000024'

  async up(runner: QueryRunner): Promise<void> {
    const guard = (table: string, rights: string): string => guardTenant('sla', table, rights)
    const asked = `asked_by text not null, asked_at timestamptz not null,
        decision text not null, decided_by text, decided_at timestamptz,
        constraint decided_by_another
          check (decision not in ('approved', 'declined') or decided_by is not null and decided_by <> asked_by)`
    await runner.query(`
      alter table clocks
        add column promised_due_at timestamptz,
        add column pauses jsonb not null default '[]', add column extensions jsonb not null default '[]',
        drop constraint stopped_or_running,
        add constraint stopped_or_not check ((state in ('running', 'paused')) = (stopped_at is null));
      alter table clocks no force row level security;
      update clocks set promised_due_at = due_at;
      alter table clocks force row level security;
      alter table clocks alter column promised_due_at set not null;
      alter table known_appeals add column stands boolean not null default false;

      create table pauses (
        id uuid primary key, group_id uuid not null, appeal_id uuid not null,
        project_path text not null, reason text not null, clause text not null, content text not null,
        "from" timestamptz not null,
        ended_at timestamptz, ended_by text, ${asked},
        constraint ends_after_its_beginning check (ended_at >= "from")
      );
      create index pauses_of_appeal on pauses (appeal_id, "from");
      create unique index one_pause_at_a_time on pauses (appeal_id) where ended_at is null and decision <> 'declined';
      ${guard('pauses', 'select, insert, update')}

      create table order_moments (
        event_id uuid primary key, group_id uuid not null, appeal_id uuid not null, work_order_id uuid not null,
        version int not null, at timestamptz not null, reason text
      );
      create index order_moments_of_appeal on order_moments (appeal_id);
      ${guard('order_moments', 'select, insert')}

      create table promised_times (
        feedback_id uuid primary key, group_id uuid not null, appeal_id uuid not null,
        promised_at timestamptz not null, agreed_at timestamptz not null
      );
      ${guard('promised_times', 'select, insert')}

      create table extensions (
        id uuid primary key, group_id uuid not null, appeal_id uuid not null, clock_id uuid not null,
        until timestamptz not null, content text not null, consent jsonb not null, clause text not null, ${asked}
      );
      create index extensions_of_clock on extensions (clock_id, asked_at);
      create unique index one_extension_at_a_time on extensions (clock_id) where decision = 'awaited';
      ${guard('extensions', 'select, insert, update')}

      create table breach_causes (
        clock_id uuid primary key, group_id uuid not null, cause text not null,
        recorded_by text not null, recorded_at timestamptz not null
      );
      ${guard('breach_causes', 'select, insert')}

      create table excuses (
        id uuid primary key, group_id uuid not null, appeal_id uuid not null, clock_id uuid not null,
        cause text not null, content text not null, ${asked}
      );
      create index excuses_of_clock on excuses (clock_id, asked_at);
      create unique index one_excuse_at_a_time on excuses (clock_id) where decision <> 'declined';
      ${guard('excuses', 'select, insert, update')}
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
