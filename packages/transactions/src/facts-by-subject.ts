import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * The facts of a subject are found by the hash of its text: an entry of text costs as much to write as the whole of its row,
 * and every fact of every service has one.
 */
export class FactsBySubject1700000000003 implements MigrationInterface {
  name = 'FactsBySubject1700000000003'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index facts_by_subject on events (hashtext(subject), seq);
      drop index events_of_subject;
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
