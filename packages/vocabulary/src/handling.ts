import { closedSet, type CodeOf } from './closed-set'

/** P5.2.1, M4.4: how the department of a hand-over was found. */
export const handoverRules = closedSet('HandoverRule', '派单规则 (P5.2.1, P5.6.2.4, M4.4)', {
  dutyOfCategory: { zh: '按分类职责', en: "the department with the duty of the appeal's category" },
  fallbackDuty: {
    zh: '按规程兜底职责',
    en: 'no such department here, so the one that the procedure falls back on',
  },
  reassigned: { zh: '转派', en: 'passed on by the department that had it, or by the coordinator' },
  joined: { zh: '协同', en: 'asked to join those that work on it' },
})
export type HandoverRule = CodeOf<typeof handoverRules>

/** A department's work on an appeal. Done and reassigned are the ends. */
export const workOrderStatuses = closedSet('WorkOrderStatus', '工单状态', {
  opened: { zh: '待接单', en: 'waiting to be accepted' },
  accepted: { zh: '已接单', en: 'accepted' },
  paused: { zh: '挂起', en: 'paused, with a reason' },
  refused: { zh: '已退单,待协调', en: 'refused, waiting for the coordinator' },
  reassigned: { zh: '已转派', en: 'passed on to another department' },
  done: { zh: '已完成', en: 'done' },
})
export type WorkOrderStatus = CodeOf<typeof workOrderStatuses>

/** Why the work on an order stands still. */
export const pauseReasons = closedSet('PauseReason', '工单挂起原因', {
  awaitingParts: { zh: '等待配件', en: 'waiting for parts' },
  awaitingCustomer: { zh: '等待客户配合', en: 'waiting for the customer' },
  awaitingContractor: { zh: '等待外协单位', en: 'waiting for a contractor' },
  awaitingFunds: { zh: '等待费用审批', en: 'waiting for money to be approved' },
  weather: { zh: '天气原因', en: 'weather' },
})
export type PauseReason = CodeOf<typeof pauseReasons>

/** P5.6.1: what the customer said of a repair that was reported as done. */
export const repairAcceptances = closedSet('RepairAcceptance', '客户验收 (P5.6.1)', {
  awaited: { zh: '待验收', en: 'waiting for the customer to accept it' },
  accepted: { zh: '验收合格', en: 'accepted' },
  declined: { zh: '验收不合格', en: 'not accepted: in work again' },
})
export type RepairAcceptance = CodeOf<typeof repairAcceptances>

/** What a clock measures. */
export const clockTargets = closedSet('ClockTarget', '时限目标', {
  handover: { zh: '转交', en: 'hand-over to the department' },
  firstResponse: { zh: '首次响应', en: 'first response: somebody took the work, or the customer was told' },
  contact: { zh: '联系客户', en: 'contact with the customer' },
  progress: { zh: '进展报告', en: 'report of the progress' },
  decision: { zh: '决策', en: 'decision of what was escalated' },
  feedback: { zh: '反馈', en: 'feedback to the customer' },
  reply: { zh: '回复', en: 'answer to the customer' },
  writtenReply: { zh: '书面回复', en: 'answer to the customer in writing' },
  rectification: { zh: '整改', en: 'rectification' },
  resolution: { zh: '解决', en: 'resolution' },
  revisit: { zh: '回访', en: 'revisit' },
  step: { zh: '预案步骤', en: 'step of a playbook' },
})
export type ClockTarget = CodeOf<typeof clockTargets>

/** To whom a time is owed: what a department owes the house lies within what the house owes the customer. */
export const clockCreditors = closedSet('ClockCreditor', '时限的对象', {
  customer: { zh: '对客户', en: 'the customer, by the house' },
  house: { zh: '对公司(部门内控)', en: 'the house, by a department that works on it' },
})
export type ClockCreditor = CodeOf<typeof clockCreditors>

/** The life of a clock. A breach is a mark on a clock, not an end: a breached clock still stops when the work is done. */
export const clockStates = closedSet('ClockState', '时限状态', {
  running: { zh: '计时中', en: 'running' },
  paused: { zh: '已挂起', en: 'paused: its time does not count' },
  met: { zh: '按时完成', en: 'met' },
  late: { zh: '超时完成', en: 'done after its time' },
  cancelled: { zh: '已取消', en: 'cancelled' },
})
export type ClockState = CodeOf<typeof clockStates>
