import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Where a published procedure holds. */
export class Procedures1764000000002 implements MigrationInterface {
  name = 'Procedures1764000000002'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table known_care add column scope text')
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
