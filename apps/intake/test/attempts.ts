import { Refusal } from '@shouwen/vocabulary/refusal'
import type { RefusalCode } from '@shouwen/vocabulary/refusal-catalogue'
import fc from 'fast-check'
import { decideClose, decideReopen } from '../src/domain/close'
import { decideMark } from '../src/domain/confidentiality'
import { requireFirstContact } from '../src/domain/first-contact'
import { decideReview, requireReviewed } from '../src/domain/progress'
import { decideResolve } from '../src/domain/resolve'
import { move } from '../src/domain/transitions'
import { Attempt, handling, type Life, type Manual } from './manual'

const whenIn =
  (...stages: readonly Manual['stage'][]) =>
  ({ stage }: Readonly<Manual>): RefusalCode | null =>
    stages.includes(stage) ? null : 'TRANSITION_NOT_ALLOWED'

export const handOver = new Attempt(
  'hand over',
  whenIn('new'),
  ({ appeal }) => ({ appeal: move(appeal, 'noteHandover', { departmentId: 'engineering' }) }),
  (manual) => (manual.stage = 'handedOver'),
)

export const beginWork = new Attempt(
  'begin work',
  whenIn('new', 'handedOver'),
  ({ appeal }) => ({ appeal: move(appeal, 'beginWork') }),
  (manual) => (manual.stage = 'inProgress'),
)

const instruct = new Attempt(
  'instruct',
  whenIn(...handling),
  ({ appeal }) => ({ appeal: move(appeal, 'instruct') }),
  () => undefined,
)

export const report = new Attempt(
  'report progress',
  whenIn(...handling),
  ({ appeal, now }) => ({
    appeal: move(appeal, 'reportProgress'),
    report: {
      id: 'report',
      groupId: appeal.groupId,
      appealId: appeal.id,
      content: '已派人',
      reportedBy: 'worker',
      reportedAt: now,
      reviewedBy: null,
      reviewedAt: null,
    },
  }),
  (manual) => (manual.report = 'written'),
)

export const review = new Attempt(
  'review the report',
  (manual) => whenIn(...handling)(manual) ?? (manual.report === 'written' ? null : 'TRANSITION_NOT_ALLOWED'),
  ({ appeal, report: written, now }) => {
    const moved = move(appeal, 'reviewProgress')
    if (written === null)
      throw new Refusal('TRANSITION_NOT_ALLOWED', { action: 'reviewProgress', status: 'none' })
    return { appeal: moved, report: decideReview(written, 'director', now) }
  },
  (manual) => (manual.report = 'reviewed'),
)

export const tell = (reached: boolean) =>
  new Attempt(
    reached ? 'tell the customer' : 'miss the customer',
    (manual) => {
      if (manual.report === 'none') return 'NOT_FOUND'
      return manual.report === 'written' ? 'PROGRESS_NOT_REVIEWED' : whenIn(...handling)(manual)
    },
    ({ appeal, report: written, now }) => {
      if (written === null) throw new Refusal('NOT_FOUND', { what: 'report', id: 'none' })
      requireReviewed(written, { reviewRequired: true, clause: 'P5.3' })
      return { appeal: move(appeal, 'informCustomer', { informedAt: reached ? now : appeal.informedAt }) }
    },
    (manual) => (manual.told ||= reached),
  )

export const settle = (by: string, openOrders: number) =>
  new Attempt(
    `settle by the ${by} with ${openOrders} open orders`,
    (manual) => {
      if (by === 'worker') return 'NOT_FIRST_CONTACT'
      if (openOrders > 0) return 'WORK_NOT_DONE'
      const late = whenIn('handedOver', 'inProgress')(manual)
      return late ?? (manual.told ? null : 'CUSTOMER_NOT_INFORMED')
    },
    ({ appeal, now }) => {
      requireFirstContact(appeal, { personId: by, directsTheOffice: by === 'director' })
      return {
        appeal: decideResolve(
          appeal,
          { outcome: '修好了', demand: 'met' },
          {
            openWorkOrders: openOrders,
            unacceptedRepairs: 0,
            playbooks: [],
            scopeRule: null,
            refusalExplained: false,
            escalations: [],
            replyRule: null,
            replies: [],
          },
          now,
        ),
      }
    },
    (manual) => {
      manual.stage = 'settled'
      manual.settledTimes += 1
    },
  )

export const revisit = (content: boolean, revisitedAlways: boolean) =>
  new Attempt(
    content ? 'revisit: content' : 'revisit: not content',
    whenIn('settled'),
    ({ appeal, now }) => ({
      appeal: content
        ? decideClose({ ...appeal, revisitedAt: now }, { required: revisitedAlways, clause: 'P5.5.1' }, now)
        : decideReopen(appeal),
    }),
    (manual) => {
      manual.stage = content ? 'closed' : 'inProgress'
      manual.revisitedAndContent = content
      manual.told &&= content
    },
  )

const closeByHand = (revisitedAlways: boolean) =>
  new Attempt(
    'close by hand',
    (manual) => whenIn('settled')(manual) ?? (manual.revisitedAlways ? 'APPEAL_NOT_REVISITED' : null),
    ({ appeal, now }) => ({
      appeal: decideClose(appeal, { required: revisitedAlways, clause: 'P5.5.1' }, now),
    }),
    (manual) => (manual.stage = 'closed'),
  )

export const file = new Attempt(
  'file',
  whenIn('closed'),
  ({ appeal, now }) => ({ appeal: move(appeal, 'archive', { archivedAt: now }) }),
  (manual) => (manual.stage = 'filed'),
)

const mark = new Attempt(
  'mark as confidential',
  () => null,
  ({ appeal }) => ({ appeal: decideMark(appeal, true, 'underInvestigation') }),
  () => undefined,
)

const learnWhoCalled = new Attempt(
  'learn who called',
  () => null,
  ({ appeal }) => ({
    appeal: move(appeal, 'identifyCustomer', { customerId: 'wang', callerName: null, callerTelephone: null }),
  }),
  () => undefined,
)

/** Everything that anybody can try: more often what the manual allows, or no life would come to its end. */
export function attempts(revisitedAlways: boolean): fc.Arbitrary<Iterable<fc.Command<Manual, Life>>> {
  const onwards = [
    handOver,
    beginWork,
    report,
    review,
    tell(true),
    tell(false),
    settle('steward', 0),
    settle('director', 0),
    revisit(true, revisitedAlways),
    revisit(false, revisitedAlways),
    closeByHand(revisitedAlways),
    file,
  ]
  const aside = [instruct, mark, learnWhoCalled, settle('worker', 0), settle('steward', 2)]
  const wise = onwards.map((attempt) => attempt.wise())
  const all = [...onwards, ...aside, ...wise, ...wise, ...wise]
  return fc.commands(
    all.map((attempt) => fc.constant(attempt)),
    { maxCommands: 80, size: 'max' },
  )
}
