import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The revisits that fell due at a project in a time are counted (M3.2). */
export class RevisitRate1764000000011 implements MigrationInterface {
  name = 'RevisitRate1764000000011'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index revisits_of_project on revisits (project_id, due_since)')
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
