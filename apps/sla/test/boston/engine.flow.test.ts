import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { projectOpened } from '@shouwen/events/dispatch'
import type { FactDefinition, FactEnvelope } from '@shouwen/events/fact'
import { appealImported, appealResolved } from '@shouwen/events/intake'
import { clockBreached, clockOpened } from '@shouwen/events/sla'
import { eventually } from '@shouwen/testing/eventually'
import { ServiceBench } from '@shouwen/testing/service-bench'
import { toEnvelope } from '@shouwen/transactions/event-row'
import { v7 as uuidv7 } from 'uuid'
import { service } from '../../src/service'
import { fireTimers } from '../../src/use-cases/fire-timers'
import { BOSTON, bostonRequests, hasBoston, type Request } from './requests'

/** Every so many of the file's rows; 1, by `BOSTON_EVERY=1`, takes some minutes. */
const EVERY = Number(process.env['BOSTON_EVERY'] ?? 40)

/** The engine looks once in so much of the simulated time: what is breached does not depend on when it looks. */
const STEP_MS = 24 * 3_600_000

/** Facts that are on their way at once. */
const AT_ONCE = 200

interface Happening {
  readonly at: Date
  readonly appealId: string
  readonly opened: Request | null
}

/** The city's requests come, are settled, and run out of time while the clock is moved on. */
class City {
  readonly groupId = uuidv7()
  readonly projectId = uuidv7()
  private readonly path = 'boston/city/requests'
  private told = 0

  constructor(private readonly bench: ServiceBench) {}

  async open(): Promise<void> {
    await this.bench.tell(projectOpened, this.groupId, {
      projectId: this.projectId,
      path: this.path,
      code: 'requests',
      name: 'Boston 311',
      kind: 'residential',
      timeZone: BOSTON,
      opens: '08:30',
      closes: '17:00',
    })
    this.told = await this.taken()
  }

  async live(requests: readonly (Request & { readonly appealId: string })[]): Promise<void> {
    const happenings = requests
      .flatMap((request): Happening[] => [
        { at: request.openedAt, appealId: request.appealId, opened: request },
        ...(request.closedAt === null
          ? []
          : [{ at: request.closedAt, appealId: request.appealId, opened: null }]),
      ])
      .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    // Before anything is told: the job of the engine looks by itself, and today every promise of that year is broken.
    this.bench.clock.set(happenings[0]?.at ?? new Date(0))
    let from = 0
    while (from < happenings.length) {
      const first = happenings[from]?.at.getTime() ?? 0
      let to = from
      while (to < happenings.length && (happenings[to]?.at.getTime() ?? 0) < first + STEP_MS) to += 1
      const step = happenings.slice(from, to)
      /** What has happened by then is told before the engine looks: it judges by what it has heard. */
      await this.tell(step)
      this.bench.clock.set(step.at(-1)?.at ?? new Date(first))
      await this.look()
      from = to
    }
    this.bench.clock.set('2060-01-02T00:00:00Z')
    await this.look()
  }

  private async look(): Promise<void> {
    while (await fireTimers(this.bench.running.store));
  }

  private async tell(step: readonly Happening[]): Promise<void> {
    for (let at = 0; at < step.length; at += AT_ONCE) {
      const part = step.slice(at, at + AT_ONCE)
      await Promise.all(part.map((happening) => this.bench.publish(this.factOf(happening))))
      this.told += part.length
      await eventually(
        async () => {
          const taken = await this.taken()
          if (taken < this.told) throw new Error(`${this.told - taken} facts are on their way`)
        },
        { within: 60_000, every: 20 },
      )
    }
  }

  private async taken(): Promise<number> {
    const [row]: { taken: number }[] = await this.bench.running.store.asJob(({ manager }) =>
      manager.query('select count(distinct event_id)::int as taken from inbox'),
    )
    return row?.taken ?? 0
  }

  private factOf({ at, appealId, opened }: Happening): FactEnvelope {
    if (opened === null) {
      const settled = { appealId, version: 2, at: at.toISOString(), customerId: null }
      return this.envelope(appealResolved, appealId, at, settled)
    }
    return this.envelope(appealImported, appealId, at, {
      appealId,
      projectId: this.projectId,
      projectPath: this.path,
      source: 'boston311',
      sourceNature: opened.type,
      sourceChannel: '',
      kind: null,
      channel: null,
      receivedAt: opened.openedAt.toISOString(),
      promisedBy: opened.promisedBy.toISOString(),
      repliedAt: null,
      resolvedAt: null,
      version: 1,
    })
  }

  private envelope<Data extends object>(
    definition: FactDefinition<Data>,
    appealId: string,
    at: Date,
    data: Data,
  ): FactEnvelope {
    return toEnvelope({
      id: uuidv7(),
      groupId: this.groupId,
      type: definition.type,
      subject: `appeal/${appealId}`,
      appealId,
      projectPath: this.path,
      actorKind: 'service',
      actorId: definition.producer,
      clauses: [],
      packId: null,
      packVersion: null,
      occurredAt: at,
      correlationId: uuidv7(),
      causationId: null,
      traceparent: null,
      data: definition.data.parse(data),
    })
  }
}

const whereTheFileIs = hasBoston() ? test : test.skip

describe('the requests of a city, imported with what it promised', () => {
  let bench: ServiceBench

  beforeAll(async () => {
    bench = await ServiceBench.mount(service)
  })

  afterAll(() => bench.close())

  whereTheFileIs(
    'the engine breaches those that the city calls overdue, and no other',
    async () => {
      const { rows, promised } = bostonRequests()
      const judged = promised.filter(({ closedAt, overdue }) => closedAt !== null && overdue !== null)
      const sample = judged.filter((_request, at) => at % EVERY === 0)
      const requests = sample.map((request) => ({ ...request, appealId: uuidv7() }))
      const city = new City(bench)
      await city.open()
      await city.live(requests)
      const breached = new Set((await bench.announced(clockBreached)).map(({ appealId }) => appealId))
      const opened = await bench.announced(clockOpened)
      const wrong = requests.filter(({ appealId, overdue }) => breached.has(appealId) !== overdue)
      console.info(
        `Boston: ${rows} rows, ${promised.length} with a target, ${judged.length} with target, closing and flag; ` +
          `${requests.length} lived, ${breached.size} breached, ${wrong.length} judged otherwise than by the city`,
      )
      expect(wrong).toEqual([])
      expect(opened).toHaveLength(requests.length)
      expect(breached.size).toBeGreaterThan(0)
    },
    3_600_000,
  )
})
