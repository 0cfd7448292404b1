import type { MigrationInterface, QueryRunner } from 'typeorm'
import { guardTenant, rolesOf } from '../house-tables'

/** The seals of a service's event table (ADR 0009): written by its job alone, changed by nobody. */
export function sealTables(schema: string): new () => MigrationInterface {
  const { job } = rolesOf(schema)
  return class SealTables1700000000001 implements MigrationInterface {
    name = 'SealTables1700000000001'

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(`
        create table trail_seals (
          group_id uuid not null,
          number int not null,
          rows int not null,
          root bytea not null,
          previous bytea not null,
          sealed_at timestamptz not null,
          key_id text not null,
          signature bytea not null,
          -- How far the service had been sealed. A place in one cluster's history: not signed, reset after a load.
          upto_xid xid8 not null,
          upto_seq bigint not null,
          primary key (group_id, number)
        );
        create index trail_seals_by_place on trail_seals (upto_xid, upto_seq);
        ${guardTenant(schema, 'trail_seals', 'select')}

        create table sealed_events (
          event_id uuid primary key,
          group_id uuid not null,
          seal int not null,
          place int not null,
          type text not null,
          appeal_id uuid,
          row_hash bytea not null,
          unique (group_id, seal, place)
        );
        ${guardTenant(schema, 'sealed_events', 'select')}
        grant insert on trail_seals, sealed_events to ${job};
      `)
    }

    async down(): Promise<void> {
      throw new Error('migrations only go forward')
    }
  }
}
