import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { clockBreached, clockWarned, rungReached } from '@shouwen/events/sla'
import { fireTimers } from '../src/use-cases/fire-timers'
import { Office } from './office'

let office: Office

beforeAll(async () => {
  office = await Office.open('mall')
})

afterAll(() => office?.bench.close())

interface Signs {
  readonly code: string
  readonly breachedAt: string | null
  readonly breachNoticedAt: string | null
  readonly warnings: readonly { at: string; saidAt: string | null; lateBySeconds: number | null }[]
  readonly rungs: readonly {
    rung: number
    to: string
    clause: string
    at: string
    reachedAt: string | null
    lateBySeconds: number | null
  }[]
}

const signsQuery = /* GraphQL */ `
  query Signs($appeals: [_Any!]!) {
    _entities(representations: $appeals) {
      ... on Appeal {
        clocks {
          code
          breachedAt
          breachNoticedAt
          warnings {
            at
            saidAt
            lateBySeconds
          }
          rungs {
            rung
            to
            clause
            at
            reachedAt
            lateBySeconds
          }
        }
      }
    }
  }
`

async function signsOf(appealId: string, code = 'stopped-business-resolution'): Promise<Signs> {
  const appeals = [{ __typename: 'Appeal', id: appealId }]
  const { data, codes } = await office.bench.ask<{ _entities: { clocks: Signs[] }[] }>(
    office.steward,
    signsQuery,
    { appeals },
  )
  const found = data._entities.flatMap(({ clocks }) => clocks).find((clock) => clock.code === code)
  if (found === undefined) throw new Error(`no clock ${code}: ${codes.join()}`)
  return found
}

async function look(): Promise<void> {
  while (await fireTimers(office.bench.running.store));
}

/** A complaint about business that stands still: due after an hour, with a ladder of two rungs. */
const register = (): Promise<string> => office.register({ impact: 'stopsBusiness', category: 'other' })

async function reachedOf(appealId: string): Promise<readonly [number, string, string, number][]> {
  const facts = await office.bench.announced(rungReached)
  return facts
    .filter((fact) => fact.appealId === appealId)
    .map(({ rung, to, at, lateBySeconds }) => [rung, to, at, lateBySeconds])
}

describe('a ladder', () => {
  test('is reached rung by rung while the clock runs, each once', async () => {
    office.bench.clock.set('2026-03-02T01:00:00Z')
    const appealId = await register()
    office.bench.clock.set('2026-03-02T02:00:00Z')
    await look()
    expect(await reachedOf(appealId)).toEqual([])
    office.bench.clock.set('2026-03-02T02:00:00.001Z')
    await look()
    await look()
    const first = [1, 'divisionDirector', '2026-03-02T02:00:00.001Z', 0]
    expect(await reachedOf(appealId)).toEqual([first])
    office.bench.clock.set('2026-03-02T03:00:05Z')
    await look()
    await look()
    expect(await reachedOf(appealId)).toEqual([
      first,
      [2, 'managementDepartment', '2026-03-02T03:00:00.000Z', 5],
    ])
    expect((await signsOf(appealId)).rungs).toEqual([
      {
        rung: 1,
        to: 'DIVISION_DIRECTOR',
        clause: 'M4.6.1',
        at: '2026-03-02T02:00:00.001Z',
        reachedAt: '2026-03-02T02:00:00.001Z',
        lateBySeconds: 0,
      },
      {
        rung: 2,
        to: 'MANAGEMENT_DEPARTMENT',
        clause: 'M4.6.1',
        at: '2026-03-02T03:00:00.000Z',
        reachedAt: '2026-03-02T03:00:05.000Z',
        lateBySeconds: 5,
      },
    ])
  })

  test('is not climbed once the clock has ended', async () => {
    office.bench.clock.set('2026-03-02T01:00:00Z')
    const appealId = await register()
    office.bench.clock.set('2026-03-02T02:30:00Z')
    await look()
    await office.resolve(appealId)
    office.bench.clock.set('2026-03-02T05:00:00Z')
    await look()
    expect((await reachedOf(appealId)).map(([rung]) => rung)).toEqual([1])
  })

  test('keeps the quiet hours of the project, but for a rung that may be reached at night', async () => {
    office.bench.clock.set('2026-03-02T14:30:00Z')
    const appealId = await register()
    office.bench.clock.set('2026-03-02T23:59:59Z')
    await look()
    expect((await reachedOf(appealId)).map(([rung, , at]) => [rung, at])).toEqual([
      [1, '2026-03-02T15:30:00.001Z'],
    ])
    office.bench.clock.set('2026-03-03T00:00:00Z')
    await look()
    expect((await reachedOf(appealId)).map(([rung, , at]) => [rung, at])).toEqual([
      [1, '2026-03-02T15:30:00.001Z'],
      [2, '2026-03-03T00:00:00.000Z'],
    ])
  })
})

describe('after an outage of a day', () => {
  test('what came due is said once, in the order of its time, and marked late', async () => {
    office.bench.clock.set('2026-03-02T01:00:00Z')
    const early = await register()
    office.bench.clock.set('2026-03-02T01:05:00Z')
    const later = await register()
    await office.bench.running.quieten()
    office.bench.clock.set('2026-03-03T02:00:00Z')
    await look()
    await look()

    const told = (await office.bench.trail()).filter(
      ({ appealId, type }) =>
        [early, later].includes(appealId ?? '') &&
        [clockWarned, clockBreached, rungReached].some((definition) => definition.type === type),
    )
    const times = told.map(({ occurredAt }) => occurredAt.getTime())
    expect(times).toEqual(times.toSorted((one, other) => one - other))
    // Of each: hand-over, contact, resolution and reply warned and breached, two rungs.
    expect(told).toHaveLength(2 * 10)
    expect((await reachedOf(early)).map(([rung, , , lateBySeconds]) => [rung, lateBySeconds])).toEqual([
      [1, 24 * 3_600 - 1],
      [2, 23 * 3_600],
    ])
    const signs = await signsOf(early)
    expect(signs).toMatchObject({
      breachedAt: '2026-03-02T02:00:00.001Z',
      breachNoticedAt: '2026-03-03T02:00:00.000Z',
      warnings: [
        {
          at: '2026-03-02T01:48:00.000Z',
          saidAt: '2026-03-03T02:00:00.000Z',
          lateBySeconds: 24 * 3_600 + 12 * 60,
        },
      ],
    })
  })

  test('a clock that jumps back and on again says nothing twice', async () => {
    const before = (await office.bench.trail()).length
    office.bench.clock.set('2026-03-01T00:00:00Z')
    await look()
    office.bench.clock.set('2026-03-03T02:00:00Z')
    await look()
    expect(await office.bench.trail()).toHaveLength(before)
  })
})
