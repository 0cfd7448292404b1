import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The revisits that fell due at a project in a time are counted (M3.2); words of confidential appeals are kept (P5.6.3.3). */
export class RevisitRate1764000000011 implements MigrationInterface {
  name = 'RevisitRate1764000000011'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index revisits_of_project on revisits (project_id, due_since);
      alter table known_appeals
        add column first_contact text, add column confidential boolean not null default false;
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
