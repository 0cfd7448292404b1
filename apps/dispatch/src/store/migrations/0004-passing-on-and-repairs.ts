import { guardTenant } from '@shouwen/transactions/house-tables'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Orders that are refused, passed on or paused; repairs with parts, milestones and the customer's acceptance. */
export class PassingOnAndRepairs1764000000004 implements MigrationInterface {
  name = 'PassingOnAndRepairs1764000000004'

  async up(runner: QueryRunner): Promise<void> {
    const guard = (table: string, rights?: string): string => guardTenant('dispatch', table, rights)
    await runner.query(`
      alter table appeals add column grade text;

      alter table handovers
        add column from_department_id uuid references departments, add column given_by text, add column reason text,
        add constraint given_with_reason check ((given_by is null) = (reason is null));

      alter table work_orders
        add column grade text,
        add column parts jsonb not null default '[]', add column labour_minutes int not null default 0,
        add column acceptance text,
        add column paused_at timestamptz, add column pause_reason text,
        add column refused_by text, add column refused_at timestamptz, add column refusal_reason text,
        add column coordinator text,
        add constraint paused_with_reason check ((status = 'paused') = (pause_reason is not null)),
        add constraint refused_to_somebody check (status <> 'refused' or coordinator is not null);

      -- What was passed on is over for its department, as what is done.
      drop index open_work_orders;
      drop index one_open_order_each;
      drop index open_orders_in_hand;
      create index open_work_orders on work_orders (department_id) where status not in ('done', 'reassigned');
      create unique index one_open_order_each on work_orders (appeal_id, department_id)
        where status not in ('done', 'reassigned');
      create index open_orders_in_hand on work_orders ((coalesce(accepted_by, assigned_to::text)))
        where status not in ('done', 'reassigned', 'refused');
      create index orders_to_coordinate on work_orders (group_id, coordinator, refused_at, id) where status = 'refused';

      create table acceptances (
        id uuid primary key, group_id uuid not null, work_order_id uuid not null references work_orders,
        accepted boolean not null, words text, result text not null, recorded_by text not null,
        recorded_at timestamptz not null,
        constraint declined_with_words check (accepted or words is not null)
      );
      create index acceptances_of_order on acceptances (work_order_id, recorded_at);
      ${guard('acceptances', 'select, insert')}

      create table milestones (
        id uuid primary key, group_id uuid not null, work_order_id uuid not null references work_orders,
        position int not null, title text not null, due_on date not null, responsible_id uuid not null references people,
        decided_by text not null, result text, done_at timestamptz, approved_by text, approved_at timestamptz,
        constraint done_with_result check ((done_at is null) = (result is null)),
        constraint approved_when_done check (approved_at is null or done_at is not null)
      );
      create index milestones_of_order on milestones (work_order_id, position);
      ${guard('milestones')}
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
