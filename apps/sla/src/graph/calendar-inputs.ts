import { graphEnum } from '@shouwen/subgraph/enum'
import { noticeFormats, type NoticeFormat } from '@shouwen/vocabulary/calendars'
import { ArrayMaxSize, IsUUID, Length, MaxLength, ValidateNested } from 'class-validator'
import { Field, ID, InputType, Int } from 'type-graphql'

@InputType('BusinessHoursInput', { description: 'An opening of a working day.' })
export class BusinessHoursArguments {
  @Field(() => String, { description: '`HH:mm` in the time zone of the project.' })
  @MaxLength(5)
  opens!: string

  @Field(() => String, { description: '`HH:mm`, `24:00` included; later than `opens`.' })
  @MaxLength(5)
  closes!: string
}

@InputType('ClosedDaysInput', {
  description: 'Days in a row on which a project is closed though others work.',
})
export class ClosedDaysArguments {
  @Field(() => String, { description: 'The first, `YYYY-MM-DD`.' })
  @MaxLength(10)
  from!: string

  @Field(() => String, { description: 'The last; at most 366 days.' })
  @MaxLength(10)
  to!: string

  @Field(() => String, { description: 'What for, in Chinese, at most 60 characters; nobody’s name.' })
  zh!: string

  @Field(() => String, { description: 'The same in English.' })
  en!: string
}

@InputType('WorkedDayInput', { description: 'A day on which a project works though others rest.' })
export class WorkedDayArguments {
  @Field(() => String, { description: '`YYYY-MM-DD`' })
  @MaxLength(10)
  on!: string

  @Field(() => String, { description: 'What for, in Chinese, at most 60 characters; nobody’s name.' })
  zh!: string

  @Field(() => String, { description: 'The same in English.' })
  en!: string
}

@InputType('ProjectCalendarInput', {
  description:
    "A project's own calendar, as a whole: what it said before holds no more from this one's day on (M3.4).",
})
export class ProjectCalendarArguments {
  @Field(() => ID, { description: 'Which project.' })
  @IsUUID()
  projectId!: string

  @Field(() => [BusinessHoursArguments], {
    description: 'The openings of a working day, 1 to 6, with breaks between them.',
  })
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  hours!: BusinessHoursArguments[]

  @Field(() => [ClosedDaysArguments], {
    defaultValue: [],
    description: 'Its own closed days, at most 60 runs that do not overlap.',
  })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  closed!: ClosedDaysArguments[]

  @Field(() => [WorkedDayArguments], {
    defaultValue: [],
    description: 'Its own worked days, on a weekend or a holiday, at most 120.',
  })
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  worked!: WorkedDayArguments[]

  @Field(() => String, {
    nullable: true,
    description:
      'From which day, not in the past and at most 400 days ahead, `YYYY-MM-DD`; today unless given.',
  })
  @MaxLength(10)
  effectiveFrom?: string | null
}

const key = 'Chosen by the client, 8 to 100 characters; a repeat changes nothing.'
const apply =
  'Whether clocks that run are to be moved; else each keeps the calendar that it was promised under.'
const fingerprint = 'Of the dry run that showed what is moved; needed where `applyToOpen`.'

@InputType('SetProjectCalendarInput', { description: "A project's own calendar (M3.4)." })
export class SetProjectCalendarArguments extends ProjectCalendarArguments {
  @Field(() => String, { description: key })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => Boolean, { defaultValue: false, description: apply })
  applyToOpen!: boolean

  @Field(() => String, { nullable: true, description: fingerprint })
  @MaxLength(100)
  fingerprint?: string | null
}

@InputType('HolidayNoticeInput', { description: "The State Council's notice 放假安排 of a year (M3.4)." })
export class HolidayNoticeArguments {
  @Field(() => String, { description: 'The code of your group, for all projects of which it holds.' })
  @Length(1, 100)
  groupCode!: string

  @Field(() => Int, { description: 'This year or a later one, none left out between.' })
  year!: number

  @Field(() => graphEnum(noticeFormats), { description: 'What `text` is.' })
  format!: NoticeFormat

  @Field(() => String, {
    description: 'The file, at most 100 kB. Days of other years in it are left out.',
  })
  text!: string
}

@InputType('PublishHolidaysInput', { description: 'A notice to be published (M3.4).' })
export class PublishHolidaysArguments extends HolidayNoticeArguments {
  @Field(() => String, { description: key })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => Boolean, { defaultValue: false, description: apply })
  applyToOpen!: boolean

  @Field(() => String, { nullable: true, description: fingerprint })
  @MaxLength(100)
  fingerprint?: string | null
}
