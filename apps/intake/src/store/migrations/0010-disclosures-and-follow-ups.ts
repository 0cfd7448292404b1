import { guardTenant } from '@shouwen/transactions/house-tables'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * What is disclosed of kept appeals, and to whom (P5.6.3.3, P5.6.5.1); of which kind a matter was decided to be, and inquiries
 * that are answered at once (M4.2); open appeals that are followed up at intervals (M3.2).
 */
export class DisclosuresAndFollowUps1764000000011 implements MigrationInterface {
  name = 'DisclosuresAndFollowUps1764000000011'

  async up(runner: QueryRunner): Promise<void> {
    const guard = (table: string, rights?: string): string => guardTenant('intake', table, rights)
    await runner.query(`
      create table disclosure_grants (
        id uuid primary key, group_id uuid not null, appeal_id uuid not null references appeals,
        to_staff text, to_outsider text, parts text[] not null, ground text not null, reason text not null,
        clause text not null, granted_by text not null, granted_at timestamptz not null, ends_at timestamptz not null,
        revoked_by text, revoked_at timestamptz,
        constraint granted_to_somebody check (num_nonnulls(to_staff, to_outsider) > 0),
        constraint grant_revoked_by_somebody check ((revoked_by is null) = (revoked_at is null))
      );
      create index disclosure_grants_of_appeal on disclosure_grants (appeal_id, granted_at desc);
      ${guard('disclosure_grants', 'select, insert, update')}

      create table disclosures (
        id uuid primary key, group_id uuid not null, appeal_id uuid not null references appeals,
        grant_id uuid references disclosure_grants, to_staff text, to_outsider text, parts text[] not null, what text,
        ground text not null, clause text not null, disclosed_by text not null, disclosed_at timestamptz not null,
        constraint disclosed_to_somebody check (num_nonnulls(to_staff, to_outsider) > 0)
      );
      create index disclosures_of_appeal on disclosures (appeal_id, disclosed_at desc);
      ${guard('disclosures', 'select, insert')}

      alter table appeals add column declined text;
      create table declines (
        id uuid primary key, group_id uuid not null, appeal_id uuid not null references appeals,
        ground text not null, reason text not null, declined_by text not null, declined_at timestamptz not null
      );
      create index declines_of_appeal on declines (appeal_id, declined_at);
      ${guard('declines', 'select, insert')}

      create table triages (
        id uuid primary key, group_id uuid not null, appeal_id uuid not null references appeals,
        from_kind text not null, to_kind text not null, reason text not null, decided_by text not null,
        decided_at timestamptz not null
      );
      create index triages_of_appeal on triages (appeal_id, decided_at);
      ${guard('triages', 'select, insert')}
      alter table feedbacks alter column progress_id drop not null;

      alter table known_projects
        add column opens text not null default '00:00', add column closes text not null default '24:00';
      create table follow_up_duties (
        appeal_id uuid primary key references appeals, group_id uuid not null, clause text not null,
        due_at timestamptz not null, missed int not null
      );
      create index follow_ups_due on follow_up_duties (due_at);
      ${guard('follow_up_duties')}
      create table follow_ups (
        id uuid primary key, group_id uuid not null, appeal_id uuid not null references appeals, words text not null,
        followed_by text not null, followed_at timestamptz not null, next_at timestamptz not null
      );
      create index follow_ups_of_appeal on follow_ups (appeal_id, followed_at desc);
      ${guard('follow_ups', 'select, insert')}
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
