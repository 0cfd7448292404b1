import { msOf } from './clock-moment'
import type { ClockRule } from './pack'
import type { Window } from './window'

/** What is wrong with the warnings and the ladder of a clock, each with its path. */
export function ladderContradictions(
  { window, warnings = [], ladder = [], escalateOnBreach }: ClockRule,
  path: string,
): string[] {
  const length = lengthOf(window)
  const moments = [
    ...warnings.map((when, at) => ({ when, path: `${path}.warnings.${at}` })),
    ...ladder.map(({ when }, at) => ({ when, path: `${path}.ladder.${at}.when` })),
  ]
  return [
    ...moments.flatMap(({ when, path: place }) =>
      'before' in when && length !== null && msOf(when.before) >= length
        ? [`${place}.before: not shorter than the window`]
        : [],
    ),
    ...ladder.flatMap(({ to }, at) =>
      ladder.findIndex((rung) => rung.to === to) < at
        ? [`${path}.ladder.${at}.to: "${to}" stands on a rung below`]
        : [],
    ),
    ...(escalateOnBreach !== undefined && ladder.length > 0
      ? [`${path}.escalateOnBreach: the ladder says who decides`]
      : []),
  ]
}

/** Milliseconds of a window that is as long whenever it begins; null for one that the calendar decides. */
function lengthOf(window: Window): number | null {
  return 'minutes' in window || 'hours' in window ? msOf(window) : null
}
