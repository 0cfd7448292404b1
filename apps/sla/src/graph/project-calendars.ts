import type { ProjectCalendar } from '@shouwen/calendar/project-calendar'
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { calendarDays, DAYS_LIMIT, dayAsked, yearOf } from '../domain/calendar-days'
import { calendarsSeen } from '../store/calendar-queries'
import { CalendarDayType, ProjectCalendarType } from './calendar-types'
import type { SlaContext } from './context'
import { ProjectType } from './project-type'

/** What a project's clocks count by, so that anybody of the group can check them. */
@Resolver(() => ProjectType)
export class ProjectCalendars {
  @FieldResolver(() => ProjectCalendarType, {
    nullable: true,
    description:
      'What its working days and hours are (M3.4); null for a project that was opened a moment ago. Refuses: INPUT_INVALID.',
  })
  async calendar(
    @Root() { id }: ProjectType,
    @Arg('at', () => String, {
      nullable: true,
      description: 'On which day, `YYYY-MM-DD`; today unless given.',
    })
    at: string | null | undefined,
    @Ctx() context: SlaContext,
  ): Promise<ProjectCalendarType | null> {
    const calendar = await this.known(id, context)
    if (calendar === null) return null
    return yearOf(calendar, dayAsked(calendar, at ?? null, context.app.store.clock.now()))
  }

  @FieldResolver(() => [CalendarDayType], {
    description:
      `Its days from one to another, both included, at most ${DAYS_LIMIT}, and which of them are worked (M3.4, P5.4.1–P5.4.3); ` +
      'none for a project that was opened a moment ago. Refuses: INPUT_INVALID.',
  })
  async workingDays(
    @Root() { id }: ProjectType,
    @Arg('from', () => String, { description: '`YYYY-MM-DD`' }) from: string,
    @Arg('to', () => String, { description: '`YYYY-MM-DD`' }) to: string,
    @Ctx() context: SlaContext,
  ): Promise<CalendarDayType[]> {
    const calendar = await this.known(id, context)
    return calendar === null ? [] : calendarDays(calendar, from, to)
  }

  private known(id: string, context: SlaContext): Promise<ProjectCalendar | null> {
    const { app, groupId } = context
    return context.batched('calendars', id, (ids) =>
      app.store.read(groupId, (manager) => calendarsSeen(manager, groupId, ids)),
    )
  }
}
