import { guardTenant } from '@shouwen/transactions/house-tables'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The numbers on duty of each project, by post and hours of the day. */
export class DutyNumbers1764000000005 implements MigrationInterface {
  name = 'DutyNumbers1764000000005'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table duty_books (
        project_id uuid primary key references projects, group_id uuid not null, numbers jsonb not null,
        version int not null
      );
      ${guardTenant('dispatch', 'duty_books')}
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
