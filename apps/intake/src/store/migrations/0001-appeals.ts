import { guardTenant } from '@shouwen/transactions/house-tables'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Appeals and what belongs to them; packs; what is known of other services' projects, units, customers, work orders. */
export class Appeals1764000000001 implements MigrationInterface {
  name = 'Appeals1764000000001'

  async up(runner: QueryRunner): Promise<void> {
    const guard = (table: string, rights?: string): string => guardTenant('intake', table, rights)
    await runner.query(`
      create table appeals (
        id uuid primary key,
        group_id uuid not null,
        project_id uuid not null,
        project_path text not null,
        project_kind text not null,
        number text not null,
        origin text not null,
        source text,
        source_id text,
        source_nature text,
        source_channel text,
        kind text,
        channel text,
        category text,
        grade text,
        impact text,
        about_service boolean not null,
        confidential boolean not null,
        cause text,
        content text not null,
        unit_id uuid,
        customer_id uuid,
        caller_name text,
        caller_telephone text,
        received_at timestamptz not null,
        registered_at timestamptz not null,
        first_contact_id text,
        pack_id text,
        pack_version int,
        status text not null,
        department_id uuid,
        informed_at timestamptz,
        outcome text,
        resolved_at timestamptz,
        revisited_at timestamptz,
        closed_at timestamptz,
        archived_at timestamptz,
        version int not null,
        constraint one_number_each unique (group_id, number),
        constraint one_row_per_source unique (group_id, source, source_id),
        constraint first_contact_named check (origin = 'imported' or first_contact_id is not null)
      );
      create index appeals_of_group on appeals (group_id, received_at desc, id desc);
      create index appeals_of_project on appeals (group_id, project_path text_pattern_ops, received_at desc, id desc);
      create index appeals_of_customer on appeals (customer_id, received_at desc, id desc) where customer_id is not null;
      create index appeals_to_answer_for on appeals (first_contact_id, received_at desc, id desc)
        where status <> 'archived' and first_contact_id is not null;
      ${guard('appeals')}

      create table appeal_numbers (
        group_id uuid not null, project_id uuid not null, day date not null, last int not null,
        primary key (project_id, day)
      );
      ${guard('appeal_numbers')}

      create table instructions (
        id uuid primary key, group_id uuid not null, appeal_id uuid not null references appeals,
        content text not null, signed_by text not null, signed_at timestamptz not null
      );
      create index instructions_of_appeal on instructions (appeal_id, signed_at);
      ${guard('instructions', 'select, insert')}

      create table progress_reports (
        id uuid primary key, group_id uuid not null, appeal_id uuid not null references appeals,
        content text not null, reported_by text not null, reported_at timestamptz not null,
        reviewed_by text, reviewed_at timestamptz
      );
      create index progress_of_appeal on progress_reports (appeal_id, reported_at);
      ${guard('progress_reports')}

      create table feedbacks (
        id uuid primary key, group_id uuid not null, appeal_id uuid not null references appeals,
        progress_id uuid not null references progress_reports, channel text not null, content text not null,
        answer text not null, promised_at timestamptz, given_by text not null, given_at timestamptz not null
      );
      create index feedbacks_of_appeal on feedbacks (appeal_id, given_at);
      ${guard('feedbacks', 'select, insert')}

      create table packs (
        group_id uuid not null, pack_id text not null, version int not null, project_kind text not null,
        effective_from timestamptz not null, body jsonb not null,
        primary key (group_id, pack_id, version)
      );
      ${guard('packs', 'select, insert')}

      create table known_projects (
        project_id uuid primary key, group_id uuid not null, path text not null, code text not null,
        kind text not null, time_zone text not null
      );
      ${guard('known_projects')}

      create table known_units (unit_id uuid primary key, group_id uuid not null, project_id uuid not null);
      ${guard('known_units')}

      create table known_customers (customer_id uuid primary key, group_id uuid not null);
      ${guard('known_customers')}

      create table known_work_orders (
        work_order_id uuid primary key, group_id uuid not null, appeal_id uuid not null, done boolean not null
      );
      create index work_orders_of_appeal on known_work_orders (appeal_id);
      ${guard('known_work_orders')}
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
