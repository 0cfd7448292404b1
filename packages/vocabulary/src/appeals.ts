import { closedSet, type CodeOf } from './closed-set'

/** P3.kinds, P5.6.3: what a customer can ask. A commendation (表扬/感谢) occurs in municipal data and is kept, not handled. */
export const appealKinds = closedSet('AppealKind', '诉求类别 (P3.kinds, P5.6.3)', {
  complaint: { zh: '投诉', en: 'complaint' },
  suggestion: { zh: '建议', en: 'suggestion' },
  assistance: { zh: '求助', en: 'help request' },
  coordination: { zh: '协调', en: 'coordination' },
  repair: { zh: '报修', en: 'repair' },
  inquiry: { zh: '咨询', en: 'inquiry' },
  commendation: { zh: '表扬', en: 'commendation' },
})
export type AppealKind = CodeOf<typeof appealKinds>

/** P3.channels, P5.6.2.5, M4.1: how it reached us. */
export const channels = closedSet('Channel', '诉求方式 (P3.channels, P5.6.2.5, M4.1)', {
  telephone: { zh: '电话', en: 'telephone' },
  inPerson: { zh: '亲临现场', en: 'in person' },
  letter: { zh: '信函', en: 'letter' },
  email: { zh: '邮件', en: 'e-mail' },
  online: { zh: '网络', en: 'online' },
  municipalForward: { zh: '政府部门转办', en: 'forwarded by a municipal body' },
})
export type Channel = CodeOf<typeof channels>

/** P5.4.2: how large a repair is; the grade decides the clock. */
export const repairGrades = closedSet('RepairGrade', '维修等级 (P5.4.2)', {
  minor: { zh: '小修', en: 'minor repair' },
  medium: { zh: '中修', en: 'medium repair' },
  major: { zh: '大修', en: 'major repair' },
})
export type RepairGrade = CodeOf<typeof repairGrades>

/** M4.6: what the matter does to the tenant, or where it comes from; decides a mall complaint's clock. */
export const impacts = closedSet('Impact', '影响与成因 (M4.6.1–M4.6.3)', {
  stopsBusiness: { zh: '影响租户正常营业', en: "stops a tenant's normal business" },
  outsideControl: { zh: '可控范围外因素', en: 'causes outside control' },
  equipmentOrOther: { zh: '设备、设施等其它因素', en: 'equipment, facilities and other causes' },
})
export type Impact = CodeOf<typeof impacts>

/** Where an appeal stands. The legal moves between these are one table in the intake service. */
export const appealStatuses = closedSet('AppealStatus', '诉求状态', {
  registered: { zh: '已登记', en: 'registered' },
  handedOver: { zh: '已派单', en: 'handed to a department' },
  inProgress: { zh: '处理中', en: 'in progress' },
  resolved: { zh: '已办结', en: 'resolved, awaiting its revisit' },
  closed: { zh: '已结案', en: 'closed' },
  archived: { zh: '已归档', en: 'archived' },
})
export type AppealStatus = CodeOf<typeof appealStatuses>

/** What people do with an appeal by a mutation; the rest of the transition table follows from other services' facts. */
export const appealActions = closedSet('AppealAction', '诉求操作', {
  instruct: { zh: '批示', en: 'sign an instruction' },
  reportProgress: { zh: '报告进展', en: 'report progress' },
  reviewProgress: { zh: '审核进展', en: 'review progress' },
  informCustomer: { zh: '反馈客户', en: 'inform the customer' },
  judgeScope: { zh: '判定是否有效', en: 'judge whether it is within scope' },
  judgeSeverity: { zh: '判定是否重大', en: 'judge whether it is major' },
  escalate: { zh: '上报', en: 'escalate to a superior' },
  decideEscalation: { zh: '决定上报事项', en: 'decide what was escalated' },
  draftReply: { zh: '拟书面回复', en: 'draft a written reply' },
  approveReply: { zh: '审批书面回复', en: 'approve a written reply' },
  returnReply: { zh: '退回书面回复', en: 'send a written reply back' },
  deliverReply: { zh: '送达书面回复', en: 'deliver a written reply' },
  offerContact: { zh: '移交首问责任', en: 'offer the first contact to somebody' },
  answerContactOffer: { zh: '答复首问移交', en: 'answer the offer of the first contact' },
  resolve: { zh: '办结', en: 'declare settled' },
  close: { zh: '结案', en: 'close' },
  markConfidential: { zh: '设为保密', en: 'mark as confidential' },
  archive: { zh: '归档', en: 'archive' },
})
export type AppealAction = CodeOf<typeof appealActions>

/** M4.7.1: how grave a matter is, as the department that has it judges. */
export const severities = closedSet('Severity', '严重程度 (M4.7.1)', {
  ordinary: { zh: '一般', en: 'ordinary' },
  major: { zh: '重大', en: 'major' },
})
export type Severity = CodeOf<typeof severities>

/** P5.6.2.2: how a complaint was reported. */
export const reportForms = closedSet('ReportForm', '汇报形式 (P5.6.2.2)', {
  written: { zh: '书面报告', en: 'in writing' },
  oral: { zh: '口头汇报', en: 'orally' },
})
export type ReportForm = CodeOf<typeof reportForms>

/** M4.3: what became of what the customer asked for. */
export const demandOutcomes = closedSet('DemandOutcome', '诉求是否满足 (M4.3)', {
  met: { zh: '已满足', en: 'met' },
  partlyMet: { zh: '部分满足', en: 'met in part' },
  refused: { zh: '无法满足', en: 'not met, with the reason' },
})
export type DemandOutcome = CodeOf<typeof demandOutcomes>

/** P4.1: what somebody to whom the first contact was offered said. */
export const contactAnswers = closedSet('ContactAnswer', '首问移交的答复 (P4.1)', {
  accepted: { zh: '接受', en: 'accepted' },
  declined: { zh: '不接受', en: 'declined' },
})
export type ContactAnswer = CodeOf<typeof contactAnswers>

/** P5.2.3, P5.3: what the customer said when told of the progress. */
export const customerAnswers = closedSet('CustomerAnswer', '客户对反馈的答复 (P5.2.3, M4.7.1)', {
  understood: { zh: '谅解', en: 'understood' },
  agreedToPromise: { zh: '同意预计时间', en: 'agreed to the promised time' },
  notContent: { zh: '不满意', en: 'not content' },
  notReached: { zh: '未联系上', en: 'could not be reached' },
})
export type CustomerAnswer = CodeOf<typeof customerAnswers>

/** Where an appeal's record came from: lived here, or brought in as history. */
export const appealOrigins = closedSet('AppealOrigin', '记录来源', {
  registered: { zh: '本系统登记', en: 'registered here' },
  imported: { zh: '历史导入', en: 'imported as history' },
})
export type AppealOrigin = CodeOf<typeof appealOrigins>
