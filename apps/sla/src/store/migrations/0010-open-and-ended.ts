import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Clocks that run or stand still have their indexes, and those that have ended have theirs: a clock that moves or stops writes anew
 * what it is found by, and no entry of a history that it is not part of yet. The clocks of an office are found by its projects,
 * each of which knows its path from here on.
 */
export class OpenAndEnded1764000000035 implements MigrationInterface {
  name = 'OpenAndEnded1764000000035'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index clocks_due_next, clocks_of_project_due_next, clocks_by_due, clocks_of_project_by_due,
                 clocks_of_contact_due_next, clocks_of_office_due_next;
      create index clocks_open on clocks (group_id, due_at, id) where stopped_at is null;
      create index clocks_open_of_project on clocks (project_id, due_at, id) where stopped_at is null;
      create index clocks_open_of_contact on clocks (first_contact, due_at, id)
        where stopped_at is null and first_contact is not null;
      create index clocks_ended on clocks (group_id, due_at, id) where stopped_at is not null;
      create index clocks_ended_of_project on clocks (project_id, due_at, id) where stopped_at is not null;

      alter table known_projects no force row level security;
      alter table clocks no force row level security;
      update known_projects project set path =
        (select project_path from clocks clock where clock.project_id = project.project_id limit 1)
       where path is null;
      alter table known_projects force row level security;
      alter table clocks force row level security;
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
