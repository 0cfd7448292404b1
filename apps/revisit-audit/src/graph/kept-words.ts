import { holdsPost } from '@shouwen/access/permission'
import { whoKeepsSecrets } from '@shouwen/access/secret-keepers'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { readsWords } from '../domain/confidence'
import { confidentialAmong } from '../store/confidence-queries'
import type { RevisitAuditContext } from './context'
import { RevisitType } from './revisit-type'

/** What the customer said, as somebody is shown it: by the field of the schema and by the form alike (P5.6.3.3). */
export async function wordsSeen(revisit: RevisitType, context: RevisitAuditContext): Promise<string | null> {
  const { actor, app, groupId } = context
  if (revisit.words === null) return null
  const kept = await context.batched('confidential', revisit.appealId, (ids) =>
    app.store.read(groupId, (manager) => confidentialAmong(manager, ids)),
  )
  const answersForTheProject =
    kept !== null && actor.kind === 'staff' && holdsPost(actor, whoKeepsSecrets, kept.projectPath)
  return readsWords({ ...actor, answersForTheProject }, revisit, kept) ? revisit.words : null
}

@Resolver(() => RevisitType)
export class KeptWords {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      "The customer's own words, at most 2,000 characters; null where the appeal is confidential for all but who heard them, its first " +
      'contact, who answers for the project, and the customer (P5.6.3.3).',
  })
  words(@Root() revisit: RevisitType, @Ctx() context: RevisitAuditContext): Promise<string | null> {
    return wordsSeen(revisit, context)
  }
}
