import { guardTenant } from '@shouwen/transactions/house-tables'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** M3.4: changes of calendars that move clocks, so that one that was broken off is gone on with. */
export class CalendarMoves1764000000036 implements MigrationInterface {
  name = 'CalendarMoves1764000000036'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table calendar_moves (
        id uuid primary key,
        group_id uuid not null,
        why text not null,
        project_id uuid,
        version int not null,
        correlation_id text not null,
        moved int not null,
        leased_until timestamptz,
        ended_at timestamptz
      );
      create unique index one_move_at_a_time on calendar_moves (group_id) where ended_at is null;
      ${guardTenant('sla', 'calendar_moves', 'select, insert, update')}
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
