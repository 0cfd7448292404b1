import { expect, test } from '@jest/globals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { careVisitFor } from '../src/care'
import { categoryOf, dutyFor } from '../src/categories'
import { acceptanceRule, planRule } from '../src/repairs'
import { isRevisitRequired, revisitRule } from '../src/revisits'
import { shippedPacks } from '../src/shipped-packs'
import { validatePack } from '../src/validate-pack'

const { residential, mall } = shippedPacks

test('a category leads to the department that is there for it', () => {
  expect(categoryOf(residential, 'water-leak')).toMatchObject({ zh: '渗水漏水', duty: 'engineering' })
  expect(dutyFor(residential, 'service-attitude')).toBe('customerService')
  expect(dutyFor(mall, 'lease-and-fees')).toBe('operations')
})

test('a category of the other procedure is unknown', () => {
  expect(() => categoryOf(residential, 'lease-and-fees')).toThrow(
    new Refusal('CATEGORY_UNKNOWN', { category: 'lease-and-fees' }),
  )
  expect(() => dutyFor(mall, 'parking')).toThrow(new Refusal('CATEGORY_UNKNOWN', { category: 'parking' }))
})

test('every kind that a procedure handles closes only after a revisit', () => {
  for (const pack of [residential, mall]) {
    for (const { kind } of pack.kinds) expect([kind, isRevisitRequired(pack, kind)]).toEqual([kind, true])
  }
  expect(revisitRule(residential, 'assistance').clause).toBe('P5.5.2')
  expect(revisitRule(mall, 'complaint').clause).toBe('M4.8')
})

test('a kind that is not handled has no revisit rule', () => {
  expect(() => revisitRule(mall, 'coordination')).toThrow(
    new Refusal('KIND_NOT_IN_PROCEDURE', { kind: 'coordination' }),
  )
})

test("a group's pack may revisit only a share, and then no single appeal waits for it", () => {
  const [complaints, assistance, ...others] = residential.revisits
  const pack = validatePack({
    ...residential,
    id: 'garden-city',
    basedOn: { id: 'residential', version: 1 },
    revisits: [complaints, assistance, ...others.map((rule) => ({ ...rule, share: 0.5 }))],
  })
  expect(isRevisitRequired(pack, 'complaint')).toBe(true)
  expect(isRevisitRequired(pack, 'repair')).toBe(false)
})

test('the very old are visited at the door, the others watched on the round', () => {
  const { care } = residential
  if (!care) throw new Error('the residential procedure cares for elders')
  expect([79, 80].map((age) => careVisitFor(care, age))).toEqual(['watchedOnRound', 'visitedAtDoor'])
  expect(mall.care).toBeNull()
})

test('the customer accepts repairs of an estate, and the major ones are planned; a mall asks for neither', () => {
  expect(acceptanceRule(residential, 'repair')?.clause).toBe('P5.6.1')
  expect(acceptanceRule(residential, 'complaint')).toBeNull()
  expect(acceptanceRule(mall, 'repair')).toBeNull()
  expect(planRule(residential, 'major')?.clause).toBe('P5.4.2')
  for (const grade of ['minor', 'medium', null] as const) expect(planRule(residential, grade)).toBeNull()
  expect(planRule(mall, 'major')).toBeNull()
})
