import {
  duties,
  machineKinds,
  projectKinds,
  roles,
  type Duty,
  type MachineKind,
  type ProjectKind,
  type Role,
} from '@shouwen/vocabulary/organisation'
import { graphEnum } from '@shouwen/subgraph/enum'
import { Length } from 'class-validator'
import { Field, InputType, Int } from 'type-graphql'

const repeatable = 'Chosen by the client, 8 to 100 characters; a repeat changes nothing.'
const codeText = 'a-z, 0-9 and -, at most 40 characters. It is part of ids, so it never changes.'

@InputType('OpenGroupInput', { description: 'A property group that joins the platform.' })
export class OpenGroupArguments {
  @Field(() => String, { description: repeatable })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => String, { description: codeText })
  code!: string

  @Field(() => String, { description: '1 to 100 characters.' })
  @Length(1, 100)
  name!: string
}

@InputType('UnitEntryInput', { description: 'A unit 房屋 of a project.' })
export class UnitEntryInput {
  @Field(() => String, { description: 'The building 楼栋, 1 to 60 characters without /.' })
  building!: string

  @Field(() => String, { description: '1 to 60 characters without /.' })
  code!: string
}

@InputType('DepartmentEntryInput', { description: 'A department of a project.' })
export class DepartmentEntryInput {
  @Field(() => String, { description: codeText })
  code!: string

  @Field(() => String, { description: '1 to 100 characters.' })
  name!: string

  @Field(() => graphEnum(duties), { description: 'What it is there for (P5.2.1, M4.4).' })
  duty!: Duty
}

@InputType('ProjectEntryInput', { description: 'A project of a company.' })
export class ProjectEntryInput {
  @Field(() => String, { description: codeText })
  code!: string

  @Field(() => String, { description: '1 to 100 characters.' })
  name!: string

  @Field(() => graphEnum(projectKinds), { description: 'Estate or mall: which procedure it follows.' })
  kind!: ProjectKind

  @Field(() => String, { defaultValue: 'Asia/Shanghai', description: 'An IANA time zone.' })
  timeZone!: string

  @Field(() => String, { description: 'Opens, `HH:mm` local time.' })
  opens!: string

  @Field(() => String, { description: 'Closes, `HH:mm` local time, `24:00` at the latest.' })
  closes!: string

  @Field(() => [UnitEntryInput], { defaultValue: [], description: 'Its units, at most 20,000 in one file.' })
  units!: UnitEntryInput[]

  @Field(() => [DepartmentEntryInput], { defaultValue: [], description: 'Its departments.' })
  departments!: DepartmentEntryInput[]
}

@InputType('CompanyEntryInput', { description: 'A company of the group.' })
export class CompanyEntryInput {
  @Field(() => String, { description: codeText })
  code!: string

  @Field(() => String, { description: '1 to 100 characters.' })
  name!: string

  @Field(() => [ProjectEntryInput], { defaultValue: [], description: 'Its projects.' })
  projects!: ProjectEntryInput[]
}

@InputType('PostEntryInput', { description: 'A post at a place.' })
export class PostEntryInput {
  @Field(() => graphEnum(roles), { description: 'Which post.' })
  role!: Role

  @Field(() => String, { description: 'Where: `group`, `group/company` or `group/company/project`.' })
  scope!: string
}

@InputType('ShiftEntryInput', { description: 'A weekly shift 排班, on the wall clock of the project.' })
export class ShiftEntryInput {
  @Field(() => [Int], { description: '1 is Monday, 7 Sunday.' })
  weekdays!: number[]

  @Field(() => String, { description: '`HH:mm`.' })
  from!: string

  @Field(() => String, { description: '`HH:mm`; before `from`, it goes on past midnight.' })
  to!: string
}

@InputType('StaffEntryInput', { description: 'A member of staff.' })
export class StaffEntryInput {
  @Field(() => String, { description: codeText })
  code!: string

  @Field(() => String, { description: '1 to 100 characters.' })
  name!: string

  @Field(() => String, { description: 'Chinese unless written with a country code.' })
  telephone!: string

  @Field(() => String, { nullable: true, description: 'Who the token issuer says it is; one person each.' })
  subject?: string | null

  @Field(() => [PostEntryInput], { description: 'Their posts, at most 50; a later file replaces them.' })
  posts!: PostEntryInput[]

  @Field(() => [String], {
    defaultValue: [],
    description: 'The departments they work in, `company/project/department`, at most 50.',
  })
  departmentCodes!: string[]

  @Field(() => [ShiftEntryInput], {
    defaultValue: [],
    description: 'When they are on duty: hand-overs go to whoever is.',
  })
  onDuty!: ShiftEntryInput[]
}

@InputType('MachineEntryInput', { description: "A partner's portal, a dashboard." })
export class MachineEntryInput {
  @Field(() => String, { description: codeText })
  code!: string

  @Field(() => String, { description: '1 to 100 characters.' })
  name!: string

  @Field(() => String, { description: 'Who the token issuer says it is.' })
  subject!: string

  @Field(() => graphEnum(machineKinds), { description: 'Whose machine.' })
  kind!: MachineKind

  @Field(() => graphEnum(roles), { description: 'What it may do.' })
  role!: Role

  @Field(() => String, { description: 'Where.' })
  scope!: string
}

@InputType('ImportOrganisationInput', {
  description: 'An organisation by its codes. What it does not name stays as it is.',
})
export class ImportOrganisationArguments {
  @Field(() => String, { description: repeatable })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => String, { description: 'The group, opened before.' })
  groupCode!: string

  @Field(() => [CompanyEntryInput], { defaultValue: [], description: 'Its companies, with all below them.' })
  companies!: CompanyEntryInput[]

  @Field(() => [StaffEntryInput], {
    defaultValue: [],
    description: 'Its staff, at most 5,000 people in one file.',
  })
  staff!: StaffEntryInput[]

  @Field(() => [MachineEntryInput], {
    defaultValue: [],
    description: 'Its machines and those of its partners.',
  })
  machines!: MachineEntryInput[]
}
