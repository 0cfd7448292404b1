import { printForm } from '@shouwen/documents/printed'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import { graphEnum } from '@shouwen/subgraph/enum'
import { PrintedFormType, printedForm } from '@shouwen/subgraph/printed-form'
import { documentFormats, type DocumentFormat } from '@shouwen/vocabulary/documents'
import { Arg, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql'
import { versionKey } from '../domain/pack-version'
import { appealForm } from '../forms/appeal-form'
import { requiredByForm, toldOfAppeal } from '../forms/told-by-others'
import { packsByKey } from '../store/procedure-queries'
import { projectsById } from '../store/project-queries'
import { AppealType } from './appeal-type'
import type { IntakeContext } from './context'
import { callerSeen, feedbacksSeen, instructionsSeen, progressSeen, wordsSeen } from './parts-seen'

/** The procedure that an appeal was promised under, one batch for a request; null for history. */
export function packOfAppeal(appeal: AppealType, context: IntakeContext): Promise<ProcedurePack | null> {
  const { app, groupId } = context
  const { packId, packVersion: version } = appeal
  if (packId === null || version === null) return Promise.resolve(null)
  return context.batched('promisedPack', versionKey({ groupId, packId, version }), (keys) =>
    app.store.read(groupId, (manager) => packsByKey(manager, keys)),
  )
}

/** The time zone of a project, one batch for a request; UTC until the project is known here. */
export async function timeZoneOf(projectId: string, context: IntakeContext): Promise<string> {
  const { app, groupId } = context
  const project = await context.batched('knownProject', projectId, (ids) =>
    app.store.read(groupId, (manager) => projectsById(manager, ids)),
  )
  return project?.timeZone ?? 'UTC'
}

/** P5.1.1, P7.0, M4.2, M4.4: the form of an appeal, with the names of people and places from the services that own them. */
@Resolver(() => AppealType)
export class AppealForms {
  @Directive(`@requires(fields: "${requiredByForm}")`)
  @FieldResolver(() => PrintedFormType, {
    description:
      'Its form as a file: 客户诉求登记表 of an estate (P5.1.1–P5.1.3), 投诉记录表 or 诉求(需求)记录表 of a mall (M4.2, M4.4, ' +
      'M4.8). What is masked or withheld from you is so in the form.',
  })
  async form(
    @Root() appeal: AppealType,
    @Arg('format', () => graphEnum(documentFormats), { description: 'PDF, or an Excel workbook.' })
    format: DocumentFormat,
    @Ctx() context: IntakeContext,
  ): Promise<PrintedFormType> {
    const { actor, app } = context
    const [pack, timeZone, instructions, progressReports, feedbacks] = await Promise.all([
      packOfAppeal(appeal, context),
      timeZoneOf(appeal.projectId, context),
      instructionsSeen(appeal, context),
      progressSeen(appeal, context),
      feedbacksSeen(appeal, context),
    ])
    const told = toldOfAppeal.parse(appeal.told)
    const words = wordsSeen(appeal, actor)
    const caller = callerSeen(appeal, actor)
    const data = { appeal, words, caller, instructions, progressReports, feedbacks, pack, timeZone, told }
    return printedForm(context, () =>
      printForm(appealForm(data, app.store.clock.now()), appeal.number, format),
    )
  }
}
