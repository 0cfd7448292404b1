import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Where a published procedure holds, and who published it. */
export class Procedures1764000000004 implements MigrationInterface {
  name = 'Procedures1764000000004'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table packs add column scope text, add column published_by text;
      create index packs_in_force on packs (group_id, project_kind, effective_from desc);
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
