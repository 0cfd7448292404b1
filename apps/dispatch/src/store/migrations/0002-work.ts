import { guardTenant } from '@shouwen/transactions/house-tables'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Hand-overs and work orders; what is known of intake's packs and appeals. */
export class Work1764000000002 implements MigrationInterface {
  name = 'Work1764000000002'

  async up(runner: QueryRunner): Promise<void> {
    const guard = (table: string, rights?: string): string => guardTenant('dispatch', table, rights)
    await runner.query(`
      create table known_packs (
        group_id uuid not null, pack_id text not null, version int not null, body jsonb not null,
        primary key (group_id, pack_id, version)
      );
      ${guard('known_packs')}

      -- Everything but the key and the last word on its state may come later: facts have no order between replays.
      create table appeals (
        id uuid primary key, group_id uuid not null, project_id uuid, project_path text, kind text, category text,
        customer_id uuid, pack_id text, pack_version int, open boolean not null, version int not null,
        handed_over boolean not null default false
      );
      create index appeals_of_customer on appeals (customer_id) where customer_id is not null;
      create index appeals_that_wait on appeals (project_id) where open and not handed_over;
      ${guard('appeals')}

      create table handovers (
        id uuid primary key, group_id uuid not null, appeal_id uuid not null references appeals, project_path text not null,
        department_id uuid not null references departments, duty text not null, staff_id uuid, rule text not null,
        clause text not null, pack_id text not null, pack_version int not null, at timestamptz not null
      );
      create index handovers_of_appeal on handovers (appeal_id, at);
      ${guard('handovers', 'select, insert')}

      create table work_orders (
        id uuid primary key, group_id uuid not null, appeal_id uuid not null references appeals, project_path text not null,
        department_id uuid not null references departments, assigned_to uuid, status text not null,
        appeal_kind text not null, project_kind text not null, pack_id text not null, pack_version int not null,
        opened_at timestamptz not null, accepted_by text, accepted_at timestamptz, done_by text, done_at timestamptz,
        result text, version int not null
      );
      create index work_orders_of_appeal on work_orders (appeal_id, opened_at);
      create index work_orders_of_department on work_orders (department_id, opened_at desc, id desc);
      create index work_orders_of_project on work_orders (group_id, project_path text_pattern_ops, opened_at desc, id desc);
      create index open_work_orders on work_orders (department_id) where status <> 'done';
      create unique index one_open_order_each on work_orders (appeal_id, department_id) where status <> 'done';
      ${guard('work_orders')}
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
