import { guardTenant } from '@shouwen/transactions/house-tables'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * What clocks are counted under, and who has their orders in hand. Of clocks from before, kind and category are known; who had
 * them and who answered for them was not kept, and is known again from the next fact that tells of it.
 */
export class Compliance1764000000027 implements MigrationInterface {
  name = 'Compliance1764000000027'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table known_appeals add column department_id uuid, add column first_contact text;

      alter table clocks
        add column kind text, add column category text,
        add column department_id uuid, add column first_contact text;
      alter table clocks no force row level security;
      alter table known_appeals no force row level security;
      update clocks clock set kind = known.registration->>'kind', category = known.registration->>'category'
        from known_appeals known where known.appeal_id = clock.appeal_id and known.registration is not null;
      alter table clocks force row level security;
      alter table known_appeals force row level security;

      create index clocks_by_due on clocks (group_id, due_at, id);
      create index clocks_of_project_by_due on clocks (project_id, due_at, id);
      create index clocks_of_contact_due_next on clocks (first_contact, due_at, id) where stopped_at is null;
      create index clocks_of_office_due_next on clocks (project_path, due_at, id) where stopped_at is null;

      create table orders_in_hand (
        work_order_id uuid primary key, group_id uuid not null, appeal_id uuid not null, staff_id text not null,
        done boolean not null default false
      );
      create index orders_in_hand_of on orders_in_hand (staff_id) where not done;
      create index orders_in_hand_of_appeal on orders_in_hand (appeal_id);
      ${guardTenant('sla', 'orders_in_hand')}
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
