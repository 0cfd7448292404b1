import { duties, projectKinds, roles } from '@shouwen/vocabulary/organisation'
import type { Duty, ProjectKind, Role } from '@shouwen/vocabulary/organisation'
import { graphEnum } from '@shouwen/subgraph/enum'
import { connectionOf } from '@shouwen/subgraph/connection'
import { Directive, Field, ID, ObjectType } from 'type-graphql'

@ObjectType('Group', {
  description: 'A property group 物业集团: everything of it is hidden from every other.',
})
export class GroupType {
  @Field(() => ID, { description: 'Its id, made from its code.' })
  id!: string

  @Field(() => String, { description: 'Its code, the first part of every path.' })
  code!: string

  @Field(() => String, { description: 'Its name.' })
  name!: string
}

@ObjectType('Post', { description: 'A post 岗位 that somebody holds at a place (P4.1–P4.4, M2).' })
export class PostType {
  @Field(() => graphEnum(roles), { description: 'Which post.' })
  role!: Role

  @Field(() => String, { description: 'Where: `group`, `group/company` or `group/company/project`.' })
  scope!: string
}

@Directive('@key(fields: "id")')
@ObjectType('Project', { description: 'An estate 小区 or a mall 购物中心.' })
export class ProjectType {
  @Field(() => ID, { description: 'Its id, made from its path.' })
  id!: string

  @Field(() => String, { description: 'Its code within its company.' })
  code!: string

  @Field(() => String, { description: 'Its name.' })
  name!: string

  @Field(() => graphEnum(projectKinds), { description: 'Which shipped procedure it follows by default.' })
  kind!: ProjectKind

  @Field(() => String, { description: 'Its place, `group/company/project`, by their codes.' })
  path!: string

  @Field(() => String, { description: 'IANA time zone: what "the same day" means here.' })
  timeZone!: string

  @Field(() => String, { description: 'Opens 营业时间, `HH:mm` local time.' })
  opens!: string

  @Field(() => String, { description: 'Closes, `HH:mm` local time.' })
  closes!: string
}

@Directive('@key(fields: "id")')
@ObjectType('Unit', { description: 'A flat or a shop 房屋.' })
export class UnitType {
  @Field(() => ID, { description: 'Its id, made from its path.' })
  id!: string

  @Field(() => String, { description: 'The building 楼栋 that it is in.' })
  building!: string

  @Field(() => String, { description: 'Its code within the building.' })
  code!: string

  projectId!: string
}

@Directive('@key(fields: "id")')
@ObjectType('Department', { description: 'A department of a project (P5.2.1, M4.4).' })
export class DepartmentType {
  @Field(() => ID, { description: 'Its id, made from its path.' })
  id!: string

  @Field(() => String, { description: 'Its name.' })
  name!: string

  @Field(() => graphEnum(duties), { description: 'What it is there for: hand-overs look it up by this.' })
  duty!: Duty
}

@Directive('@key(fields: "id")')
@ObjectType('Staff', { description: 'A member of staff.' })
export class StaffType {
  @Field(() => ID, { description: 'Their id, made from their code in the group.' })
  id!: string

  @Field(() => String, { description: 'Their name.' })
  name!: string

  @Field(() => [PostType], { description: 'Their posts.' })
  posts!: PostType[]
}

export const UnitConnection = connectionOf(UnitType, 'Unit')
