import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { eventually } from '@shouwen/testing/eventually'
import { samplesOf, sumOf, type Sample } from '@shouwen/testing/samples'
import { Scene, complaintForm, estate } from '../clauses/scene'
import { alerts, checkout, fileOf, promtool } from './watching'
import { aWorldHere, type WorldHere } from '../world-here'

/** Fetching promtool on a fresh machine takes its time. */
const PATIENCE_MS = 300_000

const rules = join(checkout, 'infra/prometheus/alerts.yml')

/** How often Prometheus scrapes, and how many scrapes a minute that makes. */
const INTERVAL_S = 15
const A_MINUTE = 60 / INTERVAL_S

describe('the rules', () => {
  test(
    'are rules, and so is the example of a configuration that names them',
    async () => {
      for (const args of [
        ['check', 'rules', rules],
        ['check', 'config', 'infra/prometheus/prometheus.yml'],
      ]) {
        const { code, said } = await promtool(...args)
        expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('SUCCESS') })
      }
    },
    PATIENCE_MS,
  )

  test(
    'fire at the numbers that they are for, and not at those beside them',
    async () => {
      const { code, said } = await promtool('test', 'rules', 'infra/prometheus/alerts.test.yml')
      expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('SUCCESS') })
      const tested = fileOf('infra/prometheus/alerts.test.yml')
      expect(
        alerts.map(({ alert }) => alert).filter((name) => !tested.includes(`"${name}",alertstate`)),
      ).toEqual([])
    },
    PATIENCE_MS,
  )

  test.each(alerts)('$alert says where to read what to do', ({ alert, annotations }) => {
    expect(annotations.runbook).toBe(`docs/operations.md#${alert.toLowerCase()}`)
    expect(fileOf('docs/operations.md')).toMatch(new RegExp(`^#+ ${alert}$`, 'm'))
  })
})

describe('a consumer that stops', () => {
  let world: WorldHere
  let scene: Scene
  const folder = mkdtempSync(join(tmpdir(), 'shouwen-alerts-'))
  /** Scrapes at rest, one after the other: of a new house, after an appeal, and of one whose analytics has stopped. */
  let quiet: Sample[]
  let busy: Sample[]
  let stopped: Sample[]

  beforeAll(async () => {
    world = await aWorldHere()
    scene = new Scene(world)
    quiet = await atRest()
    await register()
    busy = await atRest()
    await scene.world.quieten('analytics')
    await register()
    stopped = await atRest('analytics')
  }, 240_000)

  afterAll(async () => {
    await scene?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function register(): Promise<void> {
    const projectId = await scene.project(estate)
    await scene.does('steward', 'registerAppeal', { ...complaintForm, projectId }, 'id')
  }

  /**
   * The numbers of the house when everything is told and done, but for a consumer that does nothing. The process's own
   * numbers are left out: how busy the machine of a test is says nothing about the house.
   */
  async function atRest(but?: string): Promise<Sample[]> {
    return eventually(
      async () => {
        const { body } = await world.meters.scrape()
        const told = samplesOf(body).filter(({ name }) => name.startsWith('shouwen_'))
        const listening = told.filter(
          ({ name, labels }) => name === 'shouwen_consumer_waiting_events' && labels['consumer'] !== but,
        )
        expect(sumOf(listening, 'shouwen_consumer_waiting_events')).toBe(0)
        expect(sumOf(told, 'shouwen_relay_waiting_events')).toBe(0)
        expect(sumOf(told, 'shouwen_pool_connections', { state: 'waiting' })).toBe(0)
        expect(sumOf(told, 'shouwen_unsealed_oldest_seconds')).toBe(0)
        if (but === undefined) return told
        const waiting = { service: 'intake', consumer: but }
        expect(sumOf(told, 'shouwen_consumer_waiting_events', waiting)).toBeGreaterThan(0)
        return told
      },
      { within: 60_000 },
    )
  }

  /** Which streams nobody takes from, as the last scrape says. */
  function left(): string[] {
    return stopped
      .filter(({ name, value }) => name === 'shouwen_consumer_waiting_events' && value > 0)
      .map(({ labels: { service = '' } }) => service)
  }

  const seriesOf = ({ name, labels }: Sample): string =>
    `${name}{${Object.entries({ ...labels, job: 'shouwen', instance: '127.0.0.1:9464', app: 'standalone' })
      .map(([label, value]) => `${label}=${JSON.stringify(value)}`)
      .join(',')}}`

  /** Has Prometheus's own tool live through scrapes as if each were told for some minutes, and says what it expects. */
  async function livedThrough(
    told: readonly { readonly samples: readonly Sample[]; readonly minutes: number }[],
    expected: readonly { readonly at: number; readonly firing: readonly string[] }[],
  ): Promise<{ code: unknown; said: string }> {
    const up: Sample = { name: 'up', labels: {}, value: 1 }
    const series = new Map<string, (number | null)[]>()
    let scrapes = 0
    for (const { samples, minutes } of told) {
      for (const sample of [...samples, up]) {
        const values = series.get(seriesOf(sample)) ?? []
        while (values.length < scrapes) values.push(null)
        for (let scrape = 0; scrape < minutes * A_MINUTE; scrape += 1) values.push(sample.value)
        series.set(seriesOf(sample), values)
      }
      scrapes += minutes * A_MINUTE
    }
    const file = join(folder, 'lived.json')
    // JSON is YAML.
    writeFileSync(
      file,
      JSON.stringify({
        rule_files: [rules],
        evaluation_interval: `${INTERVAL_S}s`,
        tests: [
          {
            interval: `${INTERVAL_S}s`,
            input_series: [...series].map(([name, values]) => ({
              series: name,
              values: values.map((value) => value ?? '_').join(' '),
            })),
            promql_expr_test: expected.map(({ at, firing }) => ({
              expr: 'ALERTS{alertstate="firing"}',
              eval_time: `${at}m`,
              exp_samples: firing.map((labels) => ({ labels, value: 1 })),
            })),
          },
        ],
      }),
    )
    return promtool('test', 'rules', file)
  }

  const inactive =
    'ALERTS{alertname="NobodyActive",alertstate="firing",severity="critical",service="analytics"}'

  const stoppedConsumer = (service: string): string =>
    `ALERTS{alertname="ConsumerStopped",alertstate="firing",severity="critical",service="${service}",consumer="analytics"}`

  test(
    'is told after three minutes, by its name and that of the stream; nothing is told while it runs',
    async () => {
      expect(left()).toEqual(expect.arrayContaining(['intake', 'dispatch', 'sla']))
      const { code, said } = await livedThrough(
        [
          { samples: quiet, minutes: 15 },
          { samples: busy, minutes: 15 },
          { samples: stopped, minutes: 15 },
        ],
        [
          { at: 14, firing: [] },
          { at: 29, firing: [] },
          { at: 32, firing: [inactive] },
          { at: 34, firing: [inactive, ...left().map(stoppedConsumer)] },
        ],
      )
      expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('SUCCESS') })
    },
    PATIENCE_MS,
  )
})
