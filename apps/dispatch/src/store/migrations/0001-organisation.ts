import { guardTenant } from '@shouwen/transactions/house-tables'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The tree of a group, its departments and its people. */
export class Organisation1764000000001 implements MigrationInterface {
  name = 'Organisation1764000000001'

  async up(runner: QueryRunner): Promise<void> {
    const guard = (table: string): string => guardTenant('dispatch', table)
    await runner.query(`
      create table property_groups (
        id uuid primary key, group_id uuid not null check (group_id = id), code text not null unique, name text not null
      );
      ${guard('property_groups')}

      create table companies (
        id uuid primary key, group_id uuid not null references property_groups, code text not null,
        name text not null, path text not null, unique (group_id, path)
      );
      ${guard('companies')}

      create table projects (
        id uuid primary key, group_id uuid not null references property_groups, company_id uuid not null references companies,
        code text not null, name text not null, kind text not null, path text not null, time_zone text not null,
        opens text not null, closes text not null, unique (group_id, path)
      );
      ${guard('projects')}

      create table units (
        id uuid primary key, group_id uuid not null, project_id uuid not null references projects,
        building text not null, code text not null, unique (project_id, building, code)
      );
      ${guard('units')}

      create table departments (
        id uuid primary key, group_id uuid not null, project_id uuid not null references projects,
        code text not null, name text not null, duty text not null, unique (project_id, code)
      );
      ${guard('departments')}

      create table people (
        id uuid primary key, group_id uuid not null references property_groups, kind text not null, code text not null,
        name text not null, telephone text, subject text, posts jsonb not null, department_ids uuid[] not null,
        on_duty jsonb not null, dismissed_at timestamptz,
        constraint one_account_each unique (subject)
      );
      create index people_of_department on people using gin (department_ids);
      ${guard('people')}
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}
