import { expect, test } from '@jest/globals'
import { samplesOf, sumOf, type Sample } from '@shouwen/testing/samples'
import { Meters } from '../src/meters'
import { serveMetrics } from '../src/metrics-web'

async function scraped(meters: Meters): Promise<Sample[]> {
  return samplesOf((await meters.scrape()).body)
}

test('what is watched is read at each scrape, under the name of its service', async () => {
  const meters = new Meters()
  let waiting = 3
  meters.watch('intake', async () => [{ gauge: 'shouwen_relay_waiting_events', value: waiting }])
  meters.watch('sla', async () => [
    { gauge: 'shouwen_pool_connections', value: 2, labels: { state: 'used' } },
    { gauge: 'shouwen_pool_connections', value: 6, labels: { state: 'idle' } },
  ])
  expect(await scraped(meters)).toEqual(
    expect.arrayContaining([
      { name: 'shouwen_relay_waiting_events', labels: { service: 'intake' }, value: 3 },
      { name: 'shouwen_pool_connections', labels: { service: 'sla', state: 'used' }, value: 2 },
      { name: 'shouwen_pool_connections', labels: { service: 'sla', state: 'idle' }, value: 6 },
    ]),
  )
  waiting = 0
  expect(sumOf(await scraped(meters), 'shouwen_relay_waiting_events')).toBe(0)
})

test('what is no longer watched is no longer told', async () => {
  const meters = new Meters()
  const unwatch = meters.watch('sla', async () => [{ gauge: 'shouwen_timers_due', value: 4 }])
  meters.watch('intake', async () => [{ gauge: 'shouwen_dead_letters', value: 1 }])
  expect(sumOf(await scraped(meters), 'shouwen_timers_due')).toBe(4)
  unwatch()
  const after = await scraped(meters)
  expect(sumOf(after, 'shouwen_timers_due')).toBeNull()
  expect(sumOf(after, 'shouwen_dead_letters')).toBe(1)
})

test.each([
  { how: 'fails', read: () => Promise.reject(new Error('the database is away')) },
  { how: 'never answers', read: () => new Promise<never>(() => undefined) },
])('a number whose reading $how is left out, also the one before; the others are told', async ({ read }) => {
  const meters = new Meters()
  let away = false
  meters.watch('intake', async () =>
    away ? read() : [{ gauge: 'shouwen_relay_waiting_events' as const, value: 7 }],
  )
  meters.watch('intake', async () => [{ gauge: 'shouwen_active', value: 1 }])
  meters.applied.inc({ service: 'intake', producer: 'dispatch' }, 5)
  expect(sumOf(await scraped(meters), 'shouwen_relay_waiting_events')).toBe(7)
  away = true
  const told = await scraped(meters)
  expect(sumOf(told, 'shouwen_relay_waiting_events')).toBeNull()
  expect(sumOf(told, 'shouwen_active', { service: 'intake' })).toBe(1)
  expect(sumOf(told, 'shouwen_events_applied_total')).toBe(5)
})

test("a part's faults are told from the beginning, so that the first is seen as an increase", async () => {
  const meters = new Meters()
  meters.begin('gateway')
  expect(sumOf(await scraped(meters), 'shouwen_faults_total', { part: 'gateway' })).toBe(0)
})

test('a process tells its event loop and its memory', async () => {
  const told = await scraped(Meters.ofProcess())
  expect(sumOf(told, 'nodejs_eventloop_lag_p99_seconds')).not.toBeNull()
  expect(sumOf(told, 'process_resident_memory_bytes')).toBeGreaterThan(1_000_000)
})

test('a port of its own answers /metrics and nothing else', async () => {
  const meters = new Meters()
  meters.watch('sla', async () => [{ gauge: 'shouwen_timers_due', value: 4 }])
  const served = await serveMetrics(meters, { host: '127.0.0.1', port: 0 })
  try {
    const answer = await fetch(served.url)
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=/)
    expect(sumOf(samplesOf(await answer.text()), 'shouwen_timers_due')).toBe(4)
    expect((await fetch(new URL('/', served.url))).status).toBe(404)
  } finally {
    await served.close()
  }
})
