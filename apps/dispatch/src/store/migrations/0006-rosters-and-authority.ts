import { guardTenant } from '@shouwen/transactions/house-tables'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Planned shifts, absences and skills; how orders are given to people; what they cost and who decides it. */
export class RostersAndAuthority1764000000006 implements MigrationInterface {
  name = 'RostersAndAuthority1764000000006'

  async up(runner: QueryRunner): Promise<void> {
    const guard = (table: string, rights?: string): string => guardTenant('dispatch', table, rights)
    await runner.query(`
      -- Of appeals from before, nobody told.
      alter table appeals add column received_at timestamptz;

      create index people_with_posts on people using gin (posts jsonb_path_ops);

      create table planned_shifts (
        id uuid primary key, group_id uuid not null, project_id uuid not null references projects,
        staff_id uuid not null references people, post text not null, from_at timestamptz not null,
        to_at timestamptz not null, planned_by text not null,
        constraint never_ends_before check (from_at <= to_at)
      );
      create index shifts_of_project on planned_shifts (project_id, from_at);
      create index shifts_of_person on planned_shifts (staff_id, from_at);
      ${guard('planned_shifts')}

      create table absences (
        id uuid primary key, group_id uuid not null, staff_id uuid not null references people,
        from_at timestamptz not null, to_at timestamptz not null, reason text not null,
        deputy_id uuid references people, recorded_by text not null,
        constraint never_ends_before check (from_at <= to_at),
        constraint somebody_else check (deputy_id <> staff_id)
      );
      create index absences_of_person on absences (staff_id, to_at);
      create index absences_stood_in_for on absences (deputy_id, to_at) where deputy_id is not null;
      ${guard('absences', 'select, insert, update')}

      create table staff_skills (
        staff_id uuid primary key references people, group_id uuid not null, skills text[] not null
      );
      ${guard('staff_skills')}

      alter table work_orders add column offered_to uuid[] not null default '{}', add column assignment jsonb;
      create index orders_given on work_orders (assigned_to, opened_at desc) where assigned_to is not null;
      create index orders_offered on work_orders using gin (offered_to) where status = 'opened';

      create table cost_estimates (
        id uuid primary key, group_id uuid not null, work_order_id uuid not null references work_orders,
        project_path text not null, amount_fen int not null, reason text not null, estimated_by text not null,
        estimated_at timestamptz not null, standing text not null, awaits text, clause text not null,
        decided_by text, decided_at timestamptz, return_reason text,
        constraint awaited_by_somebody check (standing <> 'awaited' or awaits is not null),
        constraint decided_by_somebody check ((standing = 'awaited') = (decided_by is null)),
        constraint returned_with_reason check (standing <> 'returned' or return_reason is not null)
      );
      create index estimates_of_order on cost_estimates (work_order_id, estimated_at, id);
      create unique index one_awaited_each on cost_estimates (work_order_id) where standing = 'awaited';
      create index costs_to_decide on cost_estimates (group_id, awaits, estimated_at, id) where standing = 'awaited';
      ${guard('cost_estimates', 'select, insert, update')}
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
