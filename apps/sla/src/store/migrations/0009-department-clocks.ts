import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * What a clock runs for: the appeal, as before, or one of its orders or escalations; and to whom its time is owed. Orders and
 * escalations that were open before have no clock of their own.
 */
export class DepartmentClocks1764000000031 implements MigrationInterface {
  name = 'DepartmentClocks1764000000031'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table moments add column subject_id uuid;

      alter table clocks
        add column owed_to text not null default 'customer',
        add column subject_id uuid,
        drop constraint one_clock_per_run,
        add constraint one_clock_per_run unique nulls not distinct (appeal_id, code, subject_id, generation);
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
