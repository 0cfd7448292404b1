import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { Actor } from '@shouwen/access/actor'
import { careVisitRecorded, roundGenerated } from '@shouwen/events/elderly-care'
import { aCustomer, aStaffMember } from '@shouwen/testing/actors'
import { eventually } from '@shouwen/testing/eventually'
import { ServiceBench } from '@shouwen/testing/service-bench'
import { v7 as uuidv7 } from 'uuid'
import { service } from '../src/service'
import { anEstateOn, registering, type Estate } from './estate'

const fields = /* GraphQL */ `
  fragment Fields on Round {
    id
    date
    generatedAt
    packId
    coverage {
      recorded
      total
    }
    visits {
      id
      manner
      clause
      outcome
      note
      version
      recordedAt
      recordedBy {
        id
      }
      elder {
        name
      }
    }
  }
`

const generate = /* GraphQL */ `
  ${fields}
  mutation Generate($input: GenerateRoundInput!) {
    generateRound(input: $input) {
      ...Fields
    }
  }
`

const read = /* GraphQL */ `
  ${fields}
  query Read($projectId: ID!, $date: String!) {
    round(projectId: $projectId, date: $date) {
      ...Fields
    }
  }
`

const record = /* GraphQL */ `
  mutation Record($input: RecordCareVisitInput!) {
    recordCareVisit(input: $input) {
      id
      outcome
      note
      version
      recordedAt
      recordedBy {
        id
      }
    }
  }
`

interface Visit {
  id: string
  manner: string
  clause: string
  outcome: string | null
  note: string | null
  version: number
  recordedAt: string | null
  recordedBy: { id: string } | null
  elder: { name: string } | null
}

interface RoundAnswer {
  id: string
  date: string
  packId: string
  coverage: { recorded: number; total: number }
  visits: Visit[]
}

let bench: ServiceBench
let estate: Estate
let count = 0

beforeAll(async () => {
  bench = await ServiceBench.mount(service)
})

afterAll(() => bench.close())

/** A project of its own for each test, with one elder of 80 and one a day short of it, on 2 March 2026 at 09:00. */
beforeEach(async () => {
  bench.clock.set('2026-03-02T01:00:00Z')
  count += 1
  estate = await anEstateOn(bench, { code: `garden${count}` })
  await registering(estate, { name: '年轻', birthDate: '1946-03-03' })
  bench.clock.pass(1_000)
  await registering(estate, { name: '年长', birthDate: '1946-03-02' })
})

async function generating(actor: Actor = estate.steward, projectId: string = estate.projectId) {
  const input = { idempotencyKey: uuidv7(), projectId }
  const { data, codes } = await bench.ask<{ generateRound: RoundAnswer }>(actor, generate, { input })
  return { round: data.generateRound, codes }
}

async function roundOn(date: string, actor: Actor = estate.steward): Promise<RoundAnswer | null> {
  const asked = { projectId: estate.projectId, date }
  return (await bench.ask<{ round: RoundAnswer | null }>(actor, read, asked)).data.round
}

function roundsTold() {
  return bench
    .announced(roundGenerated)
    .then((facts) => facts.filter(({ projectId }) => projectId === estate.projectId))
}

describe('making up the round', () => {
  test('the very old are visited at the door, the others watched', async () => {
    const { round, codes } = await generating()
    expect(codes).toEqual([])
    expect(round).toMatchObject({
      date: '2026-03-02',
      packId: 'residential',
      coverage: { recorded: 0, total: 2 },
      visits: [
        { manner: 'VISITED_AT_DOOR', elder: { name: '年长' }, clause: 'P5.6.7.3', outcome: null, version: 1 },
        { manner: 'WATCHED_ON_ROUND', elder: { name: '年轻' }, outcome: null },
      ],
    })
    expect(await roundsTold()).toEqual([
      { roundId: round.id, projectId: estate.projectId, date: '2026-03-02', visits: 2 },
    ])
  })

  test('ten at once and the job make one round of the day; the next day has another', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => generating()))
    bench.running.wake('generate-rounds')
    const ids = new Set(answers.map(({ round }) => round.id))
    expect(ids.size).toBe(1)
    expect(await roundsTold()).toHaveLength(1)
    bench.clock.set('2026-03-02T16:00:00Z')
    const { round } = await generating()
    expect(round).toMatchObject({
      date: '2026-03-03',
      visits: [{ manner: 'VISITED_AT_DOOR' }, { manner: 'VISITED_AT_DOOR' }],
    })
    expect(ids).not.toContain(round.id)
  })

  test('is for the steward and the director of the project, where the procedure has care', async () => {
    const { groupId, path } = estate
    const worker = aStaffMember(groupId, 'departmentWorker', path)
    expect((await generating(worker)).codes).toEqual(['NOT_PERMITTED'])
    expect((await generating((await anEstateOn(bench)).steward)).codes).toEqual(['NOT_YET_KNOWN'])
    const mall = await anEstateOn(bench, { kind: 'mall' })
    expect((await generating(mall.steward, mall.projectId)).codes).toEqual(['CARE_NOT_IN_PROCEDURE'])
  })
})

describe('the round that nobody has to remember', () => {
  test('is there from six in the morning of the project, once', async () => {
    bench.clock.set('2026-03-04T21:59:00Z')
    const far = await anEstateOn(bench, { timeZone: 'Asia/Tokyo', code: `far${count}` })
    await registering(far, { name: '远方' })
    bench.running.wake('generate-rounds')
    await eventually(async () => {
      const told = await bench.announced(roundGenerated)
      if (!told.some(({ projectId }) => projectId === far.projectId)) throw new Error('no round yet')
    })
    expect(await roundOn('2026-03-05')).toBeNull()
    bench.clock.set('2026-03-04T22:00:00Z')
    bench.running.wake('generate-rounds')
    const round = await eventually(async () => {
      const made = await roundOn('2026-03-05')
      if (made === null) throw new Error('no round yet')
      return made
    })
    expect(round.visits).toHaveLength(2)
    expect((await generating()).round.id).toBe(round.id)
    expect(await roundsTold()).toHaveLength(1)
  })
})

describe('recording a visit', () => {
  async function recording(
    visit: Visit | undefined,
    changes: Record<string, unknown> = {},
    actor = estate.steward,
  ) {
    const input = {
      idempotencyKey: uuidv7(),
      visitId: visit?.id,
      expectedVersion: 1,
      outcome: 'NEEDS_HELP',
      note: '腿疼,已联系儿子',
      ...changes,
    }
    const { data, codes, errors } = await bench.ask<{ recordCareVisit: Visit }>(actor, record, { input })
    return { visit: data.recordCareVisit, codes, facts: errors?.[0]?.extensions?.['facts'] }
  }

  test('what was seen, by whom and when; the coverage counts it', async () => {
    const { round } = await generating()
    const [door] = round.visits
    const { visit, codes } = await recording(door)
    expect(codes).toEqual([])
    expect(visit).toMatchObject({
      outcome: 'NEEDS_HELP',
      note: '腿疼,已联系儿子',
      version: 2,
      recordedAt: bench.clock.now().toISOString(),
      recordedBy: { id: estate.steward.personId },
    })
    expect((await roundOn('2026-03-02'))?.coverage).toEqual({ recorded: 1, total: 2 })
    const told = await bench.announced(careVisitRecorded)
    expect(told).toContainEqual(
      expect.objectContaining({ visitId: visit.id, roundId: round.id, outcome: 'needsHelp' }),
    )
    expect(JSON.stringify(await bench.trail())).not.toMatch(/腿疼|年长/)
  })

  test('once: two at the same time, one is told that it has changed', async () => {
    const [door] = (await generating()).round.visits
    const answers = await Promise.all([recording(door), recording(door, { outcome: 'SEEN_WELL' })])
    expect(answers.map(({ codes }) => codes[0] ?? 'done').sort()).toEqual(['VERSION_CONFLICT', 'done'])
    expect(answers.flatMap(({ facts }) => facts ?? [])).toMatchObject([
      { changedBy: estate.steward.personId, changes: ['elderly-care.visit.recorded.v1'] },
    ])
    expect((await recording(door, { expectedVersion: 2 })).codes).toEqual(['TRANSITION_NOT_ALLOWED'])
  })

  test('the same key once more has one effect', async () => {
    const [door] = (await generating()).round.visits
    const idempotencyKey = uuidv7()
    expect((await recording(door, { idempotencyKey })).visit.version).toBe(2)
    expect(await recording(door, { idempotencyKey })).toMatchObject({ codes: [], visit: { version: 2 } })
  })

  test('a visit of nowhere, a note without end, an outcome that is none', async () => {
    const [door] = (await generating()).round.visits
    expect((await recording(door, { visitId: uuidv7() })).codes).toEqual(['NOT_FOUND'])
    expect((await recording(door, { note: '好'.repeat(1_001) })).codes).toEqual(['TEXT_TOO_LONG'])
    expect((await recording(door, { outcome: 'ASLEEP' })).codes).toEqual(['INPUT_INVALID'])
  })

  test('is for the steward and the director of the project', async () => {
    const [door] = (await generating()).round.visits
    const leader = aStaffMember(estate.groupId, 'securityShiftLeader', estate.path)
    const neighbour = aStaffMember(estate.groupId, 'buildingSteward', `${estate.path}x`)
    expect((await recording(door, {}, leader)).codes).toEqual(['NOT_PERMITTED'])
    expect((await recording(door, {}, neighbour)).codes).toEqual(['NOT_PERMITTED'])
    expect((await recording(door, {}, (await anEstateOn(bench)).steward)).codes).toEqual(['NOT_FOUND'])
    expect((await recording(door, {}, estate.director)).codes).toEqual([])
  })
})

describe('who sees a round', () => {
  test('staff of the place; nobody of another, no customer, nobody of another group', async () => {
    await generating()
    const { groupId, path } = estate
    expect((await roundOn('2026-03-02', aStaffMember(groupId, 'gmOffice', 'lvyuan')))?.visits).toHaveLength(2)
    expect(await roundOn('2026-03-02', aStaffMember(groupId, 'buildingSteward', `${path}x`))).toBeNull()
    expect(await roundOn('2026-03-02', aCustomer(groupId, uuidv7()))).toBeNull()
    expect(await roundOn('2026-03-02', (await anEstateOn(bench)).director)).toBeNull()
  })

  test('a day that is none is refused; one without a round has none', async () => {
    const asked = { projectId: estate.projectId, date: '2026-02-30' }
    expect((await bench.ask(estate.steward, read, asked)).codes).toEqual(['INPUT_INVALID'])
    expect(await roundOn('2026-02-28')).toBeNull()
  })

  test('a round with all its visits and elders is read in three steps, however many there are', async () => {
    await generating()
    const reads = jest.spyOn(bench.running.store, 'read')
    expect((await roundOn('2026-03-02'))?.visits).toHaveLength(2)
    expect(reads).toHaveBeenCalledTimes(3)
    reads.mockRestore()
  })
})
