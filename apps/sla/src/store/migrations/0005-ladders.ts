import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Several warnings and rungs of a ladder for each clock, and when a breach was noticed. */
export class Ladders1764000000025 implements MigrationInterface {
  name = 'Ladders1764000000025'

  async up(runner: QueryRunner): Promise<void> {
    const iso = (column: string): string =>
      `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
    await runner.query(`
      alter table clocks
        add column warnings jsonb not null default '[]',
        add column rungs jsonb not null default '[]',
        add column breach_noticed_at timestamptz;
      alter table clocks no force row level security;
      update clocks set breach_noticed_at = breached_at, warnings = jsonb_build_array(jsonb_build_object(
        'when', jsonb_build_object('atShare',
          round((extract(epoch from warn_at - started_at) / extract(epoch from due_at - started_at))::numeric, 9)),
        'at', ${iso('warn_at')},
        'saidAt', ${iso('warned_at')}));
      alter table clocks force row level security;
      alter table clocks
        alter column warnings drop default,
        alter column rungs drop default,
        -- Marks are written often, and into no index: room beside a row keeps its index entries as they are.
        set (fillfactor = 85);

      alter table timers add column step int not null default 1;
      alter table timers alter column step drop default;
      alter table timers drop constraint timers_pkey;
      alter table timers add primary key (clock_id, kind, step);
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
