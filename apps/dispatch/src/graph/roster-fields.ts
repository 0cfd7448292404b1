import { authorize, caseOf, holdsPost } from '@shouwen/access/permission'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { skills, type AbsenceReason, type Skill } from '@shouwen/vocabulary/staffing'
import { graphEnum } from '@shouwen/subgraph/enum'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { requireInterval } from '../domain/interval'
import type { Person } from '../domain/organisation'
import { rosterOf } from '../domain/who-is-there'
import { rosterPeople, skillsOf } from '../store/roster-queries'
import { permissions } from '../use-cases/permissions'
import type { DispatchContext } from './context'
import { loadStaff, required } from './load'
import { ProjectType, StaffType } from './organisation-types'
import { absenceReasonEnum, AbsenceType, PlannedShiftType, RosterEntryType, RosterType } from './roster-types'
import { toAbsence } from './rosters'

/** Entries of one roster: beyond that a shorter time must be asked for. */
const ROSTER_LIMIT = 1_000

@Resolver(() => ProjectType)
export class ProjectRoster {
  @FieldResolver(() => RosterType, {
    description:
      'Who is there when, weekly and planned, and who is away (M3.1, P5.2.1), within at most 31 days. For staff of the project. ' +
      'Refuses: NOT_PERMITTED, INTERVAL_INVALID, LIST_TOO_LONG.',
  })
  async roster(
    @Root() project: ProjectType,
    @Arg('from', () => GraphQLDateTimeISO) from: Date,
    @Arg('to', () => GraphQLDateTimeISO) to: Date,
    @Ctx() context: DispatchContext,
  ): Promise<RosterType> {
    const { actor, app, groupId } = context
    authorize(actor, permissions['Project.roster'], project.path)
    const during = { from, to }
    requireInterval(during)
    const name = `roster ${from.toISOString()} ${to.toISOString()}`
    const people = await context.batchedList(name, project.id, (ids) =>
      app.store.read(groupId, (manager) =>
        rosterPeople(
          manager,
          ids.map((id) => ({ id })),
          during,
        ),
      ),
    )
    const entries = rosterOf(people, during, project.timeZone)
    const absences = people.flatMap((person) => person.absences)
    if (entries.length > ROSTER_LIMIT || absences.length > ROSTER_LIMIT) {
      throw new Refusal('LIST_TOO_LONG', { limit: ROSTER_LIMIT })
    }
    return {
      entries: entries.map((entry) => ({
        ...entry,
        absence: entry.absence === null ? null : toAbsence(entry.absence),
      })),
      absences: absences.sort((a, b) => a.from.getTime() - b.from.getTime()).map(toAbsence),
    }
  }
}

@Resolver(() => RosterEntryType)
export class RosterEntryFields {
  @FieldResolver(() => StaffType, { description: 'Who.' })
  staff(@Root() { staffId }: RosterEntryType, @Ctx() context: DispatchContext): Promise<Person> {
    return required('staff', staffId, loadStaff(staffId, context))
  }
}

@Resolver(() => PlannedShiftType)
export class PlannedShiftFields {
  @FieldResolver(() => StaffType, { description: 'Who.' })
  staff(@Root() { staffId }: PlannedShiftType, @Ctx() context: DispatchContext): Promise<Person> {
    return required('staff', staffId, loadStaff(staffId, context))
  }
}

@Resolver(() => AbsenceType)
export class AbsenceFields {
  @FieldResolver(() => StaffType, { description: 'Who is away.' })
  staff(@Root() { staffId }: AbsenceType, @Ctx() context: DispatchContext): Promise<Person> {
    return required('staff', staffId, loadStaff(staffId, context))
  }

  @FieldResolver(() => StaffType, {
    nullable: true,
    description: 'Who holds their posts; null when nobody does.',
  })
  deputy(@Root() { deputyId }: AbsenceType, @Ctx() context: DispatchContext): Promise<Person | null> | null {
    return deputyId === null ? null : loadStaff(deputyId, context)
  }

  @FieldResolver(() => absenceReasonEnum, {
    nullable: true,
    description: 'Why; told to the person, and to directors and above, null to others.',
  })
  reason(@Root() { staffId, whyAway }: AbsenceType, @Ctx() { actor }: DispatchContext): AbsenceReason | null {
    const directing = caseOf(permissions['Mutation.recordAbsence'], 'directing')
    return actor.personId === staffId || holdsPost(actor, directing, null) ? whyAway : null
  }
}

@Resolver(() => StaffType)
export class StaffFields {
  @FieldResolver(() => [graphEnum(skills)], {
    nullable: true,
    description: 'What they are able to do (P5.2.1); null for customers. Empty where nobody has said.',
  })
  skills(@Root() { id }: StaffType, @Ctx() context: DispatchContext): Promise<Skill[]> | null {
    const { actor, app, groupId } = context
    if (!holdsPost(actor, permissions['Staff.skills'], null)) return null
    return context.batchedList('skillsOf', id, (ids) =>
      app.store.read(groupId, (manager) => skillsOf(manager, ids)),
    )
  }
}
