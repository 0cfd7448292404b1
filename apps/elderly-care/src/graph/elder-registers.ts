import { printList } from '@shouwen/documents/printed'
import { graphEnum } from '@shouwen/subgraph/enum'
import { PrintedFormType, printedForm } from '@shouwen/subgraph/printed-form'
import type { EntityReference } from '@shouwen/subgraph/service'
import { documentFormats, type DocumentFormat } from '@shouwen/vocabulary/documents'
import {
  Arg,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { elderList, requiredByList, toldOfRegister } from '../forms/elder-list'
import { REGISTER_LIMIT, registerOf } from '../store/elder-queries'
import { permissions } from '../use-cases/permissions'
import type { ElderlyCareContext } from './context'
import { inClear, nameSeen, relativesSeen } from './elder-seen'
import { ElderType } from './elder-type'
import { ProjectReference } from './references'

@Directive('@key(fields: "id")')
@ObjectType('ElderRegister', { description: '空巢老人名册: the separate list of a project (P5.6.7.1).' })
export class ElderRegisterType {
  @Field(() => ID, { description: "The project's id." })
  id!: string

  @Field(() => ProjectReference, { description: 'Where.' })
  project!: ProjectReference

  @Field(() => [ElderType], {
    description: `Who is on it, the longest first; ${REGISTER_LIMIT} at the most.`,
  })
  elders!: ElderType[]

  timeZone!: string
  told?: EntityReference
}

async function readRegister(projectId: string, context: ElderlyCareContext): Promise<ElderRegisterType> {
  const { actor, app, groupId } = context
  const { project, elders } = await app.store.read(groupId, (manager) =>
    registerOf(manager, actor, permissions['Query.elderRegister'], projectId),
  )
  return { id: projectId, project: { id: projectId }, elders, timeZone: project.timeZone }
}

/** The list again, with what others told of it. */
export async function loadRegister(
  told: EntityReference,
  context: ElderlyCareContext,
): Promise<ElderRegisterType> {
  return { ...(await readRegister(told.id, context)), told }
}

/** P5.6.7.1, P7.0: the separate list, to be printed. */
@Resolver(() => ElderRegisterType)
export class ElderRegisters {
  @Query(() => ElderRegisterType, {
    description:
      'The separate list of a project, to be printed as 空巢老人名册 (P5.6.7.1, P7.0). Refuses: NOT_YET_KNOWN, NOT_PERMITTED, ' +
      `LIST_TOO_LONG (above ${REGISTER_LIMIT}).`,
  })
  elderRegister(
    @Arg('projectId', () => ID, { description: 'Which project.' }) projectId: string,
    @Ctx() context: ElderlyCareContext,
  ): Promise<ElderRegisterType> {
    return readRegister(projectId, context)
  }

  @Directive(`@requires(fields: "${requiredByList}")`)
  @FieldResolver(() => PrintedFormType, {
    description:
      'It as a file. What is masked from you is so in the list; there is no health data on it. Refuses: PDF_TOO_LONG ' +
      'above 500 rows.',
  })
  async print(
    @Root() register: ElderRegisterType,
    @Arg('format', () => graphEnum(documentFormats), { description: 'PDF, or an Excel workbook.' })
    format: DocumentFormat,
    @Ctx() context: ElderlyCareContext,
  ): Promise<PrintedFormType> {
    const { actor, app } = context
    const elders = register.elders.map((elder) => ({
      name: nameSeen(elder, actor),
      born: inClear('elder', 'address', elder, actor) ? elder.birthDate : elder.birthDate.slice(0, 4),
      livesAlone: elder.livesAlone,
      relatives: relativesSeen(elder, actor),
      registeredAt: elder.registeredAt,
    }))
    const told = toldOfRegister.parse(register.told)
    const list = elderList(elders, told, register.timeZone, app.store.clock.now())
    return printedForm(context, () => printList(list, told.project?.name ?? register.id, format))
  }
}
