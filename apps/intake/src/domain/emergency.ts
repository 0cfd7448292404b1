import { isWithin } from '@shouwen/calendar/daily-window'
import { emergencyCategories, emergencyOf, type Emergency } from '@shouwen/procedure/emergencies'
import type { EmergencyPlan, EmergencyRule, ProcedurePack } from '@shouwen/procedure/pack'
import type { Channel } from '@shouwen/vocabulary/appeals'
import type { DutyPost } from '@shouwen/vocabulary/organisation'
import type { EmergencyState } from '@shouwen/vocabulary/playbooks'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { normalTelephone } from '@shouwen/vocabulary/telephone'
import type { Appeal } from './appeal'
import type { RegistrationForm } from './register'
import type { RunningPlaybook } from './steps'
import { requiredText } from './texts'

/** What whoever answers a ringing telephone can give: where, which number, what happened. The rest may come later. */
export interface EmergencyForm {
  readonly category: string
  readonly channel: Channel
  readonly unitId: string | null
  readonly customerId: string | null
  readonly callerName: string | null
  readonly telephone: string
  readonly address: string
  readonly condition: string
}

/** Where help is needed, and where to call back; not a part of the registration form. */
export interface EmergencyCall {
  appealId: string
  groupId: string
  address: string
  /** E.164. */
  telephone: string
}

/** A number that is answered at some hours of the day, as dispatch told of it. */
export interface KnownDutyNumber {
  readonly post: DutyPost
  readonly telephone: string
  readonly from: string
  readonly to: string
}

/** Who calls in distress and gives no name is written down as the caller 来电人; customer-profile learns more later. */
const UNNAMED = '来电人'

/** P5.6.6, P5.6.8, P5.6.9: the emergency that a category is. Refuses with NOT_AN_EMERGENCY, CATEGORY_UNKNOWN. */
export function requireEmergency(pack: ProcedurePack, category: string): Emergency {
  const emergency = emergencyOf(pack, category)
  if (emergency !== null) return emergency
  const emergencies = emergencyCategories(pack).join('、') || '—'
  throw new Refusal('NOT_AN_EMERGENCY', { category, emergencies })
}

/** The registration form of an emergency, and what was noted beside it. Refuses with INPUT_INVALID, TELEPHONE_INVALID. */
export function decideRaise(
  form: EmergencyForm,
  { kind }: Emergency,
): { registration: RegistrationForm; noted: Omit<EmergencyCall, 'appealId' | 'groupId'> } {
  const address = requiredText('address', form.address)
  const content = requiredText('condition', form.condition)
  const telephone = normalTelephone(form.telephone)
  const caller = form.customerId === null ? { name: form.callerName?.trim() || UNNAMED, telephone } : null
  const { category, channel, unitId, customerId } = form
  const registration = {
    unitId,
    customerId,
    caller,
    kind,
    channel,
    category,
    grade: null,
    impact: null,
    cause: null,
    content,
    receivedAt: null,
  }
  return { registration, noted: { address, telephone } }
}

/** The plan by which an appeal is an emergency; null where it is none. */
export function planOf(
  rule: EmergencyRule | null | undefined,
  running: readonly RunningPlaybook[],
): { plan: EmergencyPlan; run: RunningPlaybook } | null {
  for (const plan of rule?.plans ?? []) {
    const run = running.find(({ playbook }) => playbook.code === plan.playbook)
    if (run !== undefined) return { plan, run }
  }
  return null
}

/** Who took something up, and when. */
export interface Acceptance {
  readonly by: string
  readonly at: Date
}

/** Whether the guards are on their way, and whom to call when they are not. */
export interface EmergencyStanding {
  readonly state: EmergencyState
  readonly accepted: Acceptance | null
  /** Set once nobody has accepted for too long: which post is called, and since when. */
  readonly call: { readonly post: DutyPost; readonly since: Date } | null
}

/**
 * P5.6.6.2, P5.6.8.1, P5.6.9: an emergency is accepted when the guards have done their step, or somebody has accepted an
 * order, whichever was first: so also while orders do not arrive anywhere. A matter that is over calls nobody.
 */
export function standingOfEmergency(
  { registeredAt, status }: Pick<Appeal, 'registeredAt' | 'status'>,
  { acceptWithin }: EmergencyRule,
  { plan, run }: { plan: EmergencyPlan; run: RunningPlaybook },
  order: Acceptance | null,
  now: Date,
): EmergencyStanding {
  const done = run.steps.find(({ rule }) => rule.code === plan.guards)?.opened
  const step = done?.settledBy && done.settledAt ? { by: done.settledBy, at: done.settledAt } : null
  const accepted = step !== null && (order === null || step.at < order.at) ? step : order
  if (accepted !== null) return { state: 'accepted', accepted, call: null }
  const since = new Date(registeredAt.getTime() + (acceptWithin?.seconds ?? 0) * 1_000)
  const isOpen = status === 'registered' || status === 'handedOver' || status === 'inProgress'
  const call = acceptWithin && isOpen && now >= since ? { post: acceptWithin.thenCall, since } : null
  return { state: 'tasking', accepted: null, call }
}

/** The numbers that are answered at an instant, on the project's clock. */
export function onDutyAt(numbers: readonly KnownDutyNumber[], at: Date, timeZone: string): KnownDutyNumber[] {
  return numbers.filter((number) => isWithin(number, at, timeZone))
}
