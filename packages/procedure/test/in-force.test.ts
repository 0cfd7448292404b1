import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { inForceAt, placesAbove, type Published } from '../src/in-force'

const hetang = { kind: 'residential', path: 'lvyuan/north/hetang' } as const
const at = (day: number): Date => new Date(Date.UTC(2026, 2, day))

const version = (number: number, scope: string | null, day: number): Published => ({
  projectKind: 'residential',
  scope,
  effectiveFrom: at(day),
  version: number,
})

const anyVersion = fc
  .tuple(
    fc.integer({ min: 1, max: 9 }),
    fc.constantFrom(null, 'lvyuan/north', 'lvyuan/north/hetang', 'lvyuan/north/songhe', 'lvyuan/commercial'),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([number, scope, day]) => version(number, scope, day))

describe('the procedure that a project follows', () => {
  test('is that of the closest place, however old; of one place the newest in force', () => {
    const versions = [
      version(1, null, 1),
      version(2, 'lvyuan/north', 2),
      version(3, 'lvyuan/north', 9),
      version(4, null, 8),
      version(5, 'lvyuan/north/hetang', 12),
      version(6, 'lvyuan/north/songhe', 1),
    ]
    const followed = (day: number): number | undefined => inForceAt(versions, hetang, at(day))?.version
    expect([1, 2, 8, 9, 12, 28].map(followed)).toEqual([1, 2, 2, 3, 5, 5])
    expect(inForceAt(versions, { ...hetang, kind: 'mall' }, at(28))).toBeNull()
    expect(inForceAt([], hetang, at(28))).toBeNull()
  })

  test('is one that holds there by then, and none that holds there is closer or newer', () => {
    fc.assert(
      fc.property(fc.array(anyVersion), fc.integer({ min: 1, max: 28 }), (versions, day) => {
        const holds = versions.filter(
          ({ scope, effectiveFrom }) =>
            effectiveFrom <= at(day) && (scope === null || `${hetang.path}/`.startsWith(`${scope}/`)),
        )
        const followed = inForceAt(versions, hetang, at(day))
        expect(followed === null).toBe(holds.length === 0)
        const length = ({ scope }: Published): number => scope?.length ?? 0
        for (const other of holds) {
          expect(length(followed ?? other)).toBeGreaterThanOrEqual(length(other))
          if (length(other) === length(followed ?? other)) {
            expect(Number(followed?.effectiveFrom)).toBeGreaterThanOrEqual(Number(other.effectiveFrom))
          }
        }
      }),
    )
  })

  test('may be published for itself and its company', () => {
    expect(placesAbove('lvyuan/north/hetang')).toEqual(['lvyuan/north/hetang', 'lvyuan/north'])
  })
})
