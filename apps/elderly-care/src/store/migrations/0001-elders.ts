import { guardTenant } from '@shouwen/transactions/house-tables'
import { revealsTable } from '@shouwen/transactions/reveals'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The registry of elders, rounds and their visits; what is known of procedures, projects, units, appeals. */
export class Elders1764000000001 implements MigrationInterface {
  name = 'Elders1764000000001'

  async up(runner: QueryRunner): Promise<void> {
    const guard = (table: string, rights?: string): string => guardTenant('elderly_care', table, rights)
    await runner.query(`
      create table elders (
        id uuid primary key,
        group_id uuid not null,
        project_id uuid not null,
        project_path text not null,
        unit_id uuid not null,
        customer_id uuid,
        name text not null,
        birth_date date not null,
        lives_alone boolean not null,
        relatives jsonb not null,
        registered_by text not null,
        registered_at timestamptz not null,
        constraint one_row_per_elder unique (group_id, unit_id, name, birth_date)
      );
      create index elders_of_project on elders (group_id, project_id, registered_at desc, id desc);
      ${guard('elders')}

      create table rounds (
        id uuid primary key,
        group_id uuid not null,
        project_id uuid not null,
        project_path text not null,
        date date not null,
        generated_at timestamptz not null,
        pack_id text not null,
        pack_version int not null,
        constraint one_round_a_day unique (project_id, date)
      );
      ${guard('rounds', 'select, insert')}

      create table care_visits (
        id uuid primary key,
        group_id uuid not null,
        round_id uuid not null references rounds,
        elder_id uuid not null references elders,
        project_path text not null,
        manner text not null,
        clause text not null,
        outcome text,
        note text,
        recorded_by text,
        recorded_at timestamptz,
        version int not null,
        constraint one_visit_a_round unique (round_id, elder_id)
      );
      ${guard('care_visits')}

      create table known_care (
        group_id uuid not null, pack_id text not null, version int not null, project_kind text not null,
        effective_from timestamptz not null, care jsonb,
        primary key (group_id, pack_id, version)
      );
      ${guard('known_care')}

      create table known_projects (
        project_id uuid primary key, group_id uuid not null, path text not null, kind text not null,
        time_zone text not null
      );
      ${guard('known_projects')}

      create table known_units (unit_id uuid primary key, group_id uuid not null, project_id uuid not null);
      ${guard('known_units')}

      create table appeal_units (appeal_id uuid primary key, group_id uuid not null, unit_id uuid not null);
      ${guard('appeal_units')}
      ${revealsTable('elderly_care')}
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
