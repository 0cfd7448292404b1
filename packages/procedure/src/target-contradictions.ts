import type { ClockPauseReason } from '@shouwen/vocabulary/clock-life'
import type { ClockTarget } from '@shouwen/vocabulary/handling'
import { owedTo } from './clocks'
import type { ClockRule } from './pack'

type Start = ClockRule['startsOn']
type Stop = ClockRule['stopsOn']

/** The order in which these moments come in the life of an appeal; feedback may come at any time before its end. */
const life: readonly (Start | Stop)[] = [
  'received',
  'registered',
  'handedOver',
  'orderAccepted',
  'progressReported',
  'escalated',
  'fedBack',
  'replied',
  'resolved',
  'revisited',
]

/** What comes of a promised time, and of an order or a question that is escalated, each of which has clocks of its own. */
const ofOwn: Partial<Record<Start, readonly Stop[]>> = {
  promised: ['progressReported', 'escalated', 'resolved'],
  orderOpened: ['orderAccepted', 'orderDone'],
  escalated: ['decided'],
}

/** What tells that a target was reached; the others are reached by whatever a procedure says. */
const toldBy: Partial<Record<ClockTarget, readonly Stop[]>> = {
  firstResponse: ['orderAccepted'],
  contact: ['fedBack', 'replied'],
  progress: ['progressReported', 'escalated', 'fedBack'],
  decision: ['decided'],
  writtenReply: ['replied'],
}

/** ADR 0024: the house's own affair, for which no customer waits. */
const housesOwn: readonly ClockPauseReason[] = ['waitingForContractor', 'waitingForFunds', 'weather']

/** What is wrong with what a clock measures, from when until when, each with its path. */
export function targetContradictions(rule: ClockRule, path: string): string[] {
  const { target, startsOn, stopsOn, pausedBy = [] } = rule
  const told = toldBy[target]
  return [
    ...(comesAfter(startsOn, stopsOn)
      ? []
      : [`${path}.stopsOn: "${stopsOn}" does not come after "${startsOn}"`]),
    ...(told === undefined || told.includes(stopsOn)
      ? []
      : [`${path}.stopsOn: "${target}" is told by ${told.map((stop) => `"${stop}"`).join(' or ')}`]),
    ...pausedBy.flatMap(({ reason }, at) =>
      owedTo(rule) === 'customer' && housesOwn.includes(reason)
        ? [`${path}.pausedBy.${at}.reason: "${reason}" is the house's own affair, no customer waits for it`]
        : [],
    ),
  ]
}

function comesAfter(start: Start, stop: Stop): boolean {
  const own = ofOwn[start]
  if (own !== undefined) return own.includes(stop)
  return life.includes(stop) && life.indexOf(stop) > life.indexOf(start)
}
