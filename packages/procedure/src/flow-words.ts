import { channels, impacts, repairGrades } from '@shouwen/vocabulary/appeals'
import { roles, type Role } from '@shouwen/vocabulary/organisation'
import type { Category, ClockRule } from './pack'
import type { Window } from './window'

/** A window as an office says it: `8 小时内`, `1 个工作日内`, `当日`. */
export function windowWords(window: Window): string {
  if ('minutes' in window) return `${window.minutes} 分钟内`
  if ('hours' in window) return `${window.hours} 小时内`
  if ('days' in window) return `${window.days} 天内`
  if ('workingDays' in window) return `${window.workingDays} 个工作日内`
  if ('workingHours' in window) return `${window.workingHours} 个工作小时内`
  return window.cutOff === undefined ? '当日' : `当日 ${window.cutOff} 前`
}

/** Of which appeals a clock is, as far as its kind leaves it open: `小修`; empty where it is of all of them. */
export function conditionWords(
  { grades, impacts: hits, unlessImpacts, channels: by, aboutService, categories }: ClockRule['when'],
  known: readonly Category[],
): string {
  return [
    ...(categories ?? []).map((code) => known.find((category) => category.code === code)?.zh ?? code),
    ...(grades ?? []).map((grade) => repairGrades.labels[grade].zh),
    ...(hits ?? []).map((impact) => impacts.labels[impact].zh),
    ...(unlessImpacts === undefined ? [] : ['其它原因']),
    ...(by ?? []).map((channel) => channels.labels[channel].zh),
    ...(aboutService === true ? ['涉及物业服务'] : []),
  ].join('、')
}

/** Posts by their names: `楼管员、管理处主任`. */
export function postWords(posts: readonly Role[]): string {
  return posts.map((post) => roles.labels[post].zh).join('、')
}
