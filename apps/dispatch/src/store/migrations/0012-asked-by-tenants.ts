import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Indexes that a tenant's questions ask. Under row-level security PostgreSQL asks no index by an expression or an operator that could
 * tell of rows of others (a cast to text, what an array contains): that on `coalesce(accepted_by, assigned_to::text)` was never asked, so
 * every choice of somebody read all open orders for each who could be chosen; nor were those of arrays and JSON.
 */
export class AskedByTenants1764000000036 implements MigrationInterface {
  name = 'AskedByTenants1764000000036'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index open_orders_in_hand, orders_offered, people_of_department, people_with_posts;
      alter table work_orders
        add column in_hand_of text generated always as (coalesce(accepted_by, assigned_to::text)) stored;
      create index open_orders_in_hand on work_orders (in_hand_of) where status not in ('done', 'reassigned', 'refused');
      create index orders_opened on work_orders (group_id, opened_at, id) where status = 'opened';
      create index staff_of_group on people (group_id) where kind = 'staff';
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
