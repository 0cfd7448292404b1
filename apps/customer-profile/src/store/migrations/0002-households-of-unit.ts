import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Who belongs to a unit is asked for in an emergency (P5.6.6.5). */
export class HouseholdsOfUnit1764000000018 implements MigrationInterface {
  name = 'HouseholdsOfUnit1764000000018'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index households_of_unit on households (unit_id, since, customer_id)')
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
