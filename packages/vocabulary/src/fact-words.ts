import type { Label } from './closed-set'

/** What people call the facts that services announce: on a trail, and where a change is refused for another. */
const words = new Map<string, Label>(
  Object.entries({
    'intake.appeal.registered.v1': { zh: '登记', en: 'registered' },
    'intake.appeal.imported.v1': { zh: '历史导入', en: 'imported as history' },
    'intake.appeal.customer-identified.v1': { zh: '确认客户身份', en: 'customer identified' },
    'intake.appeal.instructed.v1': { zh: '主管批示', en: 'instruction signed' },
    'intake.appeal.confidentiality-marked.v1': { zh: '保密标记', en: 'confidentiality marked' },
    'intake.appeal.scope-judged.v1': { zh: '判定是否有效', en: 'judged by its scope' },
    'intake.appeal.escalated.v1': { zh: '上报', en: 'escalated to a superior' },
    'intake.appeal.escalation-decided.v1': { zh: '上报事项已决定', en: 'the superior decided' },
    'intake.appeal.feedback-owed.v1': { zh: '当日未反馈客户', en: 'the customer heard nothing that day' },
    'intake.appeal.contact-offered.v1': { zh: '提出移交首问责任', en: 'first contact offered to somebody' },
    'intake.appeal.contact-answered.v1': {
      zh: '答复首问移交',
      en: 'the offer of the first contact answered',
    },
    'intake.appeal.severity-judged.v1': { zh: '判定是否重大', en: 'judged by its severity' },
    'intake.report.made.v1': { zh: '报告主任或部门', en: 'reported to who answers for it' },
    'intake.report.acknowledged.v1': { zh: '签收报告', en: 'report acknowledged' },
    'intake.link.made.v1': { zh: '开具查询链接', en: 'link made for the customer' },
    'intake.link.revoked.v1': { zh: '撤销查询链接', en: 'link of the customer revoked' },
    'intake.link.opened.v1': { zh: '客户打开查询链接', en: 'the customer opened the link' },
    'intake.reply.drafted.v1': { zh: '拟书面回复', en: 'written reply drafted' },
    'intake.reply.approved.v1': { zh: '审批书面回复', en: 'written reply approved' },
    'intake.reply.returned.v1': { zh: '退回书面回复', en: 'written reply sent back' },
    'intake.reply.delivered.v1': { zh: '送达书面回复', en: 'written reply delivered' },
    'intake.step.opened.v1': { zh: '步骤可办', en: 'a step can be done' },
    'intake.step.settled.v1': { zh: '步骤已办', en: 'a step was done or left out' },
    'intake.appeal.handover-noted.v1': { zh: '部门接手', en: 'in the hands of a department' },
    'intake.appeal.department-changed.v1': { zh: '转派部门接手', en: 'in the hands of another department' },
    'intake.appeal.work-begun.v1': { zh: '开始处理', en: 'work begun' },
    'intake.appeal.progress-reported.v1': { zh: '汇报进展', en: 'progress reported' },
    'intake.appeal.progress-reviewed.v1': { zh: '进展审议', en: 'progress reviewed' },
    'intake.appeal.customer-informed.v1': { zh: '反馈客户', en: 'customer informed' },
    'intake.appeal.resolved.v1': { zh: '办结', en: 'resolved' },
    'intake.appeal.reopened.v1': { zh: '重新处理', en: 'reopened' },
    'intake.appeal.closed.v1': { zh: '结案', en: 'closed' },
    'intake.appeal.archived.v1': { zh: '归档', en: 'archived' },
    'dispatch.appeal.handed-over.v1': { zh: '派单', en: 'handed over to a department' },
    'dispatch.work-order.opened.v1': { zh: '开立工单', en: 'work order opened' },
    'dispatch.work-order.accepted.v1': { zh: '接单', en: 'work order accepted' },
    'dispatch.work-order.done.v1': { zh: '工单完成', en: 'work order done' },
    'dispatch.work-order.done.v2': { zh: '工单完成', en: 'work order done' },
    'dispatch.work-order.refused.v1': { zh: '退单,待协调', en: 'work order refused, for the coordinator' },
    'dispatch.work-order.reassigned.v1': { zh: '转派', en: 'passed on to another department' },
    'dispatch.appeal.department-joined.v1': { zh: '协同部门加入', en: 'another department joined' },
    'dispatch.work-order.paused.v1': { zh: '工单挂起', en: 'work order paused' },
    'dispatch.work-order.resumed.v1': { zh: '工单恢复', en: 'work order resumed' },
    'dispatch.work-order.acceptance-recorded.v1': { zh: '客户验收', en: "customer's acceptance recorded" },
    'dispatch.work-order.milestones-planned.v1': { zh: '制定跟踪计划', en: 'tracking plan made' },
    'dispatch.milestone.done.v1': { zh: '节点完成', en: 'milestone done' },
    'dispatch.milestone.approved.v1': { zh: '节点审定', en: 'milestone approved' },
    'dispatch.work-order.cost-estimated.v1': { zh: '估算费用', en: 'cost estimated' },
    'dispatch.work-order.cost-approved.v1': { zh: '费用审批同意', en: 'cost approved' },
    'dispatch.work-order.cost-returned.v1': { zh: '费用审批退回', en: 'cost sent back' },
    'sla.clock.opened.v1': { zh: '开始计时', en: 'clock started' },
    'sla.clock.warned.v1': { zh: '时限预警', en: 'clock about to run out' },
    'sla.clock.breached.v1': { zh: '超时', en: 'clock ran out' },
    'sla.clock.stopped.v1': { zh: '停止计时', en: 'clock stopped' },
    'revisit-audit.revisit.due.v1': { zh: '待回访', en: 'revisit due' },
    'revisit-audit.revisit.agreed.v1': { zh: '约定回访', en: 'revisit agreed with the customer' },
    'revisit-audit.revisit.attempted.v1': { zh: '回访未成', en: 'revisit came to nothing' },
    'revisit-audit.revisit.completed.v1': { zh: '回访', en: 'revisited' },
    'revisit-audit.conduct.marked.v1': { zh: '评价接待态度', en: 'conduct marked by the customer' },
    'revisit-audit.service.rated.v1': { zh: '评价及时性与合格性', en: 'service rated by the customer' },
    'revisit-audit.appeal.sampled.v1': { zh: '抽中', en: 'fell into an audit sample' },
    'revisit-audit.audit.recorded.v1': { zh: '抽查', en: 'audited' },
    'elderly-care.visit.recorded.v1': { zh: '记录看望', en: 'visit recorded' },
    'customer-profile.customer.linked.v1': { zh: '关联客户', en: 'caller linked to a customer' },
  }),
)

/** The words for a fact; its type, where a newer producer announces what this version does not know. */
export function wordsFor(type: string): Label {
  return words.get(type) ?? { zh: type, en: type }
}

/** Whether this version has words for a fact. */
export function hasWords(type: string): boolean {
  return words.has(type)
}
