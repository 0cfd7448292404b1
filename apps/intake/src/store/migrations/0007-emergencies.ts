import { guardTenant } from '@shouwen/transactions/house-tables'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Emergencies; copies of the numbers on duty and of the elders' relatives' ids; who accepted an order first. */
export class Emergencies1764000000008 implements MigrationInterface {
  name = 'Emergencies1764000000008'

  async up(runner: QueryRunner): Promise<void> {
    const guard = (table: string, rights?: string): string => guardTenant('intake', table, rights)
    await runner.query(`
      create table emergencies (
        appeal_id uuid primary key references appeals, group_id uuid not null, address text not null,
        telephone text not null
      );
      ${guard('emergencies')}

      create table known_duty_numbers (
        project_id uuid primary key, group_id uuid not null, numbers jsonb not null, version int not null
      );
      ${guard('known_duty_numbers')}

      create table known_relatives (relative_id uuid primary key, group_id uuid not null, elder_id uuid not null);
      ${guard('known_relatives')}

      alter table known_work_orders
        add column accepted_by text, add column accepted_at timestamptz,
        add constraint accepted_whole check ((accepted_by is null) = (accepted_at is null));
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
