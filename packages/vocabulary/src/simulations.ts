import { closedSet, type CodeOf } from './closed-set'

/** How far a replay of the past under another policy has come. */
export const simulationStates = closedSet('SimulationState', '规则推演的状态 (C0.1)', {
  running: { zh: '推演中', en: 'history is being replayed' },
  done: { zh: '已完成', en: 'replayed to its end; the result is kept' },
  cancelled: { zh: '已取消', en: 'cancelled; there is no result' },
  failed: { zh: '失败', en: 'given up after several faults of the house; there is no result' },
})
export type SimulationState = CodeOf<typeof simulationStates>

/** What the result of a replay is split by. */
export const simulationDimensions = closedSet('SimulationDimension', '规则推演的统计口径 (C0.1)', {
  kind: { zh: '诉求类别', en: 'the kind of appeal' },
  project: { zh: '项目', en: 'the project' },
  department: { zh: '部门', en: 'the department that had the appeal last' },
  clock: { zh: '时限', en: 'the rule that a clock runs against' },
})
export type SimulationDimension = CodeOf<typeof simulationDimensions>
