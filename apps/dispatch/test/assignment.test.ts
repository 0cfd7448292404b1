import { describe, expect, test } from '@jest/globals'
import { skills, type CandidateVerdict } from '@shouwen/vocabulary/staffing'
import fc from 'fast-check'
import { decideAssignment, type Candidate } from '../src/domain/assignment'

function aPerson(code: string, changes: Partial<Candidate> = {}): Candidate {
  return {
    id: `id of ${code}`,
    code,
    onDuty: true,
    away: false,
    manages: false,
    skills: [],
    standsInFor: null,
    openOrders: 0,
    lastGivenAt: null,
    ...changes,
  }
}

const leastLoaded = { how: 'leastLoaded', clause: 'P5.2.1' } as const
const roundRobin = { how: 'roundRobin', clause: 'M4.4' } as const
const offer = { how: 'offer', clause: 'P5.2.1' } as const
const roster = (...candidates: Candidate[]) => ({ candidates, keepsRoster: true })
const at = (hour: number): Date => new Date(Date.UTC(2026, 2, 2, hour))

function verdicts(...asked: Parameters<typeof decideAssignment>): Record<string, CandidateVerdict> {
  const { candidates } = decideAssignment(...asked).assignment
  return Object.fromEntries(
    candidates.map(({ staffId, verdict }) => [staffId.replace('id of ', ''), verdict]),
  )
}

describe('an order is given', () => {
  test('without a rule to whoever is on duty and has least in hand, and to nobody when nobody is', () => {
    const people = roster(
      aPerson('b', { openOrders: 1 }),
      aPerson('a', { openOrders: 1 }),
      aPerson('c', { openOrders: 2 }),
    )
    expect(decideAssignment(null, null, people)).toMatchObject({
      staffId: 'id of a',
      assignment: { how: 'onDuty', clause: null },
    })
    const off = { candidates: [aPerson('a', { onDuty: false, manages: true })], keepsRoster: false }
    expect(decideAssignment(null, null, off).staffId).toBeNull()
  })

  test('to whoever has least in hand, and of equals to whoever was given none for the longest time', () => {
    const people = roster(
      aPerson('a', { openOrders: 1, lastGivenAt: at(3) }),
      aPerson('b', { openOrders: 1, lastGivenAt: at(2) }),
      aPerson('c', { openOrders: 2 }),
    )
    expect(decideAssignment(leastLoaded, null, people).staffId).toBe('id of b')
    expect(decideAssignment(roundRobin, null, people)).toMatchObject({
      staffId: 'id of c',
      assignment: { how: 'roundRobin', clause: 'M4.4' },
    })
    expect(verdicts(leastLoaded, null, people)).toEqual({ a: 'behind', b: 'chosen', c: 'behind' })
  })

  test('to nobody who is off duty, away or without the skill, each told why', () => {
    const people = roster(
      aPerson('off', { onDuty: false, skills: ['lifts'] }),
      aPerson('away', { away: true, skills: ['lifts'] }),
      aPerson('other', { skills: ['plumbing'] }),
      aPerson('fit', { skills: ['lifts'], openOrders: 9 }),
    )
    expect(verdicts(leastLoaded, 'lifts', people)).toEqual({
      off: 'offDuty',
      away: 'absent',
      other: 'unskilled',
      fit: 'chosen',
    })
  })

  test('where no roster is kept to all who are not away, and where no skills are kept asks for none', () => {
    const people = {
      candidates: [aPerson('a', { onDuty: false }), aPerson('b', { away: true })],
      keepsRoster: false,
    }
    expect(decideAssignment(leastLoaded, 'lifts', people).staffId).toBe('id of a')
  })

  test('to the manager where the rule finds nobody, and to nobody where there is none', () => {
    const nobody = [aPerson('a', { onDuty: false }), aPerson('boss', { onDuty: false, manages: true })]
    expect(decideAssignment(offer, null, roster(...nobody))).toMatchObject({
      staffId: 'id of boss',
      offeredTo: [],
      assignment: { how: 'toManager', clause: 'P5.2.1' },
    })
    expect(decideAssignment(leastLoaded, null, roster(...nobody.slice(0, 1))).staffId).toBeNull()
    expect(decideAssignment(leastLoaded, null, roster()).assignment).toMatchObject({
      how: 'toManager',
      candidates: [],
    })
  })

  test('to nobody before somebody takes it, where it is offered', () => {
    const people = roster(aPerson('b'), aPerson('a', { openOrders: 7 }), aPerson('c', { away: true }))
    expect(decideAssignment(offer, null, people)).toMatchObject({
      staffId: null,
      offeredTo: ['id of a', 'id of b'],
    })
    expect(verdicts(offer, null, people)).toEqual({ a: 'offered', b: 'offered', c: 'absent' })
  })
})

const anyPerson = fc.record({
  onDuty: fc.boolean(),
  away: fc.boolean(),
  manages: fc.boolean(),
  skills: fc.subarray([...skills.codes]),
  openOrders: fc.nat(3),
  lastGivenAt: fc.option(fc.nat(9).map(at)),
})
const anyStaffing = fc.record({
  candidates: fc
    .array(anyPerson, { maxLength: 8 })
    .map((people) => people.map((person, index) => aPerson(`p${index}`, person))),
  keepsRoster: fc.boolean(),
})
const anyRule = fc.constantFrom(null, leastLoaded, roundRobin, offer)
const anySkill = fc.option(fc.constantFrom(...skills.codes))

test('whatever the staffing: the order of the list decides nothing, and nobody who is away is given or offered it', () => {
  fc.assert(
    fc.property(anyStaffing, anyRule, anySkill, fc.nat(), (staffing, rule, skill, turn) => {
      const given = decideAssignment(rule, skill, staffing)
      const { candidates } = staffing
      const by = candidates.length === 0 ? 0 : turn % candidates.length
      const turned = [...candidates.slice(by), ...candidates.slice(0, by)]
      expect(decideAssignment(rule, skill, { ...staffing, candidates: turned })).toEqual(given)
      const away = candidates.filter((one) => one.away).map(({ id }) => id)
      expect(away).not.toContain(given.staffId)
      expect(given.offeredTo.filter((id) => away.includes(id))).toEqual([])
    }),
  )
})

test('orders given one after the other are spread evenly', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 40 }), (people, orders) => {
      const candidates = Array.from({ length: people }, (_, index) => aPerson(`p${index}`))
      for (let count = 0; count < orders; count += 1) {
        const { staffId } = decideAssignment(leastLoaded, null, { candidates, keepsRoster: true })
        const given = candidates.find(({ id }) => id === staffId)
        if (given === undefined) throw new Error('it went to nobody')
        given.openOrders += 1
        given.lastGivenAt = at(9)
      }
      const loads = candidates.map(({ openOrders }) => openOrders)
      expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
    }),
  )
})
