import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Resolver } from 'type-graphql'
import { importOrganisation } from '../use-cases/import-organisation'
import { openGroup } from '../use-cases/open-group'
import type { DispatchContext } from './context'
import { ImportOrganisationArguments, OpenGroupArguments } from './organisation-inputs'
import { GroupType } from './organisation-types'

@ObjectType('OrganisationCount', { description: 'What an import did with one kind of entry.' })
export class OrganisationCountType {
  @Field(() => Int, { description: 'Entries that are new.' })
  added!: number

  @Field(() => Int, { description: 'Entries that were there and differ now.' })
  changed!: number

  @Field(() => Int, { description: 'Entries that were there, just so.' })
  unchanged!: number
}

@ObjectType('ImportedProject', { description: 'A project of an import, with the id made from its path.' })
export class ImportedProjectType {
  @Field(() => ID, { description: 'Its id in every service.' })
  id!: string

  @Field(() => String, { description: '`group/company/project`.' })
  path!: string
}

@ObjectType('OrganisationImport', { description: 'What an import of an organisation did.' })
export class OrganisationImportType {
  @Field(() => GroupType, { description: 'The group.' })
  group!: GroupType

  @Field(() => [ImportedProjectType], { description: 'Every project of the file.' })
  projects!: ImportedProjectType[]

  @Field(() => OrganisationCountType, { description: 'Of the companies.' })
  companyCount!: OrganisationCountType

  @Field(() => OrganisationCountType, { description: 'Of the projects.' })
  projectCount!: OrganisationCountType

  @Field(() => OrganisationCountType, { description: 'Of the units.' })
  unitCount!: OrganisationCountType

  @Field(() => OrganisationCountType, { description: 'Of the departments.' })
  departmentCount!: OrganisationCountType

  @Field(() => OrganisationCountType, { description: 'Of the staff.' })
  staffCount!: OrganisationCountType

  @Field(() => OrganisationCountType, { description: 'Of the machines.' })
  machineCount!: OrganisationCountType
}

@Resolver()
export class OrganisationImport {
  @Mutation(() => GroupType, {
    description:
      'Takes a property group on (C0.1); the same code again answers with the group that is there. ' +
      'For the platform operator. Refuses: NOT_PERMITTED, INPUT_INVALID.',
  })
  openGroup(
    @Arg('input', () => OpenGroupArguments) input: OpenGroupArguments,
    @Ctx() { app, actor }: DispatchContext,
  ): Promise<GroupType> {
    return openGroup(app.store, input, actor)
  }

  @Mutation(() => OrganisationImportType, {
    description:
      'Brings companies, projects, units, departments, staff and machines in by their codes (C0.2): new ones are added, ' +
      'others changed. Refuses: NOT_PERMITTED, NOT_FOUND (no such group), INPUT_INVALID (every fault named), ' +
      'TELEPHONE_INVALID, ALREADY_REGISTERED (a subject of somebody else).',
  })
  async importOrganisation(
    @Arg('input', () => ImportOrganisationArguments) input: ImportOrganisationArguments,
    @Ctx() { app, actor }: DispatchContext,
  ): Promise<OrganisationImportType> {
    const staff = input.staff.map((entry) => ({ ...entry, subject: entry.subject ?? null }))
    const { group, projects, counts } = await importOrganisation(app.store, { ...input, staff }, actor)
    return {
      group,
      projects: [...projects],
      companyCount: counts.companies,
      projectCount: counts.projects,
      unitCount: counts.units,
      departmentCount: counts.departments,
      staffCount: counts.staff,
      machineCount: counts.machines,
    }
  }
}
