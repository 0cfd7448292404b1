import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { ACTOR_HEADER, ActorTokens } from '@shouwen/access/actor-token'
import { projectId, unitId } from '@shouwen/scenarios/seed/seed'
import { aStaffMember } from '@shouwen/testing/actors'
import { eventually } from '@shouwen/testing/eventually'
import { onConnection, ownDatabase, ownNats, sqlOn } from '@shouwen/testing/servers'
import { v7 as uuidv7 } from 'uuid'
import { personasClient, tokenOf } from '../../src/errands/personas-client'
import { complaintForm, estate } from '../clauses/scene'
import { bearer } from '../told'
import { Running } from './running'

/** Requests under way at a time; fewer than the house works on at once (ADR 0029), so that it can be asked besides. */
const REQUESTS = 3

/** Milliseconds of notice: time enough to look at a house that is ending. */
const NOTICE_MS = 8_000

let database: Awaited<ReturnType<typeof ownDatabase>>
let folder: string
const nats = ownNats()
const running: Running[] = []
/** The appeals that somebody has been answered about. */
const accepted: string[] = []

beforeAll(async () => {
  database = await ownDatabase()
  folder = mkdtempSync(join(tmpdir(), 'shouwen-ending-'))
})

afterAll(async () => {
  await Promise.all(running.map((each) => each.kill()))
  await database?.drop()
  rmSync(folder, { recursive: true, force: true })
})

async function aProcess(app: string, ready: RegExp, env: Record<string, string>): Promise<Running> {
  const common = { DATABASE_URL: database.url, NATS_URL: nats.url, NATS_PREFIX: nats.prefix }
  const started = await Running.start(app, ready, { ...common, SHOUWEN_DATA: folder, ...env })
  running.push(started)
  return started
}

const aHouse = (env: Record<string, string> = {}): Promise<Running> =>
  aProcess('standalone', /ready at (\S+)/, { METRICS_PORT: '0', ...env })

/** Sends some registrations; what each is answered is the id of an appeal, or an exception. */
async function registering(house: Running): Promise<Promise<string>[]> {
  const client = personasClient(house.url, folder)
  const [project, unit] = await Promise.all([
    projectId(client, 'steward', estate),
    unitId(client, 'steward', estate, '3-1-502'),
  ])
  const token = await tokenOf('steward', folder)
  return Array.from({ length: REQUESTS }, async () => {
    const input = { ...complaintForm, projectId: project, unitId: unit, idempotencyKey: uuidv7() }
    const response = await fetch(`${house.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...bearer(token) },
      body: JSON.stringify({
        query: 'mutation ($input: RegisterAppealInput!) { registerAppeal(input: $input) { id } }',
        variables: { input },
      }),
    })
    const { data } = (await response.json()) as { data: { registerAppeal: { id: string } } }
    return data.registerAppeal.id
  })
}

/** How many statements of a service wait for a lock, for so many seconds at least. */
async function waiting(service: string, seconds = 0): Promise<number> {
  // On a connection of its own: within a transaction PostgreSQL shows what the first look saw.
  const rows = await sqlOn(
    database.url,
    `select from pg_stat_activity where application_name = 'shouwen ${service}' and wait_event_type = 'Lock'
        and datname = current_database() and clock_timestamp() - query_start >= make_interval(secs => ${seconds})`,
  )
  return rows.length
}

/**
 * Has requests under way: each has done its work and waits to write its facts. Ends the house in the middle of them.
 * @param meanwhile what is looked at before they can go on
 */
async function endedInTheMiddle(house: Running, meanwhile: () => Promise<void>): Promise<void> {
  const answers = await onConnection(database.url, async (query) => {
    await query('begin')
    await query('lock table intake.events in share mode')
    const sent = await registering(house)
    await eventually(async () => expect(await waiting('intake')).toBe(REQUESTS))
    house.endBy('SIGTERM')
    await meanwhile()
    await query('rollback')
    return Promise.all(sent)
  })
  accepted.push(...answers)
  expect(await house.ended()).toBe(0)
}

/** Every appeal that was answered about is there, with its fact. */
async function expectNothingLost(): Promise<void> {
  const appeals = await sqlOn(
    database.url,
    `select appeals.id from intake.appeals join intake.events on appeal_id = appeals.id and type = 'intake.appeal.registered.v1'`,
  )
  expect(new Set(appeals.map(({ id }) => id))).toEqual(new Set(accepted))
  expect(new Set(accepted).size).toBe(appeals.length)
}

test('with notice it says that it is ending and goes on answering; then it answers what is under way and ends', async () => {
  const house = await aHouse({ SHUTDOWN_NOTICE_MS: String(NOTICE_MS) })
  expect(await house.readiness()).toEqual({ code: 200, status: 'ready' })
  const { metricsUrl } = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as { metricsUrl: string }
  expect((await fetch(metricsUrl)).status).toBe(200)
  await endedInTheMiddle(house, async () => {
    await eventually(async () => expect(await house.readiness()).toEqual({ code: 503, status: 'ending' }))
    const still = await fetch(`${house.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ __typename }"}',
    })
    expect([still.status, await still.json()]).toEqual([200, { data: { __typename: 'Query' } }])
    expect(still.headers.get('connection')).toBe('close')
    expect((await fetch(metricsUrl)).status).toBe(200)
  })
  await expectNothingLost()
}, 240_000)

test('without notice it ceases to listen at once, and a request that takes long is answered all the same', async () => {
  const house = await aHouse()
  await eventually(async () => {
    const counted = await sqlOn(database.url, 'select appeal_id from analytics.appeal_facts')
    expect(new Set(counted.map(({ appeal_id: id }) => id))).toEqual(new Set(accepted))
  })
  await endedInTheMiddle(house, async () => {
    await eventually(async () => expect(await house.isClosed()).toBe(true))
    await eventually(async () => expect(await waiting('intake', 7)).toBe(REQUESTS))
  })
  await expectNothingLost()
}, 240_000)

test('a service apart ends in the same way', async () => {
  const secret = 'a secret of the test, long enough to be one'
  const service = await aProcess('dispatch', /"url":"([^"]+)"[^\n]*"msg":"ready"/, {
    ACTOR_SECRET: secret,
    SHUTDOWN_NOTICE_MS: String(NOTICE_MS),
    LOG_LEVEL: 'info',
  })
  const [group] = await sqlOn(database.url, 'select group_id from dispatch.projects limit 1')
  const actor = aStaffMember(String(group?.['group_id']), 'managementDepartment', 'lvyuan')
  const ask = async (query: string): Promise<unknown> => {
    const response = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [ACTOR_HEADER]: await new ActorTokens(secret).sign(actor),
      },
      body: JSON.stringify({ query }),
    })
    return response.json()
  }
  // Units: no reaction to what the house before has left reads them.
  const question = '{ projects { path units(first: 1) { edges { node { code } } } } }'
  const before = await ask(question)
  expect(before).toEqual({
    data: { projects: expect.arrayContaining([expect.objectContaining({ path: estate })]) },
  })
  const answer = await onConnection(database.url, async (query) => {
    await query('begin')
    await query('lock table dispatch.units in access exclusive mode')
    const asked = ask(question)
    await eventually(async () => expect(await waiting('dispatch')).toBeGreaterThan(0))
    service.endBy('SIGTERM')
    await eventually(async () => expect(await service.readiness()).toEqual({ code: 503, status: 'ending' }))
    expect(await ask('{ __typename }')).toEqual({ data: { __typename: 'Query' } })
    expect((await fetch(`${service.url}/metrics`)).status).toBe(200)
    await query('rollback')
    return asked
  })
  expect(answer).toEqual(before)
  expect(await service.ended()).toBe(0)
}, 180_000)
