import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What happened to the steps of playbooks, beside what happened to their appeals. */
export class StepMoments1764000000004 implements MigrationInterface {
  name = 'StepMoments1764000000004'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table moments add column step text')
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
