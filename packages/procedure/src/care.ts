import type { CareVisit } from '@shouwen/vocabulary/care'
import type { CareRule } from './pack'

/** P5.6.7.3: how an elder of an age (full years) is looked after on the daily round. */
export function careVisitFor(care: CareRule, age: number): CareVisit {
  return age >= care.advancedAge ? care.dailyRound.advancedAgeVisit : care.dailyRound.visit
}
