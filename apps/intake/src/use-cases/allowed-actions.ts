import type { Actor } from '@shouwen/access/actor'
import { authorize, type Permission } from '@shouwen/access/permission'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import { appealActions, type AppealAction } from '@shouwen/vocabulary/appeals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { In, type EntityManager } from 'typeorm'
import type { Appeal } from '../domain/appeal'
import { decideAnswer, decideOffer, type ContactHandover } from '../domain/contact-handover'
import type { Escalation } from '../domain/escalation'
import { decideReview, type ProgressReport } from '../domain/progress'
import { decideApprove, decideDraft, requireReplyRule, type WrittenReply } from '../domain/replies'
import type { OpenedStep } from '../domain/steps'
import { clausesOf, move } from '../domain/transitions'
import { contactHandoversOf } from '../store/contact-handover-queries'
import { escalationsOf } from '../store/escalation-queries'
import { nothingLeft, workLeftOf, type WorkLeft } from '../store/known'
import { packsPromised } from '../store/packs'
import { progressReportsOf } from '../store/part-queries'
import { repliesOf } from '../store/reply-queries'
import { stepsOf } from '../store/step-queries'
import { appealTable } from '../store/tables'
import { contactAs } from './change-appeal'
import { closeUnder } from './close-appeal'
import { decideBy, escalateBy } from './escalate-appeal'
import { offerFor } from './hand-contact-over'
import { informBy } from './inform-customer'
import { instructBy } from './instruct-appeal'
import { judgeBy } from './judge-scope'
import { severityBy } from './judge-severity'
import { permissions } from './permissions'
import { refusalOf } from './refusal-of'
import { decideReplyBy, deliverBy, draftBy, replyRuleAmong } from './reply-in-writing'
import { resolveBy } from './resolve-appeal'
import { reviewBy } from './review-progress'

/** What somebody may do with an appeal now, or why not: as the mutation would answer, given an input that fits. */
export interface ActionVerdict {
  readonly action: AppealAction
  readonly refusal: Refusal | null
  readonly clause: string
}

/** An appeal, who looks at it, and what its rules look at. */
interface Circumstances {
  readonly actor: Actor
  readonly appeal: Appeal
  readonly packs: readonly ProcedurePack[]
  readonly reports: readonly ProgressReport[]
  readonly work: WorkLeft
  readonly steps: readonly OpenedStep[]
  readonly offers: readonly ContactHandover[]
  readonly escalations: readonly Escalation[]
  readonly replies: readonly WrittenReply[]
  readonly now: Date
}

/** The row and the rules of each action: the mutations' own. */
const rules: Readonly<Record<AppealAction, { permission: Permission; decide(of: Circumstances): void }>> = {
  instruct: {
    permission: permissions['Mutation.instructAppeal'],
    decide: ({ actor, appeal, packs }) => instructBy(actor, appeal, packs),
  },
  reportProgress: {
    permission: permissions['Mutation.reportProgress'],
    decide: ({ appeal }) => move(appeal, 'reportProgress'),
  },
  reviewProgress: {
    permission: permissions['Mutation.reviewProgress'],
    decide({ actor, appeal, packs, reports, now }) {
      reviewBy(actor, appeal, packs)
      decideReview(
        aReport(reports, ({ reviewedAt }) => reviewedAt === null),
        actor.personId,
        now,
      )
    },
  },
  informCustomer: {
    permission: permissions['Mutation.informCustomer'],
    decide({ actor, appeal, packs, reports, now }) {
      const report = aReport(reports, ({ reviewedAt }) => reviewedAt !== null)
      informBy(actor, appeal, packs, report, now)
    },
  },
  judgeScope: {
    permission: permissions['Mutation.judgeScope'],
    decide: ({ actor, appeal, packs }) => judgeBy(actor, appeal, packs, 'withinScope'),
  },
  judgeSeverity: {
    permission: permissions['Mutation.judgeSeverity'],
    decide: ({ actor, appeal, packs }) => severityBy(actor, appeal, packs, 'ordinary'),
  },
  escalate: {
    permission: permissions['Mutation.escalateAppeal'],
    decide: ({ actor, appeal, packs }) => escalateBy(actor, appeal, packs),
  },
  decideEscalation: {
    permission: permissions['Mutation.decideEscalation'],
    decide: ({ actor, appeal, escalations }) => decideBy(actor, appeal, escalations),
  },
  draftReply: {
    permission: permissions['Mutation.draftReply'],
    decide({ actor, appeal, packs, replies, now }) {
      const rule = replyRuleAmong(packs, appeal)
      const drafted = draftBy(actor, appeal, rule)
      const made = { id: appeal.id, by: actor.personId, receivedText: '' }
      const draft = { template: null, title: null, body: null }
      decideDraft(drafted, requireReplyRule(rule), replies, draft, made, now)
    },
  },
  approveReply: {
    permission: permissions['Mutation.approveReply'],
    decide({ actor, appeal, packs, replies, now }) {
      const asked = replyRuleAmong(packs, appeal)
      const { rule, reply } = decideReplyBy(actor, appeal, asked, replies, 'approveReply')
      decideApprove(rule, reply, now)
    },
  },
  returnReply: {
    permission: permissions['Mutation.returnReply'],
    decide: ({ actor, appeal, packs, replies }) =>
      decideReplyBy(actor, appeal, replyRuleAmong(packs, appeal), replies, 'returnReply'),
  },
  deliverReply: {
    permission: permissions['Mutation.deliverReply'],
    decide({ actor, appeal, packs, replies, now }) {
      const told = { channel: 'letter', receipt: 'fits', by: actor.personId } as const
      deliverBy(actor, appeal, replyRuleAmong(packs, appeal), replies, told, now)
    },
  },
  offerContact: {
    permission: permissions['Mutation.offerContact'],
    decide: ({ actor, appeal, offers }) =>
      decideOffer(appeal, offers, contactAs(actor, appeal), 'somebody else'),
  },
  answerContactOffer: {
    permission: permissions['Mutation.answerContactOffer'],
    decide: ({ actor, appeal, offers }) => decideAnswer(appeal, offerFor(actor, appeal, offers), 'accepted'),
  },
  resolve: {
    permission: permissions['Mutation.resolveAppeal'],
    decide: ({ actor, appeal, work, packs, steps, escalations, replies, now }) =>
      resolveBy(
        actor,
        appeal,
        { outcome: 'fits', demand: 'met' },
        { work, packs, steps, escalations, replies, refusalExplained: true },
        now,
      ),
  },
  close: {
    permission: permissions['Mutation.closeAppeal'],
    decide: ({ appeal, packs, now }) => closeUnder(appeal, packs, now),
  },
  markConfidential: {
    permission: permissions['Mutation.markConfidential'],
    decide: ({ appeal }) => move(appeal, 'markConfidential'),
  },
  archive: {
    permission: permissions['Mutation.archiveAppeal'],
    decide: ({ appeal }) => move(appeal, 'archive'),
  },
}

/** The report that an action asks for, or else any; refuses with NOT_FOUND where there is none to name. */
function aReport(
  reports: readonly ProgressReport[],
  fits: (report: ProgressReport) => boolean,
): ProgressReport {
  const report = reports.find(fits) ?? reports[0]
  if (report === undefined) throw new Refusal('NOT_FOUND', { what: 'progress report', id: 'none' })
  return report
}

/** What the actor may do with many appeals, in a fixed number of queries. */
export async function allowedActions(
  manager: EntityManager,
  actor: Actor,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, ActionVerdict[]>> {
  const appeals = await manager.findBy(appealTable, { id: In([...ids]) })
  const packs = await packsPromised(manager, appeals)
  const reports = await progressReportsOf(manager, ids)
  const work = await workLeftOf(manager, ids)
  const steps = await stepsOf(manager, ids)
  const offers = await contactHandoversOf(manager, ids)
  const escalations = await escalationsOf(manager, ids)
  const replies = await repliesOf(manager, ids)
  return new Map(
    appeals.map((appeal) => {
      const { id } = appeal
      const parts = {
        reports: reports.get(id) ?? [],
        work: work.get(id) ?? nothingLeft,
        steps: steps.get(id) ?? [],
        offers: offers.get(id) ?? [],
        escalations: escalations.get(id) ?? [],
        replies: replies.get(id) ?? [],
      }
      const of = { actor, appeal, packs, ...parts, now }
      return [id, appealActions.codes.map((action) => verdict(action, of))]
    }),
  )
}

function verdict(action: AppealAction, of: Circumstances): ActionVerdict {
  const { permission, decide } = rules[action]
  const refusal = refusalOf(() => {
    authorize(of.actor, permission, of.appeal.projectPath)
    decide(of)
  })
  const named = refusal?.facts['clause']
  const [first = ''] = clausesOf(of.appeal, action)
  return { action, refusal, clause: typeof named === 'string' ? named : first }
}
