import fc from 'fast-check'
import type { ProcedurePack } from '../src/pack'
import { shippedPacks } from '../src/shipped-packs'
import type { Window } from '../src/window'

/** Any window of time that a clock may have. */
export const anyWindow: fc.Arbitrary<Window> = fc.oneof(
  fc.record({ minutes: fc.integer({ min: 1, max: 366 * 24 * 60 }) }),
  fc.record({ hours: fc.integer({ min: 1, max: 366 * 24 }) }),
  fc.record({ days: fc.integer({ min: 1, max: 366 }) }),
  fc.record({ workingDays: fc.integer({ min: 1, max: 262 }) }),
  fc.record({ workingHours: fc.integer({ min: 1, max: 262 * 24 }) }),
  fc.record(
    {
      sameDay: fc.constant(true as const),
      cutOff: fc.constantFrom('00:00', '09:30', '19:59', '20:00', '23:59'),
    },
    { requiredKeys: ['sameDay'] },
  ),
)

/** Several warnings, or the one of the share. */
const anyWarnings: fc.Arbitrary<Pick<ProcedurePack['clocks'][number], 'warnings'>> = fc.constantFrom(
  {},
  { warnings: [{ atShare: 0.5 }, { atShare: 0.9 }] },
)

const anyShare = fc.double({ min: 0, max: 1, noNaN: true }).map((share) => Number(share.toFixed(4)))

/** A shipped procedure as a group may change it: other shares and windows, clocks left out, everything in another order. */
export const anyPack: fc.Arbitrary<ProcedurePack> = fc
  .constantFrom(shippedPacks.residential, shippedPacks.mall)
  .chain((pack) =>
    fc.record({
      pack: fc.constant(pack),
      version: fc.integer({ min: 1, max: 99 }),
      clocks: fc.shuffledSubarray(pack.clocks),
      categories: fc.shuffledSubarray(pack.categories, { minLength: pack.categories.length }),
      windows: fc.array(anyWindow, { minLength: pack.clocks.length, maxLength: pack.clocks.length }),
      samplings: fc.shuffledSubarray(pack.samplings),
      warnAtShare: fc.constantFrom(0.01, 0.5, 0.8, 0.99),
      warnings: anyWarnings,
      share: anyShare,
      reviewRequired: fc.boolean(),
    }),
  )
  .map(
    ({
      pack,
      version,
      clocks,
      categories,
      windows,
      samplings,
      warnAtShare,
      warnings,
      share,
      reviewRequired,
    }) => ({
      ...pack,
      id: 'garden-city',
      version,
      basedOn: { id: pack.id, version: pack.version },
      categories,
      clocks: clocks.map((clock, at) => ({
        ...clock,
        warnAtShare,
        ...warnings,
        window: windows[at] ?? clock.window,
      })),
      revisits: pack.revisits.map((rule) => ({ ...rule, share })),
      samplings: samplings.map((rule) => ({ ...rule, share })),
      progress: { ...pack.progress, reviewRequired: reviewRequired && pack.progress.reviewerRole !== null },
    }),
  )

/** Where something lies in a pack: keys and positions from the outside in. */
export type Place = readonly (string | number)[]

/** Every place in a value, the whole first. */
export function placesIn(value: unknown, above: Place = []): Place[] {
  if (value === null || typeof value !== 'object') return [above]
  const below = Array.isArray(value)
    ? value.flatMap((each, at) => placesIn(each, [...above, at]))
    : Object.entries(value).flatMap(([key, each]) => placesIn(each, [...above, key]))
  return [above, ...below]
}

/** A copy of a value with what lies at a place changed; undefined takes it away. */
export function changedAt(
  value: unknown,
  [first, ...rest]: Place,
  change: (old: unknown) => unknown,
): unknown {
  if (first === undefined) return change(value)
  if (Array.isArray(value)) {
    return value.flatMap((each: unknown, at) => {
      if (at !== first) return [each]
      const changed = changedAt(each, rest, change)
      return changed === undefined ? [] : [changed]
    })
  }
  const copy: Record<string, unknown> = { ...(value as object) }
  const changed = changedAt(copy[first], rest, change)
  if (changed === undefined) delete copy[first]
  else copy[first] = changed
  return copy
}
