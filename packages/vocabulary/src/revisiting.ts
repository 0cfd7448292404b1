import { closedSet, type CodeOf } from './closed-set'

/** P5.5.4: how a revisit is made. */
export const revisitMethods = closedSet('RevisitMethod', '回访方式 (P5.5.4)', {
  atTheDoor: { zh: '登门拜访', en: 'at the door' },
  byTelephone: { zh: '电话拜访', en: 'by telephone' },
  online: { zh: '网络拜访', en: 'online' },
})
export type RevisitMethod = CodeOf<typeof revisitMethods>

export const revisitStatuses = closedSet('RevisitStatus', '回访状态', {
  due: { zh: '待回访', en: 'due' },
  completed: { zh: '已回访', en: 'completed' },
})
export type RevisitStatus = CodeOf<typeof revisitStatuses>

/** P5.5.4: why an attempt to revisit came to nothing. */
export const revisitAttemptOutcomes = closedSet('RevisitAttemptOutcome', '回访未成 (P5.5.4)', {
  notReached: { zh: '未联系上', en: 'could not be reached' },
  notAtHome: { zh: '无人在家', en: 'nobody at home' },
  putOff: { zh: '客户改约', en: 'put off by the customer' },
})
export type RevisitAttemptOutcome = CodeOf<typeof revisitAttemptOutcomes>

/** The five levels of the 12345 hotlines. */
export const satisfactions = closedSet('Satisfaction', '满意度', {
  verySatisfied: { zh: '非常满意', en: 'very satisfied' },
  satisfied: { zh: '满意', en: 'satisfied' },
  fair: { zh: '基本满意', en: 'fairly satisfied' },
  dissatisfied: { zh: '不满意', en: 'dissatisfied' },
  veryDissatisfied: { zh: '非常不满意', en: 'very dissatisfied' },
})
export type Satisfaction = CodeOf<typeof satisfactions>

/** M4.10: what a procedure may have asked at a revisit, besides how satisfied the customer is; answered by `Satisfaction`. */
export const revisitQuestions = closedSet('RevisitQuestion', '回访评价项 (M4.10)', {
  timeliness: { zh: '及时性', en: 'timeliness' },
  quality: { zh: '合格性', en: 'quality' },
})
export type RevisitQuestion = CodeOf<typeof revisitQuestions>

/** P5.5.1–P5.5.3: who draws samples. */
export const auditors = closedSet('Auditor', '抽查单位 (P5.5.1–P5.5.3)', {
  managementDepartment: { zh: '公司管理部', en: 'company management department' },
  gmOffice: { zh: '总经办', en: "general manager's office" },
})
export type Auditor = CodeOf<typeof auditors>

/** What an auditor found when checking a sampled appeal. */
export const auditFindings = closedSet('AuditFinding', '抽查结论', {
  confirmed: { zh: '属实', en: 'the record is confirmed' },
  contradicted: { zh: '不符', en: 'the customer contradicts the record' },
  notReached: { zh: '未联系上', en: 'the customer could not be reached' },
})
export type AuditFinding = CodeOf<typeof auditFindings>
