import { guardTenant } from '@shouwen/transactions/house-tables'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Revisits, samples, audits; what is known of other services' projects, procedures and appeals. */
export class Revisits1764000000001 implements MigrationInterface {
  name = 'Revisits1764000000001'

  async up(runner: QueryRunner): Promise<void> {
    const guard = (table: string, rights?: string): string => guardTenant('revisit_audit', table, rights)
    await runner.query(`
      create table packs (
        group_id uuid not null, pack_id text not null, version int not null, project_kind text not null,
        effective_from timestamptz not null, body jsonb not null,
        primary key (group_id, pack_id, version)
      );
      ${guard('packs', 'select, insert')}

      create table known_projects (
        project_id uuid primary key, group_id uuid not null, path text not null, kind text not null,
        time_zone text not null
      );
      ${guard('known_projects')}

      create table known_appeals (
        appeal_id uuid primary key,
        group_id uuid not null,
        project_id uuid,
        project_path text,
        kind text,
        customer_id uuid,
        pack_id text,
        pack_version int,
        resolution int,
        resolved_at timestamptz,
        decided_resolution int not null default 0,
        closed_at timestamptz
      );
      create index appeals_closed on known_appeals (project_id, closed_at) where closed_at is not null;
      create index appeals_to_decide on known_appeals (group_id, pack_id, pack_version)
        where resolution > decided_resolution;
      create index appeals_of_customer on known_appeals (customer_id) where customer_id is not null;
      ${guard('known_appeals')}

      create table revisits (
        id uuid primary key,
        group_id uuid not null,
        appeal_id uuid not null references known_appeals,
        resolution int not null,
        project_id uuid not null,
        project_path text not null,
        kind text not null,
        pack_id text not null,
        pack_version int not null,
        clause text not null,
        methods text[] not null,
        status text not null,
        due_since timestamptz not null,
        method text,
        satisfaction text,
        timeliness text,
        content boolean,
        words text,
        completed_at timestamptz,
        completed_by text,
        version int not null,
        constraint one_revisit_per_resolution unique (appeal_id, resolution),
        constraint completed_with_answer check (
          status <> 'completed' or (method is not null and satisfaction is not null and content is not null
            and completed_at is not null and completed_by is not null))
      );
      create index revisits_due on revisits (group_id, due_since, id) where status = 'due';
      create index revisits_completed on revisits (project_id, completed_at) where status = 'completed';
      ${guard('revisits')}

      create table samples (
        id uuid primary key, group_id uuid not null, auditor text not null, project_id uuid not null,
        project_path text not null, period text not null, pack_id text not null, pack_version int not null,
        drawn_at timestamptz not null, drawn_by text not null,
        constraint one_sample_each unique (project_id, auditor, period)
      );
      ${guard('samples', 'select, insert')}

      create table draws (
        id uuid primary key, group_id uuid not null, sample_id uuid not null references samples, place int not null,
        clause text not null, of text not null, share double precision not null, population int not null,
        size int not null, seed text not null,
        constraint one_draw_per_rule unique (sample_id, place)
      );
      ${guard('draws', 'select, insert')}

      create table draw_members (
        draw_id uuid not null references draws, member_id uuid not null, group_id uuid not null,
        appeal_id uuid not null, sampled boolean not null,
        primary key (draw_id, member_id)
      );
      create index draw_members_of_appeal on draw_members (appeal_id);
      ${guard('draw_members', 'select, insert')}

      create table audits (
        id uuid primary key, group_id uuid not null, draw_id uuid not null references draws,
        sample_id uuid not null references samples, place int not null, appeal_id uuid not null, revisit_id uuid,
        auditor text not null, project_path text not null, clause text not null, finding text, opinion text,
        recorded_at timestamptz, recorded_by text, version int not null,
        constraint recorded_by_somebody check ((finding is null) = (recorded_at is null)
          and (finding is null) = (recorded_by is null))
      );
      create index audits_of_sample on audits (sample_id);
      create index audits_of_appeal on audits (appeal_id);
      ${guard('audits')}
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
