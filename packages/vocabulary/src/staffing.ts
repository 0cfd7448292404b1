import { closedSet, type CodeOf } from './closed-set'

/** What members of staff are able to do; categories and assignment rules of a procedure ask for one of these. */
export const skills = closedSet('Skill', '技能', {
  electrical: { zh: '强弱电', en: 'electrical' },
  plumbing: { zh: '给排水', en: 'plumbing' },
  lifts: { zh: '电梯', en: 'lifts and escalators' },
  airConditioning: { zh: '暖通空调', en: 'heating and air conditioning' },
  civilWorks: { zh: '土建泥瓦', en: 'civil works' },
  carpentry: { zh: '门窗木作', en: 'doors, windows and carpentry' },
  fireSystems: { zh: '消防', en: 'fire systems' },
  security: { zh: '秩序维护', en: 'security' },
  cleaning: { zh: '保洁', en: 'cleaning' },
  greening: { zh: '绿化', en: 'greening' },
})
export type Skill = CodeOf<typeof skills>

/** Why somebody is away. */
export const absenceReasons = closedSet('AbsenceReason', '缺勤原因', {
  leave: { zh: '休假', en: 'leave' },
  sick: { zh: '病假', en: 'sick' },
  training: { zh: '培训', en: 'training' },
  other: { zh: '其他', en: 'other' },
})
export type AbsenceReason = CodeOf<typeof absenceReasons>

/** P5.2.1, M4.4: how it was decided who of a department does an order. */
export const assignmentMethods = closedSet('AssignmentMethod', '工单分配方式 (P5.2.1, M4.4)', {
  onDuty: { zh: '当值者', en: 'whoever is on duty; the procedure has no rule' },
  leastLoaded: { zh: '在手最少者', en: 'whoever has the fewest open orders' },
  roundRobin: { zh: '轮流', en: 'whoever has been given none for the longest time' },
  offer: { zh: '抢单', en: 'offered to all who fit: the first who takes it has it' },
  toManager: { zh: '无合适人员,交部门经理', en: 'nobody fits, so it is for the manager of the department' },
})
export type AssignmentMethod = CodeOf<typeof assignmentMethods>

/** Why somebody of the department was, or was not, given an order. */
export const candidateVerdicts = closedSet('CandidateVerdict', '分配理由', {
  chosen: { zh: '选中', en: 'was given it' },
  offered: { zh: '列入抢单', en: 'was offered it' },
  behind: { zh: '排在其后', en: 'fits as well, and comes after who was given it' },
  offDuty: { zh: '不当值', en: 'is not on duty' },
  absent: { zh: '缺勤', en: 'is away' },
  unskilled: { zh: '无所需技能', en: 'does not have the skill' },
})
export type CandidateVerdict = CodeOf<typeof candidateVerdicts>

/** P5.2.2, P5.4.2: whether what work costs has been decided. */
export const costStandings = closedSet('CostStanding', '费用审批状态 (P5.2.2, P5.4.2)', {
  awaited: { zh: '待审批', en: 'waits for whoever may decide so much' },
  approved: { zh: '已同意', en: 'approved' },
  returned: { zh: '已退回', en: 'sent back, with the reason' },
})
export type CostStanding = CodeOf<typeof costStandings>
