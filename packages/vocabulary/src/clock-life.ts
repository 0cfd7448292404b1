import { closedSet, type CodeOf } from './closed-set'

/**
 * Why the clocks of an appeal stand still; which of them do, the procedure says. Contractors, money and the weather are the house's
 * own affair: for them a department's clock alone may stand still.
 */
export const clockPauseReasons = closedSet('ClockPauseReason', '时限挂起原因', {
  waitingForCustomer: { zh: '等待客户配合', en: 'waiting for the customer' },
  waitingForParts: { zh: '等待配件', en: 'waiting for parts' },
  forceMajeure: { zh: '不可抗力', en: 'force majeure, once it is approved' },
  waitingForContractor: { zh: '等待外协单位', en: 'waiting for a contractor' },
  waitingForFunds: { zh: '等待费用审批', en: 'waiting for money to be approved' },
  weather: { zh: '天气原因', en: 'weather' },
})
export type ClockPauseReason = CodeOf<typeof clockPauseReasons>

/** What was said to something that one person asks for and another decides. */
export const clockDecisions = closedSet('ClockDecision', '审批结果', {
  notNeeded: { zh: '无需审批', en: 'needs no approval' },
  awaited: { zh: '待审批', en: 'waits for a decision' },
  approved: { zh: '已批准', en: 'approved' },
  declined: { zh: '不批准', en: 'not approved' },
})
export type ClockDecision = CodeOf<typeof clockDecisions>

/** Why a clock ran out, as whoever answers for it sees it; once for each breach. */
export const breachCauses = closedSet('BreachCause', '超时原因', {
  lateHandover: { zh: '转交过迟', en: 'handed over too late' },
  understaffed: { zh: '人手不足', en: 'too few people' },
  misjudged: { zh: '判断或派工有误', en: 'misjudged, or given to the wrong people' },
  notAttended: { zh: '未及时处理', en: 'not attended to in time' },
  waitedForCustomer: { zh: '等待客户', en: 'waited for the customer' },
  waitedForParts: { zh: '等待配件', en: 'waited for parts' },
  outsideControl: { zh: '非我方可控原因', en: 'causes outside control (M4.6.2)' },
  wrongData: { zh: '登记信息有误', en: 'what was registered was wrong' },
})
export type BreachCause = CodeOf<typeof breachCauses>

/** Why a clock that ran out is to be held against nobody; the breach stays. */
export const excuseCauses = closedSet('ExcuseCause', '超时免责事由', {
  customerAbsent: { zh: '客户不在', en: 'the customer was not there' },
  waitingForParts: { zh: '等待配件', en: 'parts had to be waited for' },
  outsideControl: { zh: '非我方可控原因', en: 'causes outside control (M4.6.2)' },
  forceMajeure: { zh: '不可抗力', en: 'force majeure' },
  wrongData: { zh: '登记信息有误', en: 'what was registered was wrong' },
})
export type ExcuseCause = CodeOf<typeof excuseCauses>
