import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { appealSampled, auditRecorded, sampleDrawn } from '@shouwen/events/revisit-audit'
import { drawSample } from '@shouwen/procedure/sampling'
import { aCustomer, aStaffMember } from '@shouwen/testing/actors'
import type { ServiceBench } from '@shouwen/testing/service-bench'
import type { AppealKind } from '@shouwen/vocabulary/appeals'
import { v7 as uuidv7 } from 'uuid'
import { appealSeen, appealsSeen, complete, draw, record, revisitSeen, sampleSeen } from './asking'
import { aBench, aPlaceOn, closed, registered, settled, type Place } from './estate'

/** The last instant of March 2026 in Shanghai, and the first of April. */
const lastOfMarch = '2026-03-31T15:59:59.999Z'
const firstOfApril = '2026-03-31T16:00:00.000Z'

let bench: ServiceBench

beforeAll(async () => {
  bench = await aBench()
})

afterAll(() => bench.close())

async function closedAt(place: Place, kind: AppealKind, at: string): Promise<string> {
  const appealId = await registered(place, { kind })
  await closed(place, appealId, at)
  return appealId
}

/** A project with a closed March: eleven complaints, three help requests, one repair; its neighbours in time left out. */
async function aMarch(): Promise<Place & { complaints: string[]; assistances: string[]; repair: string }> {
  bench.clock.set('2026-03-02T01:00:00Z')
  const place = await aPlaceOn(bench)
  const complaints = [
    await closedAt(place, 'complaint', '2026-02-28T16:00:00.000Z'),
    await closedAt(place, 'complaint', lastOfMarch),
  ]
  await closedAt(place, 'complaint', '2026-02-28T15:59:59.999Z')
  await closedAt(place, 'complaint', firstOfApril)
  for (let day = 10; day < 19; day++) {
    complaints.push(await closedAt(place, 'complaint', `2026-03-${day}T02:00:00.000Z`))
  }
  const assistances: string[] = []
  for (let day = 10; day < 13; day++) {
    assistances.push(await closedAt(place, 'assistance', `2026-03-${day}T03:00:00.000Z`))
  }
  const repair = await closedAt(place, 'repair', '2026-03-10T04:00:00.000Z')
  return { ...place, complaints, assistances, repair }
}

/** Three revisits that were made in March, and one in April. */
async function revisited(place: Place): Promise<string[]> {
  const revisitIds: string[] = []
  for (const at of ['2026-03-05T02:00:00Z', '2026-03-06T02:00:00Z', lastOfMarch, firstOfApril]) {
    bench.clock.set(at)
    const { id } = await revisitSeen(bench, place.steward, await settled(place, { kind: 'inquiry' }))
    await complete(bench, place.steward, { revisitId: id })
    revisitIds.push(id)
  }
  return revisitIds.slice(0, 3)
}

describe('drawing', () => {
  test('the management department: each rule its share of its kinds, rounded up, and anybody can draw it again', async () => {
    const place = await aMarch()
    bench.clock.set(firstOfApril)
    const { data, codes } = await draw(bench, place.management, { projectId: place.projectId })
    expect(codes).toEqual([])
    const { rules, audits, period } = data.drawAuditSample
    expect(period).toBe('2026-03')
    expect(rules).toMatchObject([
      { clause: 'P5.5.1', share: 0.1, population: 11, size: 2 },
      { clause: 'P5.5.2', share: 0.01, population: 3, size: 1 },
    ])
    expect(rules.map(({ populationIds }) => populationIds)).toEqual([
      [...place.complaints].sort(),
      [...place.assistances].sort(),
    ])
    for (const { clause, populationIds, size, seed } of rules) {
      expect(seed).toMatch(/^[0-9a-f]{32}$/)
      const fellOn = audits.filter((audit) => audit.clause === clause).map(({ appeal }) => appeal.id)
      expect(fellOn).toEqual(drawSample(populationIds, size, seed))
    }
  })

  test("the general manager's office: of the revisits made, whatever their kind", async () => {
    const place = await aPlaceOn(bench)
    const revisitIds = await revisited(place)
    const { data } = await draw(bench, place.gmOffice, {
      auditor: 'GM_OFFICE',
      projectId: place.projectId,
    })
    const { rules, audits } = data.drawAuditSample
    expect(rules).toMatchObject([{ clause: 'P5.5.3', share: 0.03, population: 3, size: 1 }])
    expect(rules[0]?.populationIds).toEqual([...revisitIds].sort())
    expect(audits).toHaveLength(1)
    expect(revisitIds).toContain(audits[0]?.revisitId)
  })

  test('tells of each draw and of each appeal that it fell on', async () => {
    const place = await aMarch()
    bench.clock.set(firstOfApril)
    const { data } = await draw(bench, place.management, { projectId: place.projectId })
    const { audits, id } = data.drawAuditSample
    const sampled = await bench.announced(appealSampled)
    const own = sampled.filter(({ auditId }) => audits.some((audit) => audit.id === auditId))
    expect(own.map(({ appealId }) => appealId)).toEqual(audits.map(({ appeal }) => appeal.id))
    const rows = (await bench.trail()).filter(({ subject }) => subject === `sample/${id}`)
    const drawn = rows.filter(({ type }) => type === sampleDrawn.type)
    expect(drawn).toMatchObject([
      { clauses: ['P5.5.1'], projectPath: place.path, packId: 'residential', packVersion: 3 },
      { clauses: ['P5.5.2'], actorId: place.management.personId },
    ])
    expect(drawn.map(({ data: fact }) => fact)).toMatchObject([
      { auditor: 'managementDepartment', period: '2026-03', population: 11, size: 2 },
      { auditor: 'managementDepartment', period: '2026-03', population: 3, size: 1 },
    ])
  })

  test('a second time, by somebody else, at once or after a late fact, answers with the first', async () => {
    const place = await aMarch()
    bench.clock.set(firstOfApril)
    const colleague = aStaffMember(place.groupId, 'managementDepartment', 'lvyuan')
    const answers = await Promise.all(
      [place.management, colleague, place.management, colleague].map((actor) =>
        draw(bench, actor, { projectId: place.projectId }),
      ),
    )
    expect(answers.flatMap(({ codes }) => codes)).toEqual([])
    const [first] = answers
    for (const { data } of answers) expect(data).toEqual(first?.data)
    await closedAt(place, 'complaint', '2026-03-20T02:00:00.000Z')
    expect((await draw(bench, colleague, { projectId: place.projectId })).data).toEqual(first?.data)
  })

  test('of nobody falls on nobody', async () => {
    const place = await aPlaceOn(bench)
    bench.clock.set(firstOfApril)
    const { data } = await draw(bench, place.management, { projectId: place.projectId })
    expect(data.drawAuditSample.rules.map(({ population, size }) => [population, size])).toEqual([
      [0, 0],
      [0, 0],
    ])
    expect(data.drawAuditSample.audits).toEqual([])
  })

  test('where the procedure asks nothing of the auditor has no rules', async () => {
    const mall = await aPlaceOn(bench, 'mall')
    bench.clock.set(firstOfApril)
    const { data, codes } = await draw(bench, mall.gmOffice, {
      auditor: 'GM_OFFICE',
      projectId: mall.projectId,
    })
    expect(codes).toEqual([])
    expect(data.drawAuditSample).toMatchObject({ rules: [], audits: [] })
  })

  test('is refused before the month is over in the project, wherever the server is', async () => {
    const place = await aPlaceOn(bench)
    bench.clock.set(lastOfMarch)
    const early = await draw(bench, place.management, { projectId: place.projectId })
    expect(early.codes).toEqual(['PERIOD_NOT_OVER'])
    expect(early.errors?.[0]?.extensions?.['facts']).toEqual({ endsAt: firstOfApril })
    bench.clock.set(firstOfApril)
    expect((await draw(bench, place.management, { projectId: place.projectId })).codes).toEqual([])
  })

  const faults: [string, Record<string, unknown>, string][] = [
    ['a month that is none', { period: '2026-13' }, 'INPUT_INVALID'],
    ['a period that is no month', { period: 'March' }, 'INPUT_INVALID'],
    ['an auditor that nobody knows', { auditor: 'NEIGHBOUR' }, 'INPUT_INVALID'],
    ['a project that nobody told of', { projectId: uuidv7() }, 'NOT_YET_KNOWN'],
    ["another auditor's sample", { auditor: 'GM_OFFICE' }, 'NOT_PERMITTED'],
  ]
  test.each(faults)('is refused for %s', async (_what, changes, code) => {
    const place = await aPlaceOn(bench)
    bench.clock.set(firstOfApril)
    const before = (await bench.trail()).length
    const { codes } = await draw(bench, place.management, { projectId: place.projectId, ...changes })
    expect(codes).toEqual([code])
    expect((await bench.trail()).length).toBe(before)
  })

  test('is refused to the office that is checked, to auditors of elsewhere, and of another group', async () => {
    const place = await aPlaceOn(bench)
    bench.clock.set(firstOfApril)
    const input = { projectId: place.projectId }
    expect((await draw(bench, place.steward, input)).codes).toEqual(['NOT_PERMITTED'])
    const elsewhere = aStaffMember(place.groupId, 'managementDepartment', 'lvyuan/south')
    expect((await draw(bench, elsewhere, input)).codes).toEqual(['NOT_PERMITTED'])
    const other = await aPlaceOn(bench)
    expect((await draw(bench, other.management, input)).codes).toEqual(['NOT_YET_KNOWN'])
  })
})

describe('an appeal stands in the draws of its month', () => {
  test('before they are made, and as they fell afterwards', async () => {
    const place = await aMarch()
    const expected = {
      auditor: 'MANAGEMENT_DEPARTMENT',
      period: '2026-03',
      clause: 'P5.5.1',
      drawn: false,
      sampled: false,
    }
    const standings = async (id: string) => (await appealSeen(bench, place.steward, id)).samplingPopulations
    for (const id of place.complaints) expect(await standings(id)).toEqual([expected])
    expect(await standings(place.repair)).toEqual([])

    bench.clock.set(firstOfApril)
    const { data } = await draw(bench, place.management, { projectId: place.projectId })
    const fellOn = new Set(data.drawAuditSample.audits.map(({ appeal }) => appeal.id))
    for (const id of place.complaints) {
      expect(await standings(id)).toEqual([{ ...expected, drawn: true, sampled: fellOn.has(id) }])
    }
    const late = await closedAt(place, 'complaint', '2026-03-20T02:00:00.000Z')
    expect(await standings(late)).toEqual([])
  })

  test('with its closing and with its revisit', async () => {
    bench.clock.set('2026-03-05T02:00:00Z')
    const place = await aPlaceOn(bench)
    const appealId = await settled(place)
    const { id } = await revisitSeen(bench, place.steward, appealId)
    await complete(bench, place.steward, { revisitId: id })
    await closed(place, appealId, '2026-03-05T02:00:01.000Z')
    const { samplingPopulations } = await appealSeen(bench, place.steward, appealId)
    expect(samplingPopulations.map(({ auditor, clause }) => [auditor, clause])).toEqual([
      ['GM_OFFICE', 'P5.5.3'],
      ['MANAGEMENT_DEPARTMENT', 'P5.5.1'],
    ])
    const hidden = [
      aCustomer(place.groupId, uuidv7()),
      aStaffMember(place.groupId, 'buildingSteward', 'lvyuan/south'),
      (await aPlaceOn(bench)).steward,
    ]
    for (const actor of hidden) {
      expect((await appealSeen(bench, actor, appealId)).samplingPopulations).toEqual([])
    }
  })

  test('a list of appeals costs one read for each field, however long it is', async () => {
    const place = await aMarch()
    bench.clock.set(firstOfApril)
    await draw(bench, place.management, { projectId: place.projectId })
    const reads = jest.spyOn(bench.running.store, 'read')
    try {
      const ids = [...place.complaints, ...place.assistances]
      const appeals = await appealsSeen(bench, place.management, ids)
      expect(appeals.map(({ id }) => id)).toEqual(ids)
      expect(appeals.flatMap(({ audits }) => audits)).toHaveLength(3)
      expect(reads).toHaveBeenCalledTimes(3)
    } finally {
      reads.mockRestore()
    }
  })
})

describe('recording an audit', () => {
  async function sampled(): Promise<{ place: Place; auditId: string; appealId: string }> {
    bench.clock.set('2026-03-05T02:00:00Z')
    const place = await aPlaceOn(bench)
    const appealId = await closedAt(place, 'complaint', '2026-03-05T02:00:00.000Z')
    bench.clock.set(firstOfApril)
    const { data } = await draw(bench, place.management, { projectId: place.projectId })
    return { place, appealId, auditId: data.drawAuditSample.audits[0]?.id ?? '' }
  }

  test('keeps the finding and what the customer thinks, and says only the finding abroad', async () => {
    const { place, auditId, appealId } = await sampled()
    const opinion = '希望楼道每周打扫两次'
    const { data, codes } = await record(bench, place.management, { auditId, opinion })
    expect(codes).toEqual([])
    expect(data.recordAudit).toMatchObject({
      finding: 'CONFIRMED',
      opinion,
      recordedBy: { id: place.management.personId },
      version: 2,
      appeal: { id: appealId },
    })
    const facts = await bench.announced(auditRecorded)
    expect(facts.filter((fact) => fact.auditId === auditId)).toEqual([
      { appealId, auditId, auditor: 'managementDepartment', finding: 'confirmed' },
    ])
    expect(JSON.stringify(await bench.trail())).not.toContain('打扫两次')
    const again = await record(bench, place.management, { auditId, expectedVersion: 2 })
    expect(again.codes).toEqual(['TRANSITION_NOT_ALLOWED'])
  })

  test('the same key twice has one effect', async () => {
    const { place, auditId } = await sampled()
    const input = { idempotencyKey: uuidv7(), auditId, finding: 'NOT_REACHED' }
    const first = await record(bench, place.management, input)
    expect((await record(bench, place.management, input)).data).toEqual(first.data)
    const facts = await bench.announced(auditRecorded)
    expect(facts.filter((fact) => fact.auditId === auditId)).toHaveLength(1)
  })

  test('is refused: stale, unknown, too long, to the other auditor, to the office, to another group', async () => {
    const { place, auditId } = await sampled()
    const other = await aPlaceOn(bench)
    const before = (await bench.trail()).length
    const refused = [
      await record(bench, place.management, { auditId, expectedVersion: 2 }),
      await record(bench, place.management, { auditId: uuidv7() }),
      await record(bench, place.management, { auditId, opinion: '好'.repeat(2_001) }),
      await record(bench, place.gmOffice, { auditId }),
      await record(bench, place.steward, { auditId }),
      await record(bench, other.management, { auditId }),
    ]
    expect(refused.flatMap(({ codes }) => codes)).toEqual([
      'VERSION_CONFLICT',
      'NOT_FOUND',
      'TEXT_TOO_LONG',
      'NOT_PERMITTED',
      'NOT_PERMITTED',
      'NOT_FOUND',
    ])
    expect((await bench.trail()).length).toBe(before)
  })

  test('auditors and the director see it; the checked, the customer and other groups do not', async () => {
    const { place, appealId } = await sampled()
    const of = { auditor: 'MANAGEMENT_DEPARTMENT', projectId: place.projectId, period: '2026-03' }
    const director = aStaffMember(place.groupId, 'officeDirector', place.path)
    for (const actor of [place.management, place.gmOffice, director]) {
      expect((await sampleSeen(bench, actor, of)).data.auditSample?.audits).toHaveLength(1)
      expect((await appealSeen(bench, actor, appealId)).audits).toHaveLength(1)
    }
    const other = await aPlaceOn(bench)
    for (const actor of [place.steward, aCustomer(place.groupId, uuidv7()), other.management]) {
      expect((await sampleSeen(bench, actor, of)).data.auditSample).toBeNull()
      expect((await appealSeen(bench, actor, appealId)).audits).toEqual([])
    }
    const next = { ...of, period: '2026-04' }
    expect((await sampleSeen(bench, place.management, next)).data.auditSample).toBeNull()
  })
})
