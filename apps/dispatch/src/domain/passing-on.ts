import type { ProcedurePack } from '@shouwen/procedure/pack'
import type { Role } from '@shouwen/vocabulary/organisation'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { requiredText } from './texts'
import { move, type WorkOrder } from './work-order'

type HandoverRules = ProcedurePack['handover']

/** What somebody may decide of an order, by their posts at its place. */
export interface Authority {
  /** Manager of the department that has it. */
  readonly manages: boolean
  /** Holder of the post that the procedure names as coordinator. */
  readonly coordinates: boolean
}

/** P5.6.2.4, M4.4: a department refuses an order. It does not bounce: it waits for the coordinator. Refuses with NO_COORDINATOR. */
export function decideRefuse(
  order: WorkOrder,
  { coordinator }: HandoverRules,
  said: { readonly by: string; readonly reason: string },
  now: Date,
): { order: WorkOrder; coordinator: Role; clause: string } {
  if (coordinator === undefined) throw new Refusal('NO_COORDINATOR')
  const { role, clause } = coordinator
  const refused = move(order, 'refuse', {
    refusedBy: said.by,
    refusedAt: now,
    refusalReason: requiredText('reason', said.reason),
    coordinator: role,
    pausedAt: null,
    pauseReason: null,
  })
  return { order: refused, coordinator: role, clause }
}

/**
 * P5.2.1, P5.6.2.4, M4.4: the order ends here, and another department gets one. The manager of the department decides it;
 * what was refused, or has changed hands too often, is the coordinator's, who may also give it back. Refuses with
 * NOT_COORDINATOR, DEPARTMENT_HAS_IT.
 */
export function decideReassign(
  order: WorkOrder,
  rules: HandoverRules,
  { manages, coordinates }: Authority,
  to: {
    readonly departmentId: string
    /** How often the appeal has been given to a department so far, by rule or by hand. */
    readonly handovers: number
    /** The other departments that work on the appeal. */
    readonly others: readonly string[]
  },
): { order: WorkOrder; clause: string } {
  const { coordinator, coordinatedFrom, clause } = rules
  const reassigned = move(order, 'reassign', { pausedAt: null, pauseReason: null })
  const refused = order.status === 'refused'
  const forCoordinator = refused || (coordinatedFrom !== undefined && to.handovers + 1 >= coordinatedFrom)
  if (!coordinates && (forCoordinator || !manages)) throw notCoordinator(rules)
  const staysThere = to.departmentId === order.departmentId && !refused
  if (staysThere || to.others.includes(to.departmentId)) throw new Refusal('DEPARTMENT_HAS_IT', { clause })
  return { order: reassigned, clause: coordinates ? (coordinator?.clause ?? clause) : clause }
}

/** P5.2.1, M4.4: another department joins. Refuses with NOT_COORDINATOR, DEPARTMENT_HAS_IT. */
export function decideJoin(
  rules: HandoverRules,
  mayAsk: boolean,
  workingDepartmentIds: readonly string[],
  departmentId: string,
): { clause: string } {
  if (!mayAsk) throw notCoordinator(rules)
  if (workingDepartmentIds.includes(departmentId)) {
    throw new Refusal('DEPARTMENT_HAS_IT', { clause: rules.clause })
  }
  return { clause: rules.clause }
}

/** Whoever may not decide is told who may: the coordinator, or, where there is none, the department's manager. */
function notCoordinator({ coordinator, clause }: HandoverRules): Refusal {
  return new Refusal('NOT_COORDINATOR', {
    post: coordinator?.role ?? 'departmentManager',
    clause: coordinator?.clause ?? clause,
  })
}
