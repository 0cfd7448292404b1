import { guardTenant } from '@shouwen/transactions/house-tables'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Clocks and their timers; what is known of other services' packs, projects and appeals. */
export class Clocks1764000000001 implements MigrationInterface {
  name = 'Clocks1764000000001'

  async up(runner: QueryRunner): Promise<void> {
    const guard = (table: string, rights?: string): string => guardTenant('sla', table, rights)
    await runner.query(`
      create table clocks (
        id uuid primary key,
        group_id uuid not null,
        project_id uuid not null,
        project_path text not null,
        customer_id uuid,
        appeal_id uuid not null,
        code text not null,
        target text not null,
        clause text not null,
        pack_id text not null,
        pack_version int not null,
        time_window jsonb not null,
        generation int not null,
        started_at timestamptz not null,
        due_at timestamptz not null,
        warn_at timestamptz not null,
        provisional boolean not null,
        explanation jsonb not null,
        calendar_version text not null,
        state text not null,
        stopped_at timestamptz,
        warned_at timestamptz,
        breached_at timestamptz,
        constraint one_clock_per_run unique (appeal_id, code, generation),
        constraint stopped_or_running check ((state = 'running') = (stopped_at is null)),
        constraint late_is_breached check (state <> 'late' or breached_at is not null)
      );
      create index clocks_due_next on clocks (group_id, due_at, id) where state = 'running';
      create index clocks_of_project_due_next on clocks (project_id, due_at, id) where state = 'running';
      ${guard('clocks', 'select, insert, update')}

      create table timers (
        clock_id uuid not null references clocks, kind text not null, group_id uuid not null,
        due_at timestamptz not null, generation int not null,
        primary key (clock_id, kind)
      );
      create index timers_by_time on timers (due_at);
      ${guard('timers')}

      create table known_appeals (
        appeal_id uuid primary key, group_id uuid not null, customer_id uuid, registration jsonb,
        waiting boolean not null default false
      );
      create index appeals_waiting on known_appeals (group_id) where waiting;
      ${guard('known_appeals')}

      create table moments (
        event_id uuid primary key, group_id uuid not null, appeal_id uuid not null,
        kind text not null, at timestamptz not null
      );
      create index moments_of_appeal on moments (appeal_id);
      ${guard('moments', 'select, insert')}

      create table known_packs (
        group_id uuid not null, pack_id text not null, version int not null, body jsonb not null,
        primary key (group_id, pack_id, version)
      );
      ${guard('known_packs', 'select, insert')}

      create table known_projects (
        project_id uuid primary key, group_id uuid not null, time_zone text not null,
        opens text not null, closes text not null
      );
      ${guard('known_projects')}
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
