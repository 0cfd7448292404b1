import { holdsPost } from '@shouwen/access/permission'
import type { Actor } from '@shouwen/access/actor'
import { secretWords } from '@shouwen/vocabulary/secret-words'
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { GRANTS_IN_FORCE, type Disclosure, type DisclosureGrant } from '../domain/disclosure'
import {
  declinesOf,
  disclosuresOf,
  DISCLOSURES_SHOWN,
  grantById,
  grantsOf,
} from '../store/disclosure-queries'
import { declineToDisclose } from '../use-cases/decline-to-disclose'
import { grantDisclosure, revokeDisclosure } from '../use-cases/grant-disclosure'
import { openDisclosure, type OpenedDisclosure } from '../use-cases/open-disclosure'
import { permissions } from '../use-cases/permissions'
import { AppealType } from './appeal-type'
import { changed } from './changed-appeal'
import type { IntakeContext } from './context'
import {
  DeclinedAnswerType,
  DeclineToDiscloseArguments,
  DeclineType,
  DisclosureGrantType,
  DisclosureType,
  GrantDisclosureArguments,
  OpenDisclosureArguments,
  OpenedDisclosureType,
  RevokeDisclosureArguments,
} from './disclosure-types'
import { callerOf } from './parts-seen'
import { papers } from './withheld'

/** P5.6.3.3: who may know what was given to whom: who may grant it, and who answers for the appeal. */
function readsTheLog(appeal: AppealType, actor: Actor): boolean {
  return (
    holdsPost(actor, permissions['Mutation.grantDisclosure'], appeal.projectPath) ||
    (actor.kind === 'staff' && actor.personId === appeal.firstContactId)
  )
}

/** P5.6.3.3: other customers' secrets, and the company's, are kept; what is disclosed is granted, and written down. */
@Resolver(() => AppealType)
export class Disclosures {
  @FieldResolver(() => [DisclosureGrantType], {
    description: `To whom parts of it may be given, newest first, at most ${DISCLOSURES_SHOWN} (P5.6.3.3). For who may grant it, and its first contact.`,
  })
  async disclosureGrants(
    @Root() appeal: AppealType,
    @Ctx() context: IntakeContext,
  ): Promise<DisclosureGrantType[]> {
    const { actor, app, groupId } = context
    if (!readsTheLog(appeal, actor)) return []
    const rows = await context.batchedList('disclosureGrants', appeal.id, (ids) =>
      app.store.read(groupId, (manager) => grantsOf(manager, ids)),
    )
    return rows.map(grantSeen)
  }

  @FieldResolver(() => [DisclosureType], {
    description: `Everything of it that was given to somebody, newest first, at most ${DISCLOSURES_SHOWN} (P5.6.3.3, P5.6.5.1). For who may grant it, and its first contact.`,
  })
  async disclosures(@Root() appeal: AppealType, @Ctx() context: IntakeContext): Promise<DisclosureType[]> {
    const { actor, app, groupId } = context
    if (!readsTheLog(appeal, actor)) return []
    const rows = await context.batchedList('disclosures', appeal.id, (ids) =>
      app.store.read(groupId, (manager) => disclosuresOf(manager, ids)),
    )
    return rows.map(disclosureSeen)
  }

  @FieldResolver(() => DeclinedAnswerType, {
    nullable: true,
    description:
      "Set where what it asks for is another customer's secret or the company's: the words that its customer is told, and " +
      'no others (P5.6.3.3).',
  })
  declined(@Root() { declined }: AppealType): DeclinedAnswerType | null {
    if (declined === null) return null
    const { zh, en } = secretWords[declined]
    return { ground: declined, wordsZh: zh, wordsEn: en }
  }

  @FieldResolver(() => [DeclineType], {
    description: 'Why it was declined, oldest first; none for customers (P5.6.3.3).',
  })
  async declines(@Root() appeal: AppealType, @Ctx() context: IntakeContext): Promise<DeclineType[]> {
    const { actor, app, groupId } = context
    const rows = await context.batchedList('declines', appeal.id, (ids) =>
      app.store.read(groupId, (manager) => declinesOf(manager, ids)),
    )
    const seen = rows.map(({ reason, declinedBy, ...row }) => ({
      ...row,
      content: reason,
      declinedBy: { id: declinedBy },
    }))
    return papers(seen, appeal, actor)
  }

  @Mutation(() => DisclosureGrantType, {
    description:
      'Lets somebody else have parts of an appeal for a while, by the posts that its procedure names (P5.6.3.3): they open it ' +
      `by \`openDisclosure\`, each time written down. At most ${GRANTS_IN_FORCE} of one appeal are in force at once. Refuses: ` +
      'NOT_FOUND, NOT_PERMITTED, INPUT_INVALID, TEXT_TOO_LONG, DISCLOSURE_NOT_IN_PROCEDURE, GRANTS_EXHAUSTED, and ' +
      'DISCLOSURE_NOT_YET before the officer has vouched and signed (P5.6.5.1).',
  })
  async grantDisclosure(
    @Arg('input', () => GrantDisclosureArguments) input: GrantDisclosureArguments,
    @Ctx() context: IntakeContext,
  ): Promise<DisclosureGrantType> {
    const asked = { ...input, toStaff: input.toStaff ?? null, toOutsider: input.toOutsider ?? null }
    const { grantId } = await grantDisclosure(context.app.store, asked, context.actor)
    return readGrant(grantId, context)
  }

  @Mutation(() => DisclosureGrantType, {
    description: 'Revokes a grant (P5.6.3.3). Refuses: NOT_FOUND, NOT_PERMITTED, GRANT_NOT_IN_FORCE.',
  })
  async revokeDisclosure(
    @Arg('input', () => RevokeDisclosureArguments) input: RevokeDisclosureArguments,
    @Ctx() context: IntakeContext,
  ): Promise<DisclosureGrantType> {
    const { grantId } = await revokeDisclosure(context.app.store, input, context.actor)
    return readGrant(grantId, context)
  }

  @Mutation(() => OpenedDisclosureType, {
    description:
      'The parts of a grant in clear, for 15 minutes; each time written into `Appeal.disclosures` (P5.6.3.3). Staff open what was ' +
      'granted to them; what goes outside the house is opened by who may grant it, to be handed over. Refuses: NOT_FOUND, ' +
      'NOT_PERMITTED, GRANT_NOT_IN_FORCE, REVEAL_EXPIRED.',
  })
  async openDisclosure(
    @Arg('input', () => OpenDisclosureArguments) input: OpenDisclosureArguments,
    @Ctx() context: IntakeContext,
  ): Promise<OpenedDisclosureType> {
    return openedSeen(await openDisclosure(context.app.store, input, context.actor))
  }

  @Mutation(() => AppealType, {
    description:
      "Declines what an inquiry asks for, as it is another customer's secret or the company's (P5.6.3.3): the first contact " +
      'tells the customer `declined` in these words, and any other answer is refused from now on as SECRET_KEPT. Refuses: ' +
      'NOT_FIRST_CONTACT, NOTHING_TO_DECLINE, TRANSITION_NOT_ALLOWED, VERSION_CONFLICT.',
  })
  async declineToDisclose(
    @Arg('input', () => DeclineToDiscloseArguments) input: DeclineToDiscloseArguments,
    @Ctx() context: IntakeContext,
  ): Promise<AppealType> {
    return changed(await declineToDisclose(context.app.store, input, context.actor), context)
  }
}

async function readGrant(id: string, { app, groupId }: IntakeContext): Promise<DisclosureGrantType> {
  return grantSeen(await app.store.read(groupId, (manager) => grantById(manager, id)))
}

const referenceTo = (id: string | null) => (id === null ? null : { id })

function grantSeen({ toStaff, grantedBy, revokedBy, ...grant }: DisclosureGrant): DisclosureGrantType {
  const seen = {
    toStaff: referenceTo(toStaff),
    grantedBy: { id: grantedBy },
    revokedBy: referenceTo(revokedBy),
  }
  return { ...grant, ...seen }
}

function disclosureSeen({ toStaff, disclosedBy, ...row }: Disclosure): DisclosureType {
  return { ...row, toStaff: referenceTo(toStaff), disclosedBy: { id: disclosedBy } }
}

function openedSeen({ disclosure, shownUntil, appeal, ...papersOf }: OpenedDisclosure): OpenedDisclosureType {
  const [words, customer, handling] = (['words', 'customer', 'handling'] as const).map((part) =>
    disclosure.parts.includes(part),
  )
  const { instructions, progressReports } = papersOf
  return {
    disclosure: disclosureSeen(disclosure),
    shownUntil,
    cause: words ? appeal.cause : null,
    content: words ? appeal.content : null,
    caller: customer ? callerOf(appeal) : null,
    customer: customer ? referenceTo(appeal.customerId) : null,
    unit: customer ? referenceTo(appeal.unitId) : null,
    outcome: handling ? appeal.outcome : null,
    instructions: handling ? instructions.map((row) => ({ ...row, signedBy: { id: row.signedBy } })) : [],
    progressReports: handling
      ? progressReports.map((row) => ({
          ...row,
          reportedBy: { id: row.reportedBy },
          reviewedBy: referenceTo(row.reviewedBy),
        }))
      : [],
  }
}
