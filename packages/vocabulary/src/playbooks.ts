import { closedSet, type CodeOf } from './closed-set'

/** M4.5: whether a complaint is about what the company promised; not whether it is true. */
export const complaintScopes = closedSet('ComplaintScope', '投诉是否有效 (M4.5.2, M4.5.3)', {
  withinScope: { zh: '有效投诉', en: 'within what was promised' },
  outsideScope: { zh: '无效投诉', en: 'outside what was promised' },
})
export type ComplaintScope = CodeOf<typeof complaintScopes>

/** What somebody writes down to have done a step of a playbook. */
export const evidenceKinds = closedSet('EvidenceKind', '步骤证据类型', {
  text: { zh: '文字', en: 'words' },
  telephone: { zh: '电话号码', en: 'a telephone number' },
  choice: { zh: '选项', en: 'one of several' },
  attachment: { zh: '附件', en: 'an attachment of the appeal' },
  contact: { zh: '联系人', en: 'somebody of the profile by their id, or words for another' },
})
export type EvidenceKind = CodeOf<typeof evidenceKinds>

/** Where a step of a playbook stands on an appeal. */
export const stepStandings = closedSet('StepStanding', '步骤状态', {
  waiting: { zh: '待前置步骤', en: 'waits for the steps before it' },
  open: { zh: '待办', en: 'to be done' },
  done: { zh: '已完成', en: 'done' },
  skipped: { zh: '已跳过', en: 'left out, with a reason' },
  notNeeded: { zh: '无需办理', en: 'not needed, by what was answered before' },
})
export type StepStanding = CodeOf<typeof stepStandings>

/** Whether somebody has taken up what the guards are asked to do in an emergency (P5.6.6.2, P5.6.8.1, P5.6.9). */
export const emergencyStates = closedSet('EmergencyState', '应急任务状态', {
  tasking: { zh: '派遣中', en: 'nobody has accepted yet' },
  accepted: { zh: '已接令', en: 'somebody has accepted' },
})
export type EmergencyState = CodeOf<typeof emergencyStates>
