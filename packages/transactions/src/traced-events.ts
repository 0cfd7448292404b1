import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * The trace that an event was recorded in, so that the relay and whoever hears of it can go on with it. It says nothing
 * of what was done and is not sealed (ADR 0009).
 */
export class TracedEvents1700000000002 implements MigrationInterface {
  name = 'TracedEvents1700000000002'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table events add column traceparent text')
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
