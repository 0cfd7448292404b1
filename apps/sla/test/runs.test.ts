import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Moment, MomentKind } from '../src/domain/moments'
import { runsOf } from '../src/domain/runs'
import { aRule, registeredAt, rules } from './any-life'

/** Moments, each some minutes after the registration; ids in the order of the list, as events have them. */
function happened(...list: [MomentKind, number][]): Moment[] {
  return list.map(([kind, minutes], index) => ({
    eventId: `0000000${index}`,
    kind,
    at: new Date(registeredAt.getTime() + minutes * 60_000),
  }))
}

/** `code#generation started–ended`, in minutes after the registration; `×`: cancelled. */
function told(moments: readonly Moment[], by = rules): string[] {
  const minutes = (at: Date) => (at.getTime() - registeredAt.getTime()) / 60_000
  return runsOf(by, registeredAt, moments)
    .map(({ rule, generation, startedAt, end }) => {
      const until = end === null ? '' : `${end.how === 'cancelled' ? '×' : ''}${minutes(end.at)}`
      return `${rule.code}#${generation} ${minutes(startedAt)}–${until}`
    })
    .sort()
}

const twoRounds = happened(
  ['handedOver', 5],
  ['fedBack', 20],
  ['resolved', 30],
  ['revisited', 60],
  ['reopened', 60],
  ['fedBack', 70],
  ['resolved', 80],
  ['revisited', 90],
  ['closedAfterRevisit', 90],
)

describe('the runs of an appeal', () => {
  test('begin with the registration', () => {
    expect(told([])).toEqual(['feedback#1 0–', 'hand-over#1 0–', 'resolution#1 0–'])
  })

  test('each ends with what it waits for, and the next begins', () => {
    expect(told(happened(['handedOver', 5], ['fedBack', 20], ['resolved', 30], ['revisited', 60]))).toEqual([
      'department#1 5–30',
      'feedback#1 0–20',
      'hand-over#1 0–5',
      'resolution#1 0–30',
      'revisit#1 30–60',
    ])
  })

  test('a written reply is what its clock waits for, and tells the customer, too; opened again, it stays delivered', () => {
    const by = [
      rules[1] ?? aRule('feedback', 'registered', 'fedBack'),
      aRule('reply', 'registered', 'replied'),
    ]
    expect(told(happened(['fedBack', 5]), by)).toEqual(['feedback#1 0–5', 'reply#1 0–'])
    expect(told(happened(['replied', 7]), by)).toEqual(['feedback#1 0–7', 'reply#1 0–7'])
    expect(told(happened(['replied', 7], ['resolved', 8], ['reopened', 9]), by)).toEqual([
      'feedback#1 0–7',
      'feedback#2 9–',
      'reply#1 0–7',
    ])
  })

  test('who was told, or whose order was taken, has been responded to; nobody waits for it once it is settled', () => {
    const by = [
      aRule('response', 'registered', 'orderAccepted'),
      aRule('progress', 'registered', 'progressReported'),
    ]
    for (const kind of ['orderAccepted', 'fedBack', 'replied', 'promised'] as const) {
      expect(told(happened([kind, 5]), by)).toEqual(['progress#1 0–', 'response#1 0–5'])
    }
    expect(told(happened(['progressReported', 4], ['resolved', 8]), by)).toEqual([
      'progress#1 0–4',
      'response#1 0–×8',
    ])
    expect(told(happened(['progressReported', 4], ['resolved', 8], ['reopened', 9]), by)).toContain(
      'progress#2 9–',
    )
  })

  test('a later time that was agreed on is reported once to the superior, unless they have heard of it; settled, it is not', () => {
    const by = [aRule('report', 'promised', 'escalated')]
    expect(told(happened(['fedBack', 2]), by)).toEqual([])
    expect(told(happened(['promised', 2], ['promised', 3]), by)).toEqual(['report#1 2–'])
    expect(told(happened(['promised', 2], ['escalated', 5], ['promised', 6]), by)).toEqual(['report#1 2–5'])
    expect(told(happened(['promised', 2], ['resolved', 5], ['reopened', 7]), by)).toEqual(['report#1 2–×5'])
  })

  test('a second hand-over starts nothing anew', () => {
    expect(told(happened(['handedOver', 5], ['handedOver', 9]))).toContain('department#1 5–')
    expect(told(happened(['handedOver', 5], ['handedOver', 9]))).toHaveLength(4)
  })

  test('an appeal that is resolved without a hand-over is owed none', () => {
    expect(told(happened(['resolved', 30], ['handedOver', 40]))).toContain('hand-over#1 0–×30')
  })

  test('opened again: told and settled are owed once more, handed over stays', () => {
    expect(told(twoRounds)).toEqual([
      'department#1 5–30',
      'department#2 60–80',
      'feedback#1 0–20',
      'feedback#2 60–70',
      'hand-over#1 0–5',
      'resolution#1 0–30',
      'resolution#2 60–80',
      'revisit#1 30–60',
      'revisit#2 80–90',
    ])
  })

  test('opened again while the first feedback is still owed: it goes on, no second one beside it', () => {
    expect(
      told(happened(['resolved', 30], ['reopened', 60])).filter((run) => run.startsWith('feedback')),
    ).toEqual(['feedback#1 0–'])
  })

  test('closing by hand cancels what still runs', () => {
    expect(told(happened(['resolved', 30], ['closed', 40]))).toEqual([
      'feedback#1 0–×40',
      'hand-over#1 0–×30',
      'resolution#1 0–30',
      'revisit#1 30–×40',
    ])
  })

  test('closing after the revisit leaves the revisit to its own fact', () => {
    const closed = happened(['resolved', 30], ['closedAfterRevisit', 41])
    expect(told(closed)).toContain('revisit#1 30–')
    const [resolved, closing] = closed
    if (resolved === undefined || closing === undefined) throw new Error('two moments')
    const revisited = {
      eventId: '9',
      kind: 'revisited',
      at: new Date(registeredAt.getTime() + 42 * 60_000),
    } as const
    expect(told([resolved, closing, revisited])).toContain('revisit#1 30–42')
  })

  test('closing after the revisit cancels what else still runs', () => {
    expect(told(happened(['resolved', 30], ['closedAfterRevisit', 41]))).toEqual([
      'feedback#1 0–×41',
      'hand-over#1 0–×30',
      'resolution#1 0–30',
      'revisit#1 30–',
    ])
  })

  test('opened again: each rule looks at its own last run, whatever became of the others', () => {
    const justSettled = [
      aRule('resolution', 'registered', 'resolved'),
      aRule('hand-over', 'registered', 'handedOver'),
    ]
    expect(told(happened(['resolved', 30], ['reopened', 60]), justSettled)).toEqual([
      'hand-over#1 0–×30',
      'resolution#1 0–30',
      'resolution#2 60–',
    ])
  })

  test('opened again: what begins only with the settling begins with the next one', () => {
    const afterwards = [aRule('thanks', 'resolved', 'fedBack')]
    const again = happened(['resolved', 30], ['fedBack', 40], ['reopened', 60])
    expect(told(again, afterwards)).toEqual(['thanks#1 30–40'])
  })

  test('opened again: what was cancelled is owed no more', () => {
    const closedFirst = happened(['closed', 40], ['reopened', 60])
    expect(told(closedFirst)).toEqual(['feedback#1 0–×40', 'hand-over#1 0–×40', 'resolution#1 0–×40'])
  })

  test('a service whose time is a little behind ends a run at its start, not never', () => {
    expect(told(happened(['handedOver', -1]))).toContain('hand-over#1 0–0')
  })

  test('what happens in one and the same instant keeps the order of its events', () => {
    const atOnce = twoRounds.map((moment) => ({ ...moment, at: registeredAt }))
    expect(told(atOnce)).toHaveLength(9)
    expect(told(atOnce)).toContain('revisit#2 0–0')
  })

  test('in whatever order the facts come, the runs are the same', () => {
    const atOnce = twoRounds.map((moment) => ({ ...moment, at: registeredAt }))
    const life = fc.constantFrom(twoRounds, atOnce)
    fc.assert(
      fc.property(
        life.chain((moments) =>
          fc.tuple(fc.constant(moments), fc.shuffledSubarray(moments, { minLength: 9 })),
        ),
        ([moments, shuffled]) => {
          expect(told(shuffled)).toEqual(told(moments))
        },
      ),
    )
  })
})

test('a rule that starts on receipt counts from before the registration, never from after it, and once', () => {
  const by = [aRule('reply', 'received', 'replied'), aRule('feedback', 'registered', 'fedBack')]
  fc.assert(
    fc.property(fc.integer({ min: -3_000, max: 3_000 }), (minutes) => {
      const receivedAt = new Date(registeredAt.getTime() + minutes * 60_000)
      const runs = runsOf(by, registeredAt, happened(['handedOver', 5]), receivedAt)
      expect(runs.map(({ rule, startedAt }) => [rule.code, startedAt])).toEqual([
        ['reply', minutes < 0 ? receivedAt : registeredAt],
        ['feedback', registeredAt],
      ])
    }),
  )
})
