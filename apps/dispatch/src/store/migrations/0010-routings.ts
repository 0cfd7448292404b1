import { guardTenant } from '@shouwen/transactions/house-tables'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Which department did what, counted: the department is suggested from it when an appeal is registered (P5.2.1). Which appeals are
 * confidential, and who answers for them (P5.6.3.3).
 */
export class Routings1764000000011 implements MigrationInterface {
  name = 'Routings1764000000011'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table appeals
        add column unit_id uuid, add column first_contact text, add column confidential boolean not null default false;
      create table routings (
        group_id uuid not null, project_id uuid not null references projects, context text not null,
        department_id uuid not null, times int not null,
        primary key (project_id, context, department_id)
      );
      ${guardTenant('dispatch', 'routings')}
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
