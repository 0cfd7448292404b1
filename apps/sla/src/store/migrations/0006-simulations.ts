import { guardTenant } from '@shouwen/transactions/house-tables'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Replays of the past under another policy. An appeal that was brought in as history keeps what its source told of it; every
 * appeal is found by its project and its time; a hand-over keeps the department.
 */
export class Simulations1764000000026 implements MigrationInterface {
  name = 'Simulations1764000000026'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table moments add column if not exists department_id uuid;
      alter table known_appeals add column imported jsonb;
      alter table known_appeals
        add column project_id uuid
          generated always as ((coalesce(registration, imported)->>'projectId')::uuid) stored,
        add column registered_at text collate "C"
          generated always as (coalesce(registration, imported)->>'registeredAt') stored;
      create index appeals_of_project_by_time on known_appeals (project_id, registered_at, appeal_id);

      create table simulations (
        id uuid primary key, group_id uuid not null, asked_by text not null, asked_at timestamptz not null,
        pack_id text not null, pack_version int, pack jsonb not null, calendar jsonb,
        from_at timestamptz not null, until_at timestamptz not null,
        project_ids uuid[] not null, project_paths text[] not null,
        state text not null, total int not null, replayed int not null default 0, failures int not null default 0,
        place jsonb, tally jsonb, ended_at timestamptz,
        constraint ended_or_running check ((state = 'running') = (ended_at is null))
      );
      create unique index one_simulation_at_work on simulations (group_id) where state = 'running';
      create index simulations_newest on simulations (group_id, asked_at, id);
      ${guardTenant('sla', 'simulations', 'select, insert, update')}
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
