import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What each has in hand is asked for every hand-over. */
export class OrdersInHand1764000000003 implements MigrationInterface {
  name = 'OrdersInHand1764000000003'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index open_orders_in_hand on work_orders ((coalesce(accepted_by, assigned_to::text)))
        where status <> 'done';
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
