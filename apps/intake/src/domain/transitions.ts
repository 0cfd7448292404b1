import { appealStatuses, type AppealStatus } from '@shouwen/vocabulary/appeals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Appeal } from './appeal'

interface Transition {
  readonly from: readonly AppealStatus[]
  /** Null: the status stays. */
  readonly to: AppealStatus | null
  readonly clauses: readonly string[]
}

const open: readonly AppealStatus[] = ['registered', 'handedOver', 'inProgress']

const beforeArchive: readonly AppealStatus[] = [...open, 'resolved', 'closed']

/** Every change of an appeal, from where it is allowed, and under which clauses. There is no other way to change one. */
export const transitions = {
  noteHandover: { from: ['registered'], to: 'handedOver', clauses: ['P5.2.1', 'M4.4'] },
  changeDepartment: { from: open, to: null, clauses: ['P5.2.1', 'P5.6.2.4', 'M4.4'] },
  beginWork: { from: ['registered', 'handedOver'], to: 'inProgress', clauses: ['P5.2.1', 'M4.7.1'] },
  settleStep: { from: open, to: null, clauses: ['P4.1', 'M3.3'] },
  attach: { from: beforeArchive, to: null, clauses: ['P5.1.1', 'M4.2'] },
  identifyCustomer: { from: appealStatuses.codes, to: null, clauses: ['C0.2'] },
  instruct: { from: open, to: null, clauses: ['P5.1.3'] },
  reportProgress: { from: open, to: null, clauses: ['P5.3', 'M4.7.2'] },
  reviewProgress: { from: open, to: null, clauses: ['P5.3'] },
  informCustomer: { from: open, to: null, clauses: ['P5.2.3', 'P5.3', 'M4.7.2'] },
  judgeScope: { from: open, to: null, clauses: ['M4.5.1'] },
  judgeSeverity: { from: open, to: null, clauses: ['M4.7.1'] },
  escalate: { from: open, to: null, clauses: ['P5.2.2', 'M4.7.1'] },
  decideEscalation: { from: open, to: null, clauses: ['P5.2.2', 'M4.7.1'] },
  draftReply: { from: open, to: null, clauses: ['P5.6.3.1', 'M4.9'] },
  approveReply: { from: open, to: null, clauses: ['P5.6.3.1', 'M4.9'] },
  returnReply: { from: open, to: null, clauses: ['P5.6.3.1', 'M4.9'] },
  deliverReply: { from: open, to: null, clauses: ['P5.6.3.1', 'M4.9'] },
  offerContact: { from: beforeArchive, to: null, clauses: ['P4.1', 'M3.3'] },
  answerContactOffer: { from: beforeArchive, to: null, clauses: ['P4.1', 'M3.3'] },
  resolve: { from: ['handedOver', 'inProgress'], to: 'resolved', clauses: ['P4.1', 'M3.2'] },
  reopen: { from: ['resolved'], to: 'inProgress', clauses: ['P5.5.1', 'M4.8'] },
  close: { from: ['resolved'], to: 'closed', clauses: ['P5.5.1', 'M4.8'] },
  markConfidential: { from: appealStatuses.codes, to: null, clauses: ['P5.6.3.3'] },
  declineToDisclose: { from: open, to: null, clauses: ['P5.6.3.3'] },
  reclassify: { from: open, to: null, clauses: ['M4.2'] },
  answerAtOnce: { from: open, to: 'resolved', clauses: ['M4.2'] },
  followUp: { from: open, to: null, clauses: ['M3.2'] },
  archive: { from: ['closed'], to: 'archived', clauses: ['P4.2'] },
} as const satisfies Record<string, Transition>

export type TransitionName = keyof typeof transitions

/** Whether the change is allowed where the appeal stands. */
export function allows(appeal: Appeal, name: TransitionName): boolean {
  const { from }: Transition = transitions[name]
  return from.includes(appeal.status)
}

/** Refuses with TRANSITION_NOT_ALLOWED what is not allowed where the appeal stands. */
export function requireAllowed(appeal: Appeal, name: TransitionName): void {
  if (allows(appeal, name)) return
  throw new Refusal('TRANSITION_NOT_ALLOWED', { action: name, status: appeal.status })
}

/** The appeal after a change: its status, and one version on. Refuses with TRANSITION_NOT_ALLOWED. */
export function move(appeal: Appeal, name: TransitionName, changes: Partial<Appeal> = {}): Appeal {
  requireAllowed(appeal, name)
  const { to }: Transition = transitions[name]
  return { ...appeal, ...changes, status: to ?? appeal.status, version: appeal.version + 1 }
}

/** The clauses of a change, of the procedure that the appeal's project follows: residential P or mall M; C is for both. */
export function clausesOf(appeal: Appeal, name: TransitionName): string[] {
  const { clauses }: Transition = transitions[name]
  const other = appeal.projectKind === 'mall' ? 'P' : 'M'
  const own = clauses.filter((clause) => !clause.startsWith(other))
  return own.length > 0 ? own : [...clauses]
}

/** What is wrong with a table: a status that nothing reaches, or that nothing leads out of, except the last. */
export function transitionFaults(table: Readonly<Record<string, Transition>> = transitions): string[] {
  const rows = Object.values(table)
  const reached = new Set<AppealStatus>(['registered'])
  for (const { to } of rows) if (to !== null) reached.add(to)
  const left = new Set(rows.filter((row) => row.to !== null).flatMap((row) => row.from))
  return [
    ...appealStatuses.codes
      .filter((status) => !reached.has(status))
      .map((status) => `nothing leads to ${status}`),
    ...appealStatuses.codes
      .filter((status) => status !== 'archived' && !left.has(status))
      .map((status) => `nothing leads out of ${status}`),
  ]
}
