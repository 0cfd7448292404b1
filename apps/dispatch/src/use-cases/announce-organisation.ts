import { departmentOpened, projectOpened, staffAppointed, unitsRegistered } from '@shouwen/events/dispatch'
import { groupedBy } from '@shouwen/subgraph/context'
import type { Work } from '@shouwen/transactions/work'
import type { Department, Person, Project, Unit } from '../domain/organisation'
import type { Kept } from '../store/keep'

/** Units of one fact at the most. */
const UNITS_PER_FACT = 500

/** What an import brought in or changed; who was told nothing new is told nothing. */
export interface OrganisationKept {
  readonly projects: Kept<Project>
  readonly units: Kept<Unit>
  readonly departments: Kept<Department>
  readonly staff: Kept<Person>
  readonly machines: Kept<Person>
}

/** Tells the other services what they keep of an organisation: C0.2. */
export function announceOrganisation(
  work: Work,
  kept: OrganisationKept,
  pathOfProject: (projectId: string) => string,
): void {
  const clauses = ['C0.2']
  for (const project of news(kept.projects)) {
    const { id: projectId, path, code, name, kind, timeZone, opens, closes } = project
    work.record(projectOpened, {
      subject: `project/${projectId}`,
      projectPath: path,
      clauses,
      data: { projectId, path, code, name, kind, timeZone, opens, closes },
    })
  }
  for (const [projectId, units] of groupedBy(news(kept.units), (unit) => unit.projectId)) {
    const path = pathOfProject(projectId)
    for (let start = 0; start < units.length; start += UNITS_PER_FACT) {
      work.record(unitsRegistered, {
        subject: `project/${projectId}`,
        projectPath: path,
        clauses,
        data: {
          projectId,
          path,
          units: units
            .slice(start, start + UNITS_PER_FACT)
            .map(({ id: unitId, building, code }) => ({ unitId, building, code })),
        },
      })
    }
  }
  for (const { id: departmentId, projectId, duty } of news(kept.departments)) {
    const path = pathOfProject(projectId)
    work.record(departmentOpened, {
      subject: `project/${projectId}`,
      projectPath: path,
      clauses,
      data: { departmentId, projectId, path, duty },
    })
  }
  for (const { id: staffId } of [...news(kept.staff), ...news(kept.machines)]) {
    work.record(staffAppointed, { subject: `staff/${staffId}`, clauses, data: { staffId } })
  }
}

function news<Row>({ added, changed }: Kept<Row>): readonly Row[] {
  return [...added, ...changed]
}
