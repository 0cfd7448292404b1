import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { inOrder } from '../src/domain/moments'
import { runsOf } from '../src/domain/runs'
import { anyLife, registeredAt, rules } from './any-life'

describe('what happened to an appeal', () => {
  test('is put in the order in which it came about, by the event where it came about at once', () => {
    const at = (minutes: number) => new Date(registeredAt.getTime() + minutes * 60_000)
    const heard = [
      { eventId: 'c', kind: 'revisited', at: at(9) },
      { eventId: 'b', kind: 'resolved', at: at(5) },
      { eventId: 'a', kind: 'fedBack', at: at(5) },
      { eventId: 'd', kind: 'handedOver', at: at(-3) },
    ] as const
    const [revisited, resolved, fedBack, handedOver] = heard
    expect(inOrder(heard, registeredAt)).toEqual([
      { ...handedOver, at: registeredAt },
      fedBack,
      resolved,
      revisited,
    ])
  })

  test('never lies before its registration, is all there, and is left as it was heard', () => {
    fc.assert(
      fc.property(anyLife, (heard) => {
        const before = structuredClone(heard)
        const ordered = inOrder(heard, registeredAt)
        expect(heard).toEqual(before)
        expect(ordered.map(({ eventId }) => eventId).sort()).toEqual(
          heard.map(({ eventId }) => eventId).sort(),
        )
        for (const [at, moment] of ordered.entries()) {
          const previous = ordered[at - 1]?.at ?? registeredAt
          expect(moment.at.getTime()).toBeGreaterThanOrEqual(previous.getTime())
        }
      }),
    )
  })
})

describe('whatever happens to an appeal', () => {
  const runs = (life: Parameters<typeof runsOf>[2]) => runsOf(rules, registeredAt, life)

  test('the runs of a rule are counted from one, follow each other, and only the last may go on', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        for (const { code } of rules) {
          const own = runs(life).filter(({ rule }) => rule.code === code)
          expect(own.map(({ generation }) => generation)).toEqual(own.map((_, at) => at + 1))
          for (const [at, { startedAt, end }] of own.entries()) {
            const next = own[at + 1]
            if (next) expect(end?.at.getTime()).toBeLessThanOrEqual(next.startedAt.getTime())
            if (end) expect(end.at.getTime()).toBeGreaterThanOrEqual(startedAt.getTime())
          }
        }
      }),
    )
  })

  test('its runs do not depend on the order in which it was heard', () => {
    fc.assert(
      fc.property(
        anyLife.chain((life) =>
          fc.tuple(fc.constant(life), fc.shuffledSubarray(life, { minLength: life.length })),
        ),
        ([life, shuffled]) => {
          expect(runs(shuffled)).toEqual(runs(life))
        },
      ),
    )
  })

  test('a run that is done ended with what it waited for, and only what ends an appeal cancels one', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        for (const { rule, end } of runs(life)) {
          if (end === null) continue
          const then = life
            .filter(({ at }) => Math.max(at.getTime(), registeredAt.getTime()) === end.at.getTime())
            .map(({ kind }) => kind)
          const cancels = ['closed', 'closedAfterRevisit', 'resolved']
          /** With a written reply, or a later time that they agreed to, the customer has been told. */
          const done = rule.stopsOn === 'fedBack' ? ['fedBack', 'promised', 'replied'] : [rule.stopsOn]
          if (end.how === 'done') expect(then.some((kind) => done.includes(kind))).toBe(true)
          else expect(then.some((kind) => cancels.includes(kind))).toBe(true)
        }
      }),
    )
  })

  test('nothing is owed any more once it is closed by hand', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const last = Math.max(...life.map(({ at }) => at.getTime()), registeredAt.getTime())
        const closing = { eventId: 'z', kind: 'closed', at: new Date(last) } as const
        expect(runs([...life, closing]).filter(({ end }) => end === null)).toEqual([])
      }),
    )
  })

  test('it is handed over once, by one clock', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        expect(runs(life).filter(({ rule }) => rule.stopsOn === 'handedOver')).toHaveLength(1)
        const departments = runs(life).filter(({ rule }) => rule.startsOn === 'handedOver')
        const reopened = life.filter(({ kind }) => kind === 'reopened').length
        expect(departments.length).toBeLessThanOrEqual(1 + reopened)
      }),
    )
  })
})
