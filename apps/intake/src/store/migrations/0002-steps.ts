import { guardTenant } from '@shouwen/transactions/house-tables'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Steps of playbooks, the judgement of complaints by their scope, the duty of the first contact handed over. */
export class Steps1764000000003 implements MigrationInterface {
  name = 'Steps1764000000003'

  async up(runner: QueryRunner): Promise<void> {
    const guard = (table: string, rights?: string): string => guardTenant('intake', table, rights)
    await runner.query(`
      alter table appeals add column scope text, add column demand text;
      alter table feedbacks add column refusal_reason text;

      create table steps (
        group_id uuid not null, appeal_id uuid not null references appeals, playbook text not null,
        step text not null, opened_at timestamptz not null, how text, settled_by text, settled_at timestamptz,
        reason text, evidence jsonb,
        primary key (appeal_id, playbook, step),
        constraint settled_whole check ((how is null) = (settled_by is null) and (how is null) = (settled_at is null))
      );
      ${guard('steps')}

      create table scope_judgements (
        id uuid primary key, group_id uuid not null, appeal_id uuid not null references appeals,
        scope text not null, reason text not null, judged_by text not null, judged_at timestamptz not null
      );
      create index judgements_of_appeal on scope_judgements (appeal_id, judged_at);
      ${guard('scope_judgements', 'select, insert')}

      create table escalations (
        id uuid primary key, group_id uuid not null, appeal_id uuid not null references appeals,
        from_role text not null, to_role text not null, clause text not null, reason text not null,
        escalated_by text not null, escalated_at timestamptz not null,
        decision text, decided_by text, decided_at timestamptz
      );
      create index escalations_of_appeal on escalations (appeal_id, escalated_at);
      ${guard('escalations')}

      create table daily_duties (
        group_id uuid not null, appeal_id uuid not null references appeals, day date not null,
        clause text not null, raised_at timestamptz not null, done_at timestamptz,
        primary key (appeal_id, day)
      );
      create index duties_to_do on daily_duties (appeal_id) where done_at is null;
      create index appeals_open on appeals (project_id) where status in ('registered', 'handedOver', 'inProgress');
      ${guard('daily_duties')}

      create table contact_handovers (
        id uuid primary key, group_id uuid not null, appeal_id uuid not null references appeals,
        offered_by text not null, offered_from text not null, offered_to text not null, offered_at timestamptz not null,
        reason text not null, answer text, answered_at timestamptz, answer_reason text
      );
      create index contact_handovers_of_appeal on contact_handovers (appeal_id, offered_at);
      create unique index one_offer_at_a_time on contact_handovers (appeal_id) where answer is null;
      create index contact_offers_to on contact_handovers (offered_to) where answer is null;
      ${guard('contact_handovers')}

      create table known_staff (staff_id text primary key, group_id uuid not null, dismissed boolean not null);
      ${guard('known_staff')}
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
