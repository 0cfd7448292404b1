import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Moment, MomentKind } from '../src/domain/moments'
import { subjectRunsOf } from '../src/domain/subject-runs'
import { aRule, registeredAt, rules } from './any-life'

const own = [
  aRule('takes', 'orderOpened', 'orderAccepted'),
  aRule('answers', 'orderOpened', 'orderDone'),
  aRule('decides', 'escalated', 'decided'),
]

/** Moments, each of an order or an escalation, some minutes after the registration. */
function happened(...list: [MomentKind, number, string?][]): Moment[] {
  return list.map(([kind, minutes, subjectId = null], index) => ({
    eventId: `0000000${index}`,
    kind,
    at: new Date(registeredAt.getTime() + minutes * 60_000),
    subjectId,
    departmentId: kind === 'orderOpened' ? `of ${subjectId}` : null,
  }))
}

/** `code subject#generation started–ended`; `×`: cancelled. */
function told(moments: readonly Moment[]): string[] {
  const minutes = (at: Date) => (at.getTime() - registeredAt.getTime()) / 60_000
  return subjectRunsOf(own, registeredAt, moments)
    .map(({ rule, subject, generation, startedAt, end }) => {
      const until = end === null ? '' : `${end.how === 'cancelled' ? '×' : ''}${minutes(end.at)}`
      return `${rule.code} ${subject?.id}#${generation} ${minutes(startedAt)}–${until}`
    })
    .sort()
}

describe('the time of each order', () => {
  test('begins with it and ends with its acceptance, and with its end', () => {
    expect(told(happened(['orderOpened', 1, 'a'], ['orderAccepted', 3, 'a'], ['orderDone', 9, 'a']))).toEqual(
      ['answers a#1 1–9', 'takes a#1 1–3'],
    )
  })

  test('ends as it is refused or passed on; the next department has its own', () => {
    const passedOn = happened(
      ['orderOpened', 1, 'a'],
      ['orderRefused', 4, 'a'],
      ['orderReassigned', 6, 'a'],
      ['orderOpened', 6, 'b'],
    )
    expect(told(passedOn)).toEqual(['answers a#1 1–×4', 'answers b#1 6–', 'takes a#1 1–4', 'takes b#1 6–'])
  })

  test('begins again where the customer did not accept the work', () => {
    const again = happened(['orderOpened', 1, 'a'], ['orderDone', 4, 'a'], ['orderReworked', 7, 'a'])
    expect(told(again)).toEqual(['answers a#1 1–4', 'answers a#2 7–', 'takes a#1 1–4'])
  })

  test('ends with the appeal, and goes on with it, unless it had been given away', () => {
    const reopened = happened(
      ['orderOpened', 1, 'a'],
      ['orderOpened', 1, 'b'],
      ['orderRefused', 2, 'b'],
      ['resolved', 5],
      ['reopened', 8],
    )
    expect(told(reopened)).toEqual([
      'answers a#1 1–×5',
      'answers a#2 8–',
      'answers b#1 1–×2',
      'takes a#1 1–×5',
      'takes a#2 8–',
      'takes b#1 1–2',
    ])
  })

  test('is the department’s whose order it is', () => {
    const [run] = subjectRunsOf(own, registeredAt, happened(['orderOpened', 1, 'a']))
    expect(run?.subject).toEqual({ id: 'a', owedTo: 'house', departmentId: 'of a' })
  })
})

test('each escalation waits for its own decision', () => {
  const two = happened(['escalated', 1, 'x'], ['escalated', 2, 'y'], ['decided', 5, 'y'])
  expect(told(two)).toEqual(['decides x#1 1–', 'decides y#1 2–5'])
})

test('the rules of the appeal itself give no runs of orders', () => {
  expect(subjectRunsOf(rules, registeredAt, happened(['orderOpened', 1, 'a']))).toEqual([])
})

const kinds = [
  'orderOpened',
  'orderAccepted',
  'orderDone',
  'orderRefused',
  'orderReassigned',
  'orderReworked',
  'escalated',
  'decided',
  'resolved',
  'reopened',
  'closed',
] as const satisfies readonly MomentKind[]

/** A life in which each order and each escalation is opened once, as its own fact tells. */
const anyLife: fc.Arbitrary<Moment[]> = fc
  .array(fc.tuple(fc.constantFrom(...kinds), fc.integer({ min: 0, max: 20 }), fc.constantFrom('a', 'b')), {
    maxLength: 14,
  })
  .map((life) =>
    happened(
      ...life.filter(
        ([kind, , subject], at) =>
          (kind !== 'orderOpened' && kind !== 'escalated') ||
          !life.slice(0, at).some(([other, , of]) => other === kind && of === subject),
      ),
    ),
  )

test('whatever is heard, in whatever order: at most one run of a rule goes on for a subject, none ends before it began, no two are alike', () => {
  fc.assert(
    fc.property(
      anyLife.chain((life) =>
        fc.tuple(fc.constant(life), fc.shuffledSubarray(life, { minLength: life.length })),
      ),
      ([life, shuffled]) => {
        const runs = subjectRunsOf(own, registeredAt, life)
        expect(subjectRunsOf(own, registeredAt, shuffled)).toEqual(runs)
        const names = runs.map(({ rule, subject, generation }) => `${rule.code} ${subject?.id} ${generation}`)
        expect(new Set(names).size).toBe(names.length)
        const going = runs
          .filter(({ end }) => end === null)
          .map(({ rule, subject }) => `${rule.code} ${subject?.id}`)
        expect(new Set(going).size).toBe(going.length)
        for (const { startedAt, end } of runs) expect(end === null || end.at >= startedAt).toBe(true)
      },
    ),
  )
})
