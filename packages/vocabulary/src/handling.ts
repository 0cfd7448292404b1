import { closedSet, type CodeOf } from './closed-set'

/** P5.2.1, M4.4: how the department of a hand-over was found. */
export const handoverRules = closedSet('HandoverRule', '派单规则 (P5.2.1, M4.4)', {
  dutyOfCategory: { zh: '按分类职责', en: "the department with the duty of the appeal's category" },
  fallbackDuty: {
    zh: '按规程兜底职责',
    en: 'no such department here, so the one that the procedure falls back on',
  },
})
export type HandoverRule = CodeOf<typeof handoverRules>

/** A department's work on an appeal. */
export const workOrderStatuses = closedSet('WorkOrderStatus', '工单状态', {
  opened: { zh: '待接单', en: 'waiting to be accepted' },
  accepted: { zh: '已接单', en: 'accepted' },
  done: { zh: '已完成', en: 'done' },
})
export type WorkOrderStatus = CodeOf<typeof workOrderStatuses>

/** What a clock measures. */
export const clockTargets = closedSet('ClockTarget', '时限目标', {
  handover: { zh: '转交', en: 'hand-over to the department' },
  feedback: { zh: '反馈', en: 'feedback to the customer' },
  reply: { zh: '回复', en: 'answer to the customer' },
  rectification: { zh: '整改', en: 'rectification' },
  resolution: { zh: '解决', en: 'resolution' },
  revisit: { zh: '回访', en: 'revisit' },
  step: { zh: '预案步骤', en: 'step of a playbook' },
})
export type ClockTarget = CodeOf<typeof clockTargets>

/** The life of a clock. A breach is a mark on a clock, not an end: a breached clock still stops when the work is done. */
export const clockStates = closedSet('ClockState', '时限状态', {
  running: { zh: '计时中', en: 'running' },
  met: { zh: '按时完成', en: 'met' },
  late: { zh: '超时完成', en: 'done after its time' },
  cancelled: { zh: '已取消', en: 'cancelled' },
})
export type ClockState = CodeOf<typeof clockStates>
