import { authorize } from '@shouwen/access/permission'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import type { Absence } from '../domain/absence'
import type { Interval } from '../domain/interval'
import type { Person, Project } from '../domain/organisation'
import { businessHoursOf, receptionGaps } from '../domain/reception'
import { onDutyAt } from '../domain/who-is-there'
import { absencesById, rosterPeople } from '../store/roster-queries'
import { permissions } from '../use-cases/permissions'
import { planShift, removeShift } from '../use-cases/plan-shift'
import { endAbsence, recordAbsence } from '../use-cases/record-absence'
import { setSkills } from '../use-cases/set-skills'
import type { DispatchContext } from './context'
import { loadOwnCalendar, loadProject, loadStaff, required } from './load'
import { StaffType } from './organisation-types'
import {
  EndAbsenceArguments,
  PlanShiftArguments,
  RecordAbsenceArguments,
  RemoveShiftArguments,
  SetSkillsArguments,
} from './roster-inputs'
import { AbsenceType, OnDutyType, PlannedShiftType, ReceptionGapType, RemovedShiftType } from './roster-types'

/** People on duty at one project at once. */
const ON_DUTY_LIMIT = 500

/** M3.1, P4.1, P5.2.1: who is there when, who stands in for whom, and what they are able to do. */
@Resolver()
export class Rosters {
  @Query(() => [OnDutyType], {
    description:
      'Who is on duty at a project, deputies in the place of those who are away (P5.2.1, M3.1), by their beginning, at most ' +
      '500. Empty where no roster is kept. Refuses: NOT_FOUND, NOT_PERMITTED.',
  })
  async onDuty(
    @Arg('projectId', () => ID) projectId: string,
    @Arg('at', () => GraphQLDateTimeISO, { nullable: true, description: 'Now unless given.' })
    at: Date | null,
    @Ctx() context: DispatchContext,
  ): Promise<OnDutyType[]> {
    const project = await required('project', projectId, loadProject(projectId, context))
    authorize(context.actor, permissions['Query.onDuty'], project.path)
    const instant = at ?? context.app.store.clock.now()
    const during = { from: instant, to: new Date(instant.getTime() + 1) }
    const people = await peopleOf(project, during, context)
    return Promise.all(
      onDutyAt(people, instant, project.timeZone)
        .slice(0, ON_DUTY_LIMIT)
        .map(async ({ staffId, standsInFor }) => ({
          staff: await required('staff', staffId, loadStaff(staffId, context)),
          standsInFor: standsInFor === null ? null : await loadStaff(standsInFor, context),
        })),
    )
  }

  @Query(() => [ReceptionGapType], {
    description:
      'When in the business hours of a day nobody is on the roster who receives: in a mall its operators, at an estate its stewards ' +
      '(M3.1, M2, P4.2); empty when somebody always is, and on a day on which the project is closed. Refuses: NOT_FOUND, NOT_PERMITTED, INPUT_INVALID.',
  })
  async receptionGaps(
    @Arg('projectId', () => ID) projectId: string,
    @Arg('day', () => String, { description: "The project's date, `YYYY-MM-DD`." }) day: string,
    @Ctx() context: DispatchContext,
  ): Promise<Interval[]> {
    const project = await required('project', projectId, loadProject(projectId, context))
    authorize(context.actor, permissions['Query.receptionGaps'], project.path)
    const hours = businessHoursOf(project, await loadOwnCalendar(project.id, context), day)
    const [first, last] = [hours.at(0), hours.at(-1)]
    if (first === undefined || last === undefined) return []
    const people = await peopleOf(project, { from: first.from, to: last.to }, context)
    return receptionGaps(project, hours, people)
  }

  @Mutation(() => PlannedShiftType, {
    description:
      'Plans when somebody is on duty at a project, at a post that they hold there (M3.1, P5.2.1). By managers of departments, ' +
      'directors and the management department. Refuses: NOT_FOUND, NOT_PERMITTED, INTERVAL_INVALID, POST_NOT_HELD, SHIFT_OVERLAPS.',
  })
  async planShift(
    @Arg('input', () => PlanShiftArguments) input: PlanShiftArguments,
    @Ctx() context: DispatchContext,
  ): Promise<PlannedShiftType> {
    const { shiftId: id, from, to, ...shift } = await planShift(context.app.store, input, context.actor)
    return { ...shift, id, from: new Date(from), to: new Date(to) }
  }

  @Mutation(() => RemovedShiftType, {
    description: 'Takes a planned shift off the roster (M3.1, P5.2.1). Refuses: NOT_FOUND, NOT_PERMITTED.',
  })
  async removeShift(
    @Arg('input', () => RemoveShiftArguments) input: RemoveShiftArguments,
    @Ctx() { app, actor }: DispatchContext,
  ): Promise<RemovedShiftType> {
    const { shiftId: id } = await removeShift(app.store, input, actor)
    return { id }
  }

  @Mutation(() => AbsenceType, {
    description:
      'Records that somebody is away for a time (P4.1, M3.3): nothing is given to them, and their deputy holds their posts and ' +
      'departments until its very end. By the person, and by whoever stands above every post of theirs. Refuses: NOT_FOUND, NOT_PERMITTED, ' +
      'INTERVAL_INVALID, ABSENCE_OVERLAPS, DEPUTY_NOT_FIT, DEPUTY_ABSENT.',
  })
  async recordAbsence(
    @Arg('input', () => RecordAbsenceArguments) input: RecordAbsenceArguments,
    @Ctx() context: DispatchContext,
  ): Promise<AbsenceType> {
    const asked = { ...input, deputyId: input.deputyId ?? null }
    return absence(await recordAbsence(context.app.store, asked, context.actor), context)
  }

  @Mutation(() => AbsenceType, {
    description:
      'Ends an absence now, or before it begins; the posts of the deputy end with it (P4.1, M3.3). Refuses: NOT_FOUND, NOT_PERMITTED, ' +
      'ABSENCE_OVER.',
  })
  async endAbsence(
    @Arg('input', () => EndAbsenceArguments) input: EndAbsenceArguments,
    @Ctx() context: DispatchContext,
  ): Promise<AbsenceType> {
    return absence(await endAbsence(context.app.store, input, context.actor), context)
  }

  @Mutation(() => StaffType, {
    description:
      'Sets what somebody is able to do, as a whole (P5.2.1): orders that ask for a skill are given to who has it. By whoever stands ' +
      'above every post of theirs. Refuses: NOT_FOUND, NOT_PERMITTED.',
  })
  async setSkills(
    @Arg('input', () => SetSkillsArguments) input: SetSkillsArguments,
    @Ctx() context: DispatchContext,
  ): Promise<Person> {
    const { staffId } = await setSkills(context.app.store, input, context.actor)
    return required('staff', staffId, loadStaff(staffId, context))
  }
}

async function peopleOf(project: Project, during: Interval, { app, groupId }: DispatchContext) {
  const people = await app.store.read(groupId, (manager) => rosterPeople(manager, [project], during))
  return people.get(project.id) ?? []
}

async function absence(
  { absenceId: id }: { absenceId: string },
  context: DispatchContext,
): Promise<AbsenceType> {
  const { app, groupId } = context
  const found = app.store.read(groupId, (manager) => absencesById(manager, [id]))
  return toAbsence(
    await required(
      'absence',
      id,
      found.then((absences) => absences.get(id) ?? null),
    ),
  )
}

/** As the schema has it: the reason is told to some, by a field of its own. */
export function toAbsence({ reason, ...absent }: Absence): AbsenceType {
  return { ...absent, whyAway: reason }
}
