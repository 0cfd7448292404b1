import { guardTenant } from '@shouwen/transactions/house-tables'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Links by which customers see their own appeals (C0.3); reports of complaints (P5.6.2.2); how grave a matter is, and what
 * the house takes up by itself when a clock has run out (M4.6.1, M4.7.1).
 */
export class CustomerLinks1764000000006 implements MigrationInterface {
  name = 'CustomerLinks1764000000006'

  async up(runner: QueryRunner): Promise<void> {
    const guard = (table: string, rights?: string): string => guardTenant('intake', table, rights)
    await runner.query(`
      create table customer_links (
        id uuid primary key, group_id uuid not null, appeal_id uuid not null references appeals,
        made_by text not null, made_at timestamptz not null, ends_at timestamptz not null,
        revoked_by text, revoked_at timestamptz, opened_at timestamptz, openings int not null,
        constraint revoked_by_somebody check ((revoked_by is null) = (revoked_at is null))
      );
      create index customer_links_of_appeal on customer_links (appeal_id, made_at desc);
      ${guard('customer_links', 'select, insert, update')}

      create table complaint_reports (
        id uuid primary key, group_id uuid not null, appeal_id uuid not null references appeals,
        project_path text not null, form text not null, to_role text, to_staff text, clause text not null,
        content text not null, reported_by text, reported_at timestamptz not null,
        acknowledged_by text, acknowledged_at timestamptz,
        constraint to_somebody check ((to_role is null) <> (to_staff is null)),
        constraint acknowledged_by_somebody check ((acknowledged_by is null) = (acknowledged_at is null))
      );
      create index reports_of_appeal on complaint_reports (appeal_id, reported_at);
      create index reports_unread on complaint_reports (group_id, reported_at, id) where acknowledged_at is null;
      ${guard('complaint_reports', 'select, insert, update')}

      alter table appeals add column severity text;
      create table severity_judgements (
        id uuid primary key, group_id uuid not null, appeal_id uuid not null references appeals,
        severity text not null, reason text not null, judged_by text not null, judged_at timestamptz not null
      );
      create index severity_judgements_of_appeal on severity_judgements (appeal_id, judged_at);
      ${guard('severity_judgements', 'select, insert')}

      alter table escalations alter column escalated_by drop not null;
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
