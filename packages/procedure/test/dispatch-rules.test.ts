import { describe, expect, test } from '@jest/globals'
import { assignmentRuleFor, skillFor, type OrderFacts } from '../src/assignment'
import { costLimitsFor, mayDecideFen, whoDecides } from '../src/authority'
import type { AssignmentRule, CostLimit, ProcedurePack } from '../src/pack'
import { shippedPacks } from '../src/shipped-packs'
import { validatePack } from '../src/validate-pack'

const { residential, mall } = shippedPacks
const facts: OrderFacts = {
  kind: 'repair',
  category: 'lift',
  grade: 'minor',
  projectPath: 'lvyuan/north/hetang',
  withinHours: true,
}

function aRule(when: AssignmentRule['when'], more: Partial<AssignmentRule> = {}): AssignmentRule {
  return { when, how: 'leastLoaded', clause: 'P5.2.1', ...more }
}

describe('the rule of an order', () => {
  const fits = (when: AssignmentRule['when'], changes: Partial<OrderFacts> = {}): boolean =>
    assignmentRuleFor({ ...residential, assignment: [aRule(when)] }, { ...facts, ...changes }) !== null

  test('is the first whose every condition holds', () => {
    const rules = [
      aRule({ kinds: ['complaint'] }),
      aRule({}, { how: 'offer' }),
      aRule({}, { how: 'roundRobin' }),
    ]
    expect(assignmentRuleFor({ ...residential, assignment: rules }, facts)?.how).toBe('offer')
    expect(fits({ categories: ['lift'], kinds: ['repair'], grades: ['minor'] })).toBe(true)
    expect(fits({ categories: ['power'] })).toBe(false)
    expect(fits({ grades: ['major'] })).toBe(false)
    expect(fits({ grades: ['minor'] }, { grade: null })).toBe(false)
  })

  test('holds at a place and below it, and within or outside business hours', () => {
    expect(fits({ place: 'lvyuan/north' })).toBe(true)
    expect(fits({ place: 'lvyuan/north/hetang' })).toBe(true)
    expect(fits({ place: 'lvyuan/nor' })).toBe(false)
    expect([true, false].map((withinHours) => fits({ hours: 'within' }, { withinHours }))).toEqual([
      true,
      false,
    ])
    expect([true, false].map((withinHours) => fits({ hours: 'outside' }, { withinHours }))).toEqual([
      false,
      true,
    ])
  })

  test('asks for the skill of the category, unless it names another', () => {
    expect(skillFor(residential, aRule({}), 'lift')).toBe('lifts')
    expect(skillFor(residential, aRule({}, { skill: 'electrical' }), 'lift')).toBe('electrical')
    expect(skillFor(residential, aRule({}), 'other')).toBeNull()
  })

  test('is none in a procedure from before there were any', () => {
    const { assignment: _rules, ...before } = residential
    expect(assignmentRuleFor(validatePack(before), facts)).toBeNull()
  })
})

describe('who decides what work costs', () => {
  const limits: CostLimit[] = [
    { post: 'departmentWorker', upToFen: 100, kinds: ['repair'], grades: ['minor'], clause: 'P5.2.2' },
    { post: 'departmentManager', upToFen: 1_000, clause: 'P5.2.2' },
    { post: 'officeDirector', clause: 'P5.2.2' },
  ]
  const pack: ProcedurePack = { ...residential, authority: { labourFenPerHour: 0, limits } }

  test('is limited by kind and grade', () => {
    const posts = (work: Parameters<typeof costLimitsFor>[1]) =>
      costLimitsFor(pack, work)?.map(({ post }) => post)
    expect(posts({ kind: 'repair', grade: 'minor' })).toHaveLength(3)
    expect(posts({ kind: 'repair', grade: 'major' })).toEqual(['departmentManager', 'officeDirector'])
    expect(posts({ kind: 'complaint', grade: null })).toEqual(['departmentManager', 'officeDirector'])
    const { authority: _limits, ...before } = residential
    expect(costLimitsFor(validatePack(before), { kind: 'repair', grade: null })).toBeNull()
  })

  test('is the lowest post that may decide so much', () => {
    expect([100, 101, 1_000, 1_001].map((amount) => whoDecides(limits, amount).post)).toEqual([
      'departmentWorker',
      'departmentManager',
      'departmentManager',
      'officeDirector',
    ])
  })

  test('is whoever holds several posts by the highest of them', () => {
    expect(mayDecideFen(limits, [])).toBe(0)
    expect(mayDecideFen(limits, ['departmentWorker', 'departmentManager'])).toBe(1_000)
    expect(mayDecideFen(limits, ['officeDirector'])).toBe(Infinity)
  })
})

test('a procedure whose rules of dispatch rest on nothing is refused, every fault with its path', () => {
  const faulty = {
    ...mall,
    assignment: [aRule({ categories: ['lift', 'magic'], kinds: ['coordination'] })],
    authority: { labourFenPerHour: 0, limits: [{ post: 'divisionDirector', upToFen: 1, clause: 'M4.7.1' }] },
  }
  expect(() => validatePack(faulty)).toThrow(
    expect.objectContaining({
      facts: {
        problems: [
          'assignment.0.when.categories.1: there is no category "magic"',
          'assignment.0.when.kinds.0: "coordination" is not a kind of this procedure',
          'authority.limits: no post may decide whatever it costs',
        ],
      },
    }),
  )
})
