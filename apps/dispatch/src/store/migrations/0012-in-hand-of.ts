import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Who has an open order in hand, in a column of its own. Under row-level security PostgreSQL asks no index by an expression that could
 * tell of rows of others (a cast to text could), so the index on `coalesce(accepted_by, assigned_to::text)` was never asked, and every
 * choice of somebody read all open orders for each who could be chosen.
 */
export class InHandOf1764000000036 implements MigrationInterface {
  name = 'InHandOf1764000000036'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index open_orders_in_hand;
      alter table work_orders
        add column in_hand_of text generated always as (coalesce(accepted_by, assigned_to::text)) stored;
      create index open_orders_in_hand on work_orders (in_hand_of) where status not in ('done', 'reassigned', 'refused');
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
