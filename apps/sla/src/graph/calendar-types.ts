import type { BusinessHours } from '@shouwen/calendar/project-calendar'
import { Field, ObjectType } from 'type-graphql'

@ObjectType('BusinessHours', { description: 'An opening of a working day, in the time zone of the project.' })
export class BusinessHoursType implements BusinessHours {
  @Field(() => String, { description: '`HH:mm`' })
  opens!: string

  @Field(() => String, { description: '`HH:mm`, `24:00` included; later than `opens`.' })
  closes!: string
}

@ObjectType('RestDays', {
  description: 'Days in a row on which nobody works: a holiday, or closed days of a project (M3.4).',
})
export class RestDaysType {
  @Field(() => String, { description: 'What for, in Chinese.' })
  zh!: string

  @Field(() => String, { description: 'What for, in English.' })
  en!: string

  @Field(() => String, { description: 'The first, `YYYY-MM-DD`.' })
  from!: string

  @Field(() => String, { description: 'The last.' })
  to!: string
}

@ObjectType('WorkedDay', {
  description: 'A weekend day that is worked: for a holiday 调休, or because the project opens (M3.4).',
})
export class WorkedDayType {
  @Field(() => String, { description: 'What for, in Chinese.' })
  zh!: string

  @Field(() => String, { description: 'What for, in English.' })
  en!: string

  @Field(() => String, { description: '`YYYY-MM-DD`' })
  on!: string
}

@ObjectType('ProjectCalendar', {
  description: 'What "the same day", "2 days" and "1 working day" mean in a project (M3.4, P5.4.1–P5.4.3).',
})
export class ProjectCalendarType {
  @Field(() => String, {
    description:
      "What clocks name that count by it: the latest notice that was published, and after `+` the latest version of the project's own.",
  })
  version!: string

  @Field(() => String, { description: 'IANA name, `Asia/Shanghai`.' })
  timeZone!: string

  @Field(() => [BusinessHoursType], { description: 'The openings of a working day, in order.' })
  hours!: readonly BusinessHoursType[]

  @Field(() => String, { description: 'The first day for which holidays are published.' })
  knownFrom!: string

  @Field(() => String, {
    description: 'The last day for which holidays are published; what counts later days is provisional.',
  })
  knownUntil!: string

  @Field(() => [RestDaysType], {
    description: 'Days of that year on which nobody works, weekends aside, in order.',
  })
  restDays!: readonly RestDaysType[]

  @Field(() => [WorkedDayType], { description: 'Weekend days of that year that are worked, in order.' })
  workedDays!: readonly WorkedDayType[]
}

@ObjectType('CalendarDay', { description: 'A day as a project counts it (M3.4).' })
export class CalendarDayType {
  @Field(() => String, { description: '`YYYY-MM-DD`' })
  on!: string

  @Field(() => Boolean, { description: 'Whether it is a working day.' })
  worked!: boolean

  @Field(() => String, {
    nullable: true,
    description: 'The holiday, or what it is worked for, in Chinese; null for any other day.',
  })
  zh!: string | null

  @Field(() => String, { nullable: true, description: 'The same in English.' })
  en!: string | null

  @Field(() => [BusinessHoursType], { description: 'Its openings; none if it is not worked.' })
  hours!: readonly BusinessHoursType[]

  @Field(() => Boolean, { description: 'Whether no notice is published for it yet.' })
  provisional!: boolean
}
