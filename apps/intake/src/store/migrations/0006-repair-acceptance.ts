import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Orders can be worked on again, passed on, and wait for the customer's acceptance: what is known has a version. */
export class RepairAcceptance1764000000007 implements MigrationInterface {
  name = 'RepairAcceptance1764000000007'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table known_work_orders
        add column awaits_acceptance boolean not null default false,
        add column version int not null default 1;
      -- Row-level security is forced on the owner, too, who has to see every group's rows here.
      alter table known_work_orders no force row level security;
      update known_work_orders set version = 3 where done;
      alter table known_work_orders force row level security;
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
