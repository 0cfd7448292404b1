import { closedSet, type CodeOf } from './closed-set'

/** P5.6.7.3: what the steward saw on the day's round. */
export const roundOutcomes = closedSet('RoundOutcome', '巡访结果 (P5.6.7.3)', {
  seenWell: { zh: '状态良好', en: 'seen, well' },
  needsHelp: { zh: '需要帮助', en: 'seen, needs help' },
  notSeen: { zh: '未见到', en: 'not seen' },
})
export type RoundOutcome = CodeOf<typeof roundOutcomes>

/** P5.6.7.3: all are watched on the rounds; the very old are visited at the door. */
export const careVisits = closedSet('CareManner', '巡访方式 (P5.6.7.3)', {
  watchedOnRound: { zh: '巡楼留意', en: 'watched on the daily round' },
  visitedAtDoor: { zh: '登门拜访', en: 'visited at the door' },
})
export type CareVisit = CodeOf<typeof careVisits>
