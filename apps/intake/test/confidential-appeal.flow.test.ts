import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { serviceActor, type Actor } from '@shouwen/access/actor'
import { appealHandedOver } from '@shouwen/events/dispatch'
import { confidentialityMarked } from '@shouwen/events/intake'
import { aCustomer, aStaffMember } from '@shouwen/testing/actors'
import type { Role } from '@shouwen/vocabulary/organisation'
import { v7 as uuidv7 } from 'uuid'
import { aProjectOn, anEstate, type Estate } from './estate'

const path = 'lvyuan/north/hetang'

let estate: Estate

beforeAll(async () => {
  estate = await anEstate()
})

afterAll(() => estate.bench.close())

const words = `{
  version confidential redacted content cause outcome
  caller { name telephone } customer { id } unit { id }
  progressReports { content } instructions { content } feedbacks { content }
}`

interface Words {
  version: number
  confidential: boolean
  redacted: boolean
  content: string
  cause: string | null
  outcome: string | null
  caller: { name: string; telephone: string } | null
  customer: { id: string } | null
  unit: { id: string } | null
  progressReports: { content: string }[]
  instructions: { content: string }[]
  feedbacks: { content: string }[]
}

const at = (role: Role, scope = path, departmentIds: string[] = []): Actor =>
  aStaffMember(estate.groupId, role, scope, departmentIds)

async function looks(actor: Actor, id: string): Promise<Words | null> {
  const query = `query Look($id: ID!) { appeal(id: $id) ${words} }`
  const { data } = await estate.bench.ask<{ appeal: Words | null }>(actor, query, { id })
  return data.appeal
}

async function does(actor: Actor, mutation: string, input: Record<string, unknown>) {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`
  const { data, codes } = await estate.bench.ask<Record<string, { id: string; version: number } | null>>(
    actor,
    `mutation Does($input: ${type}!) { ${mutation}(input: $input) { id version } }`,
    { input: { idempotencyKey: uuidv7(), ...input } },
  )
  return { made: data[mutation] ?? null, codes }
}

/** Registered with these changes, in the hands of a department, instructed, reported, and told to the customer. */
async function anAppealTold(changes: Record<string, unknown>) {
  const { bench, groupId, projectId, unitId, steward, director } = estate
  const form = { projectId, unitId, kind: 'COMPLAINT', channel: 'TELEPHONE', category: 'cleaning' }
  const said = { cause: '邻里隐私', content: '三单元住户的病情被议论' }
  const { made } = await does(steward, 'registerAppeal', { ...form, ...said, ...changes })
  const appealId = made?.id ?? ''
  const departmentId = uuidv7()
  const handed = { appealId, handoverId: uuidv7(), departmentId, duty: 'environment', staffId: null } as const
  const now = bench.clock.now().toISOString()
  await bench.tell(appealHandedOver, groupId, { ...handed, at: now }, { appealId })
  const change = async (actor: Actor, mutation: string, input: object): Promise<void> => {
    const expectedVersion = (await looks(director, appealId))?.version
    expect(await does(actor, mutation, { appealId, expectedVersion, ...input })).toMatchObject({ codes: [] })
  }
  await change(director, 'instructAppeal', { content: '低调处理' })
  await change(steward, 'reportProgress', { content: '已约谈保洁员' })
  const query = 'query Reports($id: ID!) { appeal(id: $id) { progressReports { id } } }'
  const { data } = await bench.ask<{ appeal: { progressReports: { id: string }[] } }>(director, query, {
    id: appealId,
  })
  const progressId = data.appeal.progressReports[0]?.id
  await change(director, 'reviewProgress', { progressId })
  const feedback = { progressId, channel: 'TELEPHONE', content: '已提醒员工注意保密', answer: 'UNDERSTOOD' }
  await change(steward, 'informCustomer', feedback)
  return { appealId, departmentId }
}

async function marks(actor: Actor, appealId: string, changes: Record<string, unknown> = {}) {
  const expectedVersion = (await looks(estate.director, appealId))?.version
  const mark = { confidential: true, reason: 'CUSTOMERS_SECRET' }
  return (await does(actor, 'markConfidential', { appealId, expectedVersion, ...mark, ...changes })).codes
}

const clear = {
  redacted: false,
  content: '三单元住户的病情被议论',
  cause: '邻里隐私',
  progressReports: [{ content: '已约谈保洁员' }],
  instructions: [{ content: '低调处理' }],
  feedbacks: [{ content: '已提醒员工注意保密' }],
}

const withheld = {
  confidential: true,
  redacted: true,
  content: '已设为保密',
  cause: null,
  outcome: null,
  caller: null,
  customer: null,
  unit: null,
  progressReports: [{ content: '已设为保密' }],
  instructions: [{ content: '已设为保密' }],
  feedbacks: [{ content: '已设为保密' }],
}

describe('a caller', () => {
  let known: ReturnType<typeof anAppealTold> | undefined

  test.each<[Role, string, string, boolean]>([
    ['buildingSteward', '王秀英', '+8613800138000', true],
    ['officeDirector', '王秀英', '+8613800138000', true],
    ['securityShiftLeader', '王秀英', '+8613800138000', true],
    ['mallOperator', '王秀英', '+8613800138000', true],
    ['departmentWorker', '王秀英', '138****8000', true],
    ['departmentManager', '王秀英', '138****8000', true],
    ['divisionDirector', '王**', '138****8000', false],
    ['managementDepartment', '王**', '138****8000', false],
    ['gmOffice', '王**', '138****8000', false],
    ['biReader', '王**', '138****8000', false],
  ])('is shown to %s as %s, %s', async (role, name, telephone, unit) => {
    const caller = { name: '王秀英', telephone: '13800138000' }
    const { appealId } = await (known ??= anAppealTold({ caller }))
    const seen = await looks(at(role), appealId)
    expect(seen).toMatchObject({ caller: { name, telephone } })
    expect(seen?.unit).toEqual(unit ? { id: estate.unitId } : null)
  })

  test('is in no event and in no answer that is kept', async () => {
    const kept: object[] = await estate.bench.running.store.asJob(({ manager }) =>
      manager.query('select (select jsonb_agg(e) from events e), (select jsonb_agg(i) from idempotency i)'),
    )
    expect(JSON.stringify(kept)).not.toMatch(/13800138000|王秀英/)
  })
})

describe('a confidential appeal', () => {
  let appeal: Awaited<ReturnType<typeof anAppealTold>>

  beforeAll(async () => {
    appeal = await anAppealTold({ customerId: estate.customerId })
    expect(await marks(estate.director, appeal.appealId)).toEqual([])
  })

  test('is read by its first contact, its department, and who answers for the project', async () => {
    const { appealId, departmentId } = appeal
    for (const actor of [
      estate.steward,
      estate.director,
      at('departmentWorker', path, [departmentId]),
      at('divisionDirector', 'lvyuan/north'),
      at('managementDepartment', 'lvyuan'),
    ]) {
      expect(await looks(actor, appealId)).toMatchObject({ ...clear, confidential: true })
    }
  })

  test('is withheld from everybody else', async () => {
    for (const actor of [
      at('buildingSteward'),
      at('securityShiftLeader'),
      at('departmentWorker', path, [uuidv7()]),
      at('departmentManager'),
      at('gmOffice', 'lvyuan'),
      at('biReader', 'lvyuan'),
      serviceActor('dispatch', estate.groupId),
    ]) {
      expect(await looks(actor, appeal.appealId)).toMatchObject(withheld)
    }
  })

  test('shows its customer what they said and were told, and not how it was handled', async () => {
    expect(await looks(aCustomer(estate.groupId, estate.customerId), appeal.appealId)).toMatchObject({
      redacted: true,
      content: clear.content,
      cause: clear.cause,
      feedbacks: clear.feedbacks,
      outcome: null,
      instructions: [],
      progressReports: [],
    })
  })

  test('is marked by who answers for the project alone', async () => {
    const { appealId } = appeal
    for (const role of ['buildingSteward', 'departmentManager', 'gmOffice', 'biReader'] as const) {
      expect([role, await marks(at(role), appealId)]).toEqual([role, ['NOT_PERMITTED']])
    }
    expect(await marks(at('officeDirector', 'lvyuan/south'), appealId)).toEqual(['NOT_PERMITTED'])
    const rivals = await aProjectOn(estate.bench, 'residential')
    expect(await marks(rivals.director, appealId)).toEqual(['NOT_FOUND'])
    expect(await marks(estate.director, appealId, { reason: 'NO_LONGER_NEEDED' })).toEqual(['INPUT_INVALID'])
    expect(await marks(estate.director, appealId, { reason: 'GOSSIP' })).toEqual(['INPUT_INVALID'])
    expect(await marks(estate.director, appealId, { expectedVersion: 1 })).toEqual(['VERSION_CONFLICT'])
  })

  test('is open again when the mark is taken off; each mark is a row of its trail', async () => {
    const { appealId } = appeal
    const supervisor = at('managementDepartment', 'lvyuan')
    const off = { confidential: false, reason: 'NO_LONGER_NEEDED' }
    expect(await marks(supervisor, appealId, off)).toEqual([])
    expect(await looks(at('departmentManager'), appealId)).toMatchObject({ ...clear, confidential: false })
    const rows = (await estate.bench.trail()).filter(
      (row) => row.type === confidentialityMarked.type && row.appealId === appealId,
    )
    expect(rows.map(({ actorId, clauses, data }) => ({ actorId, clauses, data }))).toMatchObject([
      {
        actorId: estate.director.personId,
        clauses: ['P5.6.3.3'],
        data: { confidential: true, reason: 'customersSecret' },
      },
      {
        actorId: supervisor.personId,
        clauses: ['P5.6.3.3'],
        data: { confidential: false, reason: 'noLongerNeeded' },
      },
    ])
  })
})
