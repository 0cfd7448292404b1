import {
  connectionOf,
  decodeCursor,
  pageSize,
  toPage,
  type Cursor,
  type Page,
} from '@shouwen/subgraph/connection'
import { graphEnum } from '@shouwen/subgraph/enum'
import { clockTargets, type ClockTarget } from '@shouwen/vocabulary/handling'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import { dryRun, type ClockMove, type DryRun } from '../use-cases/move-clocks'
import { permissions } from '../use-cases/permissions'
import { publishHolidays, tryNotice } from '../use-cases/publish-holidays'
import { setProjectCalendar, tryCalendar } from '../use-cases/set-project-calendar'
import { AppealType } from './appeal-type'
import {
  HolidayNoticeArguments,
  ProjectCalendarArguments,
  PublishHolidaysArguments,
  SetProjectCalendarArguments,
} from './calendar-inputs'
import type { SlaContext } from './context'
import { ProjectType } from './project-type'

@ObjectType('ClockMove', { description: 'A clock that a change of the calendar would move (M3.4).' })
export class ClockMoveType {
  @Field(() => ID, { description: "The clock's id." })
  id!: string

  @Field(() => AppealType, { description: 'Whose clock it is.' })
  appeal!: AppealType

  @Field(() => String, { description: 'Code of its rule in the pack.' })
  code!: string

  @Field(() => graphEnum(clockTargets), { description: 'What it measures.' })
  target!: ClockTarget

  @Field(() => String, { description: 'The clause that asks for it.' })
  clause!: string

  @Field(() => GraphQLDateTimeISO, { description: 'When it is due now.' })
  from!: Date

  @Field(() => GraphQLDateTimeISO, { description: 'When it would be due.' })
  to!: Date
}

const ClockMoveConnection = connectionOf(ClockMoveType, 'ClockMove')

@ObjectType('CalendarChange', {
  description: 'A dry run of a change of the calendar (M3.4): nothing is changed.',
})
export class CalendarChangeType {
  @Field(() => Int, {
    description: 'How many clocks it would move; those that have ended or are late never are.',
  })
  total!: number

  @Field(() => String, {
    description: 'Tells these moves from any others: what has changed them is refused with CLOCKS_CHANGED.',
  })
  fingerprint!: string

  @Field(() => ClockMoveConnection, { description: 'Which, from when to when, the first due first.' })
  moves!: Page<ClockMoveType>
}

@ObjectType('ProjectCalendarSet', { description: 'What was set.' })
export class ProjectCalendarSetType {
  @Field(() => ProjectType, { description: 'Of which project.' })
  project!: ProjectType

  @Field(() => Int, { description: "The version of the project's own calendar, from 1." })
  version!: number

  @Field(() => Int, { description: 'How many clocks that run were moved.' })
  moved!: number
}

@ObjectType('HolidaysPublished', { description: 'What was published.' })
export class HolidaysPublishedType {
  @Field(() => Int, { description: 'Of which year.' })
  year!: number

  @Field(() => Int, { description: "The number of the group's notice, from 1." })
  version!: number

  @Field(() => Int, { description: 'How many clocks that run were moved.' })
  moved!: number
}

const firstArgument = { nullable: true, description: '1 to 100 moves; 20 unless given.' }
const afterArgument = { nullable: true, description: '`endCursor` of the page before.' }

/** M3.4: what is counted by, and what a change of it does to what was promised. */
@Resolver()
export class CalendarChanges {
  @Query(() => CalendarChangeType, {
    description:
      "Tries a project's own calendar: every clock that it would move (M3.4). Refuses: INPUT_INVALID, CURSOR_INVALID, " +
      'NOT_YET_KNOWN, NOT_PERMITTED.',
  })
  async projectCalendarChange(
    @Arg('calendar', () => ProjectCalendarArguments) calendar: ProjectCalendarArguments,
    @Arg('first', () => Int, firstArgument) first: number | null | undefined,
    @Arg('after', () => String, afterArgument) after: string | null | undefined,
    @Ctx() { actor, app, groupId }: SlaContext,
  ): Promise<CalendarChangeType> {
    const page = pageOf(first, after)
    const now = app.store.clock.now()
    const told = { ...calendar, effectiveFrom: calendar.effectiveFrom ?? null }
    const permission = permissions['Query.projectCalendarChange']
    return app.store.read(groupId, async (manager) => {
      const { change } = await tryCalendar(manager, { permission, actor }, told, now)
      return shown(await dryRun(manager, change, now), page)
    })
  }

  @Query(() => CalendarChangeType, {
    description:
      'Tries a notice of holidays: every clock of the group that it would move (M3.4). Refuses: INPUT_INVALID with every ' +
      'fault of the file, CURSOR_INVALID, NOT_PERMITTED.',
  })
  async holidaysChange(
    @Arg('notice', () => HolidayNoticeArguments) notice: HolidayNoticeArguments,
    @Arg('first', () => Int, firstArgument) first: number | null | undefined,
    @Arg('after', () => String, afterArgument) after: string | null | undefined,
    @Ctx() { actor, app, groupId }: SlaContext,
  ): Promise<CalendarChangeType> {
    const page = pageOf(first, after)
    const now = app.store.clock.now()
    const permission = permissions['Query.holidaysChange']
    return app.store.read(groupId, async (manager) => {
      const { change } = await tryNotice(manager, { permission, actor, groupId }, notice, now)
      return shown(await dryRun(manager, change, now), page)
    })
  }

  @Mutation(() => ProjectCalendarSetType, {
    description:
      "Sets a project's own hours, closed days and worked days from a day on (M3.4, P5.4.1). Clocks that run keep what was " +
      'promised unless `applyToOpen`; what is moved is moved when it answers. Refuses: INPUT_INVALID, CLOCKS_CHANGED, NOT_YET_KNOWN, ' +
      'NOT_PERMITTED; UNAVAILABLE while another change moves clocks of the group.',
  })
  async setProjectCalendar(
    @Arg('input', () => SetProjectCalendarArguments) input: SetProjectCalendarArguments,
    @Ctx() { actor, app }: SlaContext,
  ): Promise<ProjectCalendarSetType> {
    const { effectiveFrom = null, fingerprint = null } = input
    const set = await setProjectCalendar(app.store, { ...input, effectiveFrom, fingerprint }, actor)
    const { projectId, version, moved } = set
    return { project: { id: projectId }, version, moved }
  }

  @Mutation(() => HolidaysPublishedType, {
    description:
      "Publishes the State Council's notice of a year for all projects of the group (M3.4). Clocks that run keep what was " +
      'promised unless `applyToOpen`; what is moved is moved when it answers. Refuses: INPUT_INVALID with every fault of the file, ' +
      'CLOCKS_CHANGED, NOT_PERMITTED; UNAVAILABLE while another change moves clocks of the group.',
  })
  publishHolidays(
    @Arg('input', () => PublishHolidaysArguments) input: PublishHolidaysArguments,
    @Ctx() { actor, app }: SlaContext,
  ): Promise<HolidaysPublishedType> {
    const { fingerprint = null } = input
    return publishHolidays(app.store, { ...input, fingerprint }, actor)
  }
}

interface Asked {
  readonly size: number
  readonly cursor: Cursor | null
}

function pageOf(first: number | null | undefined, after: string | null | undefined): Asked {
  return { size: pageSize(first), cursor: after ? decodeCursor(after) : null }
}

function shown({ moves, fingerprint }: DryRun, { size, cursor }: Asked): CalendarChangeType {
  const isBehind = ({ id, from }: ClockMove): boolean =>
    cursor === null ||
    from.getTime() > cursor.at.getTime() ||
    (from.getTime() === cursor.at.getTime() && id > cursor.id)
  const rows = moves
    .filter(isBehind)
    .slice(0, size + 1)
    .map(({ appealId, ...move }) => ({ ...move, appeal: { id: appealId } }))
  const page = toPage(rows, size, ({ from, id }) => ({ at: from, id }))
  return { total: moves.length, fingerprint, moves: page }
}
