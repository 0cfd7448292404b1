import { authorize } from '@shouwen/access/permission'
import { decodeCursor, pageSize, toPage, type Page } from '@shouwen/subgraph/connection'
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import type { Project, Unit } from '../domain/organisation'
import { departmentsOf, unitsOf } from '../store/organisation-queries'
import { permissions } from '../use-cases/permissions'
import type { DispatchContext } from './context'
import { loadProject, required } from './load'
import { DepartmentType, ProjectType, UnitConnection, UnitType } from './organisation-types'

/** Units have no instant to be sorted by; their cursor is the unit itself. */
const anyTime = new Date(0)

@Resolver(() => ProjectType)
export class ProjectFields {
  @FieldResolver(() => UnitConnection, {
    description:
      'Its units 房屋, by building and code. For staff of the project; refuses with NOT_PERMITTED.',
  })
  async units(
    @Root() project: ProjectType,
    @Arg('first', () => Int, { nullable: true, description: '1 to 100; 20 unless given.' })
    first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: DispatchContext,
  ): Promise<Page<UnitType>> {
    const { actor, app, groupId } = context
    if (actor.kind !== 'service') authorize(actor, permissions['Project.units'], project.path)
    const size = pageSize(first)
    const cursor = after ? decodeCursor(after) : null
    const rows: Unit[] = await context.batchedList(`units ${size} ${after ?? ''}`, project.id, (ids) =>
      app.store.read(groupId, (manager) => unitsOf(manager, ids, size, cursor)),
    )
    return toPage(rows, size, ({ id }) => ({ at: anyTime, id }))
  }

  @FieldResolver(() => [DepartmentType], { description: 'Its departments, by their codes (P5.2.1, M4.4).' })
  departments(@Root() { id }: ProjectType, @Ctx() context: DispatchContext): Promise<DepartmentType[]> {
    const { app, groupId } = context
    return context.batchedList('departmentsOf', id, (ids) =>
      app.store.read(groupId, (manager) => departmentsOf(manager, ids)),
    )
  }
}

@Resolver(() => UnitType)
export class UnitFields {
  @FieldResolver(() => ProjectType, { description: 'The project that it belongs to.' })
  project(@Root() { projectId }: UnitType, @Ctx() context: DispatchContext): Promise<Project> {
    return required('project', projectId, loadProject(projectId, context))
  }
}
