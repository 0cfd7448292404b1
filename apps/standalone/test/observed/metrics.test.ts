import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openLog } from '@shouwen/telemetry/log'
import { eventually } from '@shouwen/testing/eventually'
import { samplesOf, sumOf, type Sample } from '@shouwen/testing/samples'
import { sqlOn } from '@shouwen/testing/servers'
import { v7 as uuidv7 } from 'uuid'
import { Scene, complaintForm, estate } from '../clauses/scene'
import { codesOf, send, signedIn } from '../told'
import { aWorldHere, type WorldHere } from '../world-here'
import { selectorsOf } from './selectors'
import { fileOf, panels, watched } from './watching'

let world: WorldHere
let scene: Scene
const logged: Record<string, unknown>[] = []

beforeAll(async () => {
  world = await aWorldHere({
    log: openLog('info', { write: (line) => void logged.push(JSON.parse(line)) }),
  })
  scene = new Scene(world)
}, 180_000)

afterAll(() => scene?.close())

async function scraped(): Promise<Sample[]> {
  return samplesOf((await world.meters.scrape()).body)
}

/** How much a number has grown since a scrape, and to when it has come to rest. */
async function grownSince(
  before: readonly Sample[],
  name: string,
  labels: Record<string, string>,
): Promise<number> {
  return (sumOf(await scraped(), name, labels) ?? 0) - (sumOf(before, name, labels) ?? 0)
}

const registration = `mutation Register($input: RegisterAppealInput!) { registerAppeal(input: $input) { id } }`

async function register(persona: string, headers: Record<string, string> = {}) {
  const projectId = await scene.project(estate)
  const input = { ...complaintForm, projectId, idempotencyKey: uuidv7() }
  const body = JSON.stringify({ query: registration, variables: { input } })
  return fetch(`${scene.world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await signedIn(scene.world, persona)), ...headers },
    body,
  })
}

describe('what a house counts', () => {
  test('requests by operation and outcome, at the gateway and at the service that answered', async () => {
    await scene.project(estate)
    const before = await scraped()
    const requests = 'shouwen_request_duration_seconds_count'
    expect((await register('steward')).status).toBe(200)
    await eventually(async () =>
      expect(
        await grownSince(before, requests, { part: 'gateway', operation: 'mutation', outcome: 'ok' }),
      ).toBe(1),
    )
    expect(await grownSince(before, requests, { part: 'intake', operation: 'mutation', outcome: 'ok' })).toBe(
      1,
    )
    expect(await grownSince(before, requests, { outcome: 'refused' })).toBe(0)
    expect(await grownSince(before, 'shouwen_refusals_total', {})).toBe(0)
  })

  test('refusals by their code: at the door, of a service, of what is no GraphQL', async () => {
    const before = await scraped()
    const refused = (part: string, code: string) =>
      grownSince(before, 'shouwen_refusals_total', { part, code })

    expect(codesOf(await send(scene.world, '{"query":"{ me { name } }"}'))).toEqual(['NOT_SIGNED_IN'])
    await eventually(async () => expect(await refused('gateway', 'NOT_SIGNED_IN')).toBe(1))

    const told = (await (await register('cleaner')).json()) as { errors: { extensions: { code: string } }[] }
    expect(told.errors.map(({ extensions }) => extensions.code)).toEqual(['NOT_PERMITTED'])
    await eventually(async () => expect(await refused('gateway', 'NOT_PERMITTED')).toBe(1))
    expect(await refused('intake', 'NOT_PERMITTED')).toBe(1)

    await send(scene.world, '{"query":"{ me {"}', await signedIn(scene.world, 'steward'))
    await eventually(async () => expect(await refused('gateway', 'NOT_GRAPHQL')).toBe(1))

    const outcomes = { part: 'gateway', outcome: 'refused' }
    expect(await grownSince(before, 'shouwen_request_duration_seconds_count', outcomes)).toBe(3)
    expect(sumOf(await scraped(), 'shouwen_faults_total')).toBe(0)
  })

  test('events published and applied, until nobody has any left to do', async () => {
    // What the test before this one set off, its notices too, has arrived.
    const before = await eventually(async () => {
      const now = await scraped()
      expect(sumOf(now, 'shouwen_events_applied_total', { service: 'analytics', producer: 'intake' })).toBe(
        sumOf(now, 'shouwen_events_published_total', { service: 'intake' }),
      )
      return now
    })
    await register('steward')
    const grown = (name: string, labels: Record<string, string>) => grownSince(before, name, labels)
    await eventually(async () => {
      const ofIntake = await grown('shouwen_events_published_total', { service: 'intake' })
      expect(ofIntake).toBeGreaterThan(0)
      expect(await grown('shouwen_events_applied_total', { service: 'analytics', producer: 'intake' })).toBe(
        ofIntake,
      )
      expect(await grown('shouwen_event_delay_seconds_count', { service: 'sla' })).toBeGreaterThan(0)
      const now = await scraped()
      expect(
        sumOf(now, 'shouwen_consumer_waiting_events', { service: 'intake', consumer: 'analytics' }),
      ).toBe(0)
      expect(sumOf(now, 'shouwen_consumer_waiting_events')).toBe(0)
      expect(sumOf(now, 'shouwen_relay_waiting_events')).toBe(0)
      expect(
        sumOf(now, 'shouwen_consumer_acknowledged_sequence', { service: 'intake', consumer: 'sla' }),
      ).toBe(sumOf(now, 'shouwen_events_published_total', { service: 'intake' }))
    })
    const rest = await scraped()
    expect(sumOf(rest, 'shouwen_active')).toBe(7)
    expect(sumOf(rest, 'shouwen_dead_letters')).toBe(0)
    expect(sumOf(rest, 'shouwen_timers_due', { service: 'sla' })).toBe(0)
  })
})

describe('one id from the telephone to analytics', () => {
  test("the client's UUID is in the answer, in every event that came of it, on the trail and in the log", async () => {
    const id = uuidv7()
    const answer = await register('steward', { 'x-correlation-id': id })
    expect(answer.headers.get('x-correlation-id')).toBe(id)
    const { data } = (await answer.json()) as { data: { registerAppeal: { id: string } } }
    const appealId = data.registerAppeal.id
    await eventually(async () => {
      const rows = await sqlOn(
        scene.world.databaseUrl,
        `select entry.service, event.correlation_id from analytics.trail_entries entry join
          (select id, correlation_id from intake.events union all select id, correlation_id from dispatch.events
            union all select id, correlation_id from sla.events
            union all select id, correlation_id from customer_profile.events) event on event.id = entry.event_id
          where entry.appeal_id = '${appealId}'`,
      )
      expect(new Set(rows.map(({ service }) => service))).toEqual(
        new Set(['intake', 'dispatch', 'sla', 'customer-profile']),
      )
      expect(new Set(rows.map(({ correlation_id: told }) => told))).toEqual(new Set([id]))
    })
    const lines = logged.filter(({ correlationId }) => correlationId === id)
    expect(lines).toContainEqual(
      expect.objectContaining({ msg: 'answered', name: 'Register', operation: 'mutation', codes: [] }),
    )
  })

  test('what is no UUID is replaced, and stands in no event', async () => {
    const telephone = '13812345678'
    const answer = await register('steward', { 'x-correlation-id': telephone })
    const given = answer.headers.get('x-correlation-id')
    expect(given).toMatch(/^[0-9a-f-]{36}$/)
    const rows = await sqlOn(
      scene.world.databaseUrl,
      `select correlation_id from intake.events where correlation_id in ('${given}', '${telephone}')`,
    )
    expect(new Set(rows.map(({ correlation_id: told }) => told))).toEqual(new Set([given]))
  })

  test('an answer that is a refusal names it, too', async () => {
    const { headers, status } = await fetch(`${scene.world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: 'no JSON',
    })
    expect([status, headers.get('x-correlation-id')]).toEqual([400, expect.stringMatching(/^[0-9a-f-]{36}$/)])
  })
})

describe('alerts and dashboard', () => {
  /** What Prometheus itself tells of a target, and what it adds to each number. */
  const ofPrometheus: Sample = { name: 'up', labels: {}, value: 1 }
  const ofTarget = ['job', 'instance', 'app']

  let told: Sample[]

  beforeAll(async () => {
    told = [...(await scraped()), ofPrometheus]
  })

  test.each(watched)('%s asks for what a house tells', (_what, expression) => {
    for (const { metric, labels, equals } of selectorsOf(expression)) {
      if (metric === 'ALERTS') continue
      const own = Object.entries(equals).filter(([label]) => !ofTarget.includes(label))
      const fitting = told.filter(
        (sample) => sample.name === metric && own.every(([label, value]) => sample.labels[label] === value),
      )
      expect({ metric, equals, found: fitting.length > 0 }).toEqual({ metric, equals, found: true })
      const known = [...ofTarget, ...Object.keys(fitting[0]?.labels ?? {})]
      expect(known).toEqual(expect.arrayContaining([...labels]))
    }
  })

  test('every number of the house is drawn', () => {
    const drawn = panels.flatMap(({ targets }) =>
      targets.flatMap(({ expr }) =>
        selectorsOf(expr.replaceAll('$__rate_interval', '1m')).map(({ metric }) => metric),
      ),
    )
    const bases = new Set(drawn.map((metric) => metric.replace(/_(bucket|count|sum)$/, '')))
    expect([...tableOfMetrics().keys()].filter((name) => !bases.has(name))).toEqual([])
  })

  test('panels have a place and an id of their own', () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length)
    expect(panels.filter(({ type }) => type === 'row')).toHaveLength(7)
    for (const [index, { gridPos: place, title }] of panels.entries()) {
      const overlapping = panels.slice(index + 1).filter(({ gridPos: other }) => {
        const beside = other.x >= place.x + place.w || place.x >= other.x + other.w
        return !beside && other.y < place.y + place.h && place.y < other.y + other.h
      })
      expect({ title, overlapping: overlapping.map((each) => each.title) }).toEqual({
        title,
        overlapping: [],
      })
    }
  })
})

test('the table of packages/telemetry/README.md says what a house tells', async () => {
  const { body } = await world.meters.scrape()
  const told = new Map<string, object>()
  for (const [, name = '', help] of body.matchAll(/^# HELP (shouwen_\w+) (.+)$/gm)) {
    const [, type] = new RegExp(`^# TYPE ${name} (\\w+)$`, 'm').exec(body) ?? []
    const sample = samplesOf(body).find((each) => each.name.replace(/_(bucket|count|sum)$/, '') === name)
    const labels = Object.keys(sample?.labels ?? {}).filter((label) => label !== 'le')
    told.set(name, { type, labels: labels.sort(), help })
  }
  expect(tableOfMetrics()).toEqual(told)
})

function tableOfMetrics(): Map<string, object> {
  const rows = fileOf('packages/telemetry/README.md').matchAll(
    /^\| `(shouwen_\w+)` +\| (\w+) +\| ([\w`, ]+?) +\| (.+?) +\|$/gm,
  )
  return new Map(
    [...rows].map(([, name = '', type, labels = '', help]) => [
      name,
      { type, labels: [...labels.matchAll(/\w+/g)].map(String).sort(), help },
    ]),
  )
}
