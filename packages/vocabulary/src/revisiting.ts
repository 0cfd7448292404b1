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

/** The five levels of the 12345 hotlines. */
export const satisfactions = closedSet('Satisfaction', '满意度', {
  verySatisfied: { zh: '非常满意', en: 'very satisfied' },
  satisfied: { zh: '满意', en: 'satisfied' },
  fair: { zh: '基本满意', en: 'fairly satisfied' },
  dissatisfied: { zh: '不满意', en: 'dissatisfied' },
  veryDissatisfied: { zh: '非常不满意', en: 'very dissatisfied' },
})
export type Satisfaction = CodeOf<typeof satisfactions>

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
