import { closedSet, type CodeOf } from './closed-set'

/** By what it is counted how many clocks were kept. */
export const complianceDimensions = closedSet('ComplianceDimension', '时限达成率的统计维度', {
  project: { zh: '项目', en: 'project' },
  department: { zh: '部门', en: 'the department that had it last' },
  person: { zh: '首问责任人', en: 'the first contact, who answers for it' },
  kind: { zh: '诉求类别', en: 'kind of appeal' },
  clause: { zh: '条款', en: 'the clause that asks for it' },
})
export type ComplianceDimension = CodeOf<typeof complianceDimensions>

/** What became of a promise, each clock counted once. */
export const complianceStates = closedSet('ComplianceState', '时限达成情况', {
  met: { zh: '按时', en: 'done in time' },
  breached: { zh: '超时', en: 'late, whether it was done since, was cancelled, or still runs' },
  cancelled: { zh: '已取消', en: 'ceased to matter before its time' },
  running: { zh: '未到期', en: 'not due yet' },
})
export type ComplianceState = CodeOf<typeof complianceStates>

/** Whose clocks a list of what is due next has. */
export const dueNextScopes = closedSet('DueNextScope', '待办时限的范围 (P4.1)', {
  mine: { zh: '我负责的', en: 'of appeals that I am the first contact of, or have an order of' },
  myOffice: { zh: '本项目的', en: 'of the projects at which I hold a post there' },
  all: { zh: '全部', en: 'all that I may see' },
})
export type DueNextScope = CodeOf<typeof dueNextScopes>
