import { printForm } from '@shouwen/documents/printed'
import { graphEnum } from '@shouwen/subgraph/enum'
import { PrintedFormType, printedForm } from '@shouwen/subgraph/printed-form'
import { documentFormats, type DocumentFormat } from '@shouwen/vocabulary/documents'
import { Arg, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql'
import { requiredByForm, revisitForm, toldOfRevisit } from '../forms/revisit-form'
import { projectsById } from '../store/project-queries'
import type { RevisitAuditContext } from './context'
import { wordsSeen } from './kept-words'
import { RevisitType } from './revisit-type'

/** P7.0: the form of a revisit, with what is known of its appeal from the services that own it. */
@Resolver(() => RevisitType)
export class RevisitForms {
  @Directive(`@requires(fields: "${requiredByForm}")`)
  @FieldResolver(() => PrintedFormType, {
    description:
      'Its form 客户回访表 as a file (P5.5.4, P7.0, M4.8); before it is made, with boxes to tick by hand. What is masked or ' +
      'withheld from you is so in the form.',
  })
  async form(
    @Root() revisit: RevisitType,
    @Arg('format', () => graphEnum(documentFormats), { description: 'PDF, or an Excel workbook.' })
    format: DocumentFormat,
    @Ctx() context: RevisitAuditContext,
  ): Promise<PrintedFormType> {
    const { app, groupId } = context
    const project = await context.batched('knownProject', revisit.projectId, (ids) =>
      app.store.read(groupId, (manager) => projectsById(manager, ids)),
    )
    const told = toldOfRevisit.parse(revisit.told)
    const seen = { ...revisit, words: await wordsSeen(revisit, context) }
    const form = revisitForm(seen, told, project?.timeZone ?? 'UTC', app.store.clock.now())
    return printedForm(context, () => printForm(form, told.appeal?.number ?? revisit.id, format))
  }
}
