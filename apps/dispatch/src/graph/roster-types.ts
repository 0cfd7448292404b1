import { roles, type Role } from '@shouwen/vocabulary/organisation'
import { absenceReasons, type AbsenceReason } from '@shouwen/vocabulary/staffing'
import { graphEnum } from '@shouwen/subgraph/enum'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Field, ID, ObjectType } from 'type-graphql'
import { StaffType } from './organisation-types'

@ObjectType('PlannedShift', {
  description: 'A shift of one time 排班, beside the weekly ones (M3.1, P5.2.1).',
})
export class PlannedShiftType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => GraphQLDateTimeISO, { description: 'From when on.' })
  from!: Date

  @Field(() => GraphQLDateTimeISO, { description: 'Until when; not on duty any more at this very time.' })
  to!: Date

  @Field(() => graphEnum(roles), { description: 'The post at which they are on duty.' })
  post!: Role

  staffId!: string
}

@ObjectType('RemovedShift', { description: 'A planned shift that is not to be.' })
export class RemovedShiftType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string
}

@ObjectType('Absence', {
  description: 'Somebody is away 缺勤; for as long, their deputy 代理人 holds their posts (P4.1, M3.3).',
})
export class AbsenceType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => GraphQLDateTimeISO, { description: 'From when on.' })
  from!: Date

  @Field(() => GraphQLDateTimeISO, {
    description: 'Until when; what the deputy holds ends at this very time.',
  })
  to!: Date

  staffId!: string
  deputyId!: string | null
  /** @see AbsenceFields */
  whyAway!: AbsenceReason
}

/** The enum of reasons, for the field that tells it to some. */
export const absenceReasonEnum = graphEnum(absenceReasons)

@ObjectType('RosterEntry', { description: "Somebody's time on duty, weekly or planned." })
export class RosterEntryType {
  @Field(() => GraphQLDateTimeISO, { description: 'From when on.' })
  from!: Date

  @Field(() => GraphQLDateTimeISO, { description: 'Until when.' })
  to!: Date

  @Field(() => graphEnum(roles), {
    nullable: true,
    description: 'The post of a planned shift; null of a weekly one, which is for all posts of the person.',
  })
  post!: Role | null

  @Field(() => ID, {
    nullable: true,
    description: 'The planned shift, for `removeShift`; null of a weekly one.',
  })
  shiftId!: string | null

  @Field(() => AbsenceType, { nullable: true, description: 'The absence that falls into it.' })
  absence!: AbsenceType | null

  staffId!: string
}

@ObjectType('Roster', { description: 'Who is at a project when, and who is away.' })
export class RosterType {
  @Field(() => [RosterEntryType], { description: 'By their beginning, at most 1,000.' })
  entries!: RosterEntryType[]

  @Field(() => [AbsenceType], {
    description: 'Of the people who work there, by their beginning, at most 1,000.',
  })
  absences!: AbsenceType[]
}

@ObjectType('OnDuty', { description: 'Somebody who is on duty.' })
export class OnDutyType {
  @Field(() => StaffType, { description: 'Who.' })
  staff!: StaffType

  @Field(() => StaffType, {
    nullable: true,
    description: 'In whose place, who is away; null in their own.',
  })
  standsInFor!: StaffType | null
}

@ObjectType('ReceptionGap', {
  description: 'A part of the business hours in which nobody is there to receive (M3.1).',
})
export class ReceptionGapType {
  @Field(() => GraphQLDateTimeISO, { description: 'From when on.' })
  from!: Date

  @Field(() => GraphQLDateTimeISO, { description: 'Until when.' })
  to!: Date
}
