import { guardTenant, rolesOf } from '@shouwen/transactions/house-tables'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Photographs, recordings and letters beside appeals (P5.1.1, M4.2); their bytes lie in the blob store (ADR 0020). */
export class Attachments1764000000010 implements MigrationInterface {
  name = 'Attachments1764000000010'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table attachments (
        id uuid primary key, group_id uuid not null,
        kind text not null, media_type text not null, file_name text not null, size int not null,
        sha256 text not null, received_sha256 text not null, width int, height int,
        uploaded_by text not null, uploaded_at timestamptz not null, kept_at timestamptz,
        appeal_id uuid references appeals, attached_at timestamptz, caption text,
        visible_to_customer boolean not null, playbook text, step text, work_order_id uuid, moment text,
        constraint attached_when_kept check ((appeal_id is null) = (attached_at is null)
          and (appeal_id is null or kept_at is not null)),
        constraint of_a_step check ((playbook is null) = (step is null)),
        constraint moment_of_work check (moment is null or work_order_id is not null)
      );
      create index attachments_of_appeal on attachments (appeal_id, attached_at, id) where appeal_id is not null;
      create index attachments_of_work on attachments (work_order_id, attached_at, id) where work_order_id is not null;
      create index attachments_waiting on attachments (uploaded_at) where appeal_id is null;
      create index attachments_waiting_of on attachments (uploaded_by) where appeal_id is null;
      ${guardTenant('intake', 'attachments', 'select, insert, update')}
      -- Uploads that nobody used are tidied away by a job; nobody who asks can delete evidence.
      grant delete on attachments to ${rolesOf('intake').job};
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
