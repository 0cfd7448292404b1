import { guardTenant } from '@shouwen/transactions/house-tables'
import { revealsTable } from '@shouwen/transactions/reveals'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Customers, what belongs to them, their accounts and their service history; callers that wait to be linked. */
export class Customers1764000000001 implements MigrationInterface {
  name = 'Customers1764000000001'

  async up(runner: QueryRunner): Promise<void> {
    const guard = (table: string, rights?: string): string => guardTenant('customer_profile', table, rights)
    await runner.query(`
      create table customers (
        id uuid primary key,
        group_id uuid not null,
        name text not null,
        name_key text not null,
        telephone text not null,
        relation text not null,
        registered_at timestamptz not null,
        constraint one_row_per_person unique (group_id, telephone, name_key)
      );
      create index customers_of_group on customers (group_id, registered_at desc, id desc);
      create index customers_by_name on customers (group_id, name_key text_pattern_ops);
      ${guard('customers')}

      create table households (
        customer_id uuid not null references customers,
        unit_id uuid not null,
        group_id uuid not null,
        relation text not null,
        since timestamptz not null,
        primary key (customer_id, unit_id)
      );
      ${guard('households')}

      create table customer_places (
        customer_id uuid not null references customers,
        path text not null,
        group_id uuid not null,
        primary key (customer_id, path)
      );
      ${guard('customer_places')}

      create table accounts (
        subject text primary key,
        group_id uuid not null,
        customer_id uuid not null references customers,
        opened_at timestamptz not null
      );
      ${guard('accounts')}

      create table service_history (
        appeal_id uuid primary key,
        group_id uuid not null,
        customer_id uuid,
        project_path text,
        kind text,
        status text not null,
        registered_at timestamptz,
        closed_at timestamptz,
        version int not null
      );
      create index history_of_customer on service_history (customer_id, registered_at desc, appeal_id desc)
        where customer_id is not null;
      ${guard('service_history')}

      create table pending_links (
        appeal_id uuid primary key,
        group_id uuid not null,
        project_path text not null,
        unit_id uuid,
        attempts int not null,
        next_try_at timestamptz not null,
        correlation_id text not null,
        causation_id uuid not null
      );
      create index pending_links_due on pending_links (next_try_at, appeal_id);
      ${guard('pending_links')}

      create table known_units (unit_id uuid primary key, group_id uuid not null, project_path text not null);
      ${guard('known_units')}
      ${revealsTable('customer_profile')}
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
