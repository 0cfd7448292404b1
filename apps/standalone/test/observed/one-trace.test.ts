import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { register } from '@shouwen/scenarios/appeal-hand'
import { projectId, unitId } from '@shouwen/scenarios/seed/seed'
import { traceInto, type Tracing } from '@shouwen/telemetry/tracing'
import { eventually } from '@shouwen/testing/eventually'
import { TraceCollector, type CollectedSpan } from '@shouwen/testing/trace-collector'
import { aDistributedWorld, type World } from '../world'
import { aWorldHere } from '../world-here'

const hetang = 'lvyuan/north/hetang'
const caller = { name: '周桂芳', telephone: '13912345678' }
const content = '三号楼电梯里有异味'

/** The services that react to an appeal's registration. */
const listeners = ['analytics', 'customer-profile', 'dispatch', 'elderly-care', 'revisit-audit', 'sla']

let collector: TraceCollector
let tracing: Tracing

beforeAll(async () => {
  collector = await TraceCollector.open()
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = collector.endpoint
  process.env['OTEL_BSP_SCHEDULE_DELAY'] = '100'
  tracing = traceInto('standalone', collector.exporter())
})

afterAll(async () => {
  await tracing.stop()
  await collector.close()
})

/** The spans from one up to the request that set it off. */
function wayUp(trace: readonly CollectedSpan[], span: CollectedSpan): string[] {
  const above = trace.find(({ spanId }) => spanId === span.parentSpanId)
  return above === undefined ? [span.name] : [span.name, ...wayUp(trace, above)]
}

const ways: [string, () => Promise<World>, number][] = [
  ['in one process', () => aWorldHere(), 1],
  ['as eight processes', aDistributedWorld, 8],
]

describe.each(ways)('a call to the house %s', (_way, open, processes) => {
  let world: World
  let trace: CollectedSpan[]

  beforeAll(async () => {
    world = await open()
    const [project, unit] = await Promise.all([
      projectId(world.client, 'steward', hetang),
      unitId(world.client, 'steward', hetang, '3-1-502'),
    ])
    collector.spans.length = 0
    await register(world.client, 'steward', {
      projectId: project,
      unitId: unit,
      kind: 'COMPLAINT',
      channel: 'TELEPHONE',
      category: 'cleaning',
      content,
      caller,
    })
    trace = await eventually(() => {
      const seen = collector.traceWith('resolve Mutation.registerAppeal')
      const heard = seen.filter(({ name }) => name === 'process intake.appeal.registered.v1')
      expect(new Set(heard.map(({ attributes }) => attributes['shouwen.service']))).toEqual(
        new Set(listeners),
      )
      expect(seen.some(({ parentSpanId }) => parentSpanId === null)).toBe(true)
      return seen
    })
  }, 180_000)

  afterAll(() => world?.close())

  test('is one trace, from the request through resolver, statement and stream to every reaction', () => {
    const insert = trace.find(
      ({ attributes }) => attributes['db.query.text']?.startsWith('insert into appeals (') === true,
    )
    expect(insert && wayUp(trace, insert)).toEqual([
      'sql insert',
      'resolve Mutation.registerAppeal',
      'intake mutation',
      'gateway.fetch',
      'gateway.execute',
      'gateway.request',
      'POST /graphql',
    ])
    const published = trace.find(({ name }) => name === 'publish intake.appeal.registered.v1')
    expect(published && wayUp(trace, published)).toContain('resolve Mutation.registerAppeal')
    const counted = trace.find(
      ({ name, attributes }) => name.startsWith('process') && attributes['shouwen.service'] === 'analytics',
    )
    const within = trace.filter(({ parentSpanId }) => parentSpanId === counted?.spanId)
    expect(within.map(({ name }) => name)).toContain('sql insert')
    expect(new Set(trace.map((span) => span.process)).size).toBe(processes)
  })

  test('leaves no word of the caller in any span', () => {
    const told = JSON.stringify(collector.spans)
    for (const word of [caller.name, caller.telephone, content]) expect(told).not.toContain(word)
  })
})
