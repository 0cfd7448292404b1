import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { projectOpened } from '@shouwen/events/dispatch'
import { appealRegistered, packPublished } from '@shouwen/events/intake'
import { clockOpened } from '@shouwen/events/sla'
import { ServiceBench } from '@shouwen/testing/service-bench'
import { v7 as uuidv7 } from 'uuid'
import { service } from '../../src/service'
import { categoryFor, cityProcedure, clockFor, KIND } from './city-pack'
import { learnPack } from './learn'
import { BOSTON, bostonRequests, hasBoston } from './requests'

/** What comes from then on is not shown to who learns. */
const SHOWN_UNTIL = new Date('2011-09-01T04:00:00Z')

/** Every so many of what is shown, and of the rest: what the whole comes to, `learn.test` says. */
const [SHOWN_EVERY, EVERY] = [8, 200]

let bench: ServiceBench

beforeAll(async () => {
  bench = await ServiceBench.mount(service)
}, 60_000)

afterAll(() => bench?.close(), 60_000)

const whereTheFileIs = hasBoston() ? test : test.skip

whereTheFileIs(
  'a house that publishes the learned pack promises what the city promised',
  async () => {
    const { promised } = bostonRequests()
    const shown = promised.filter(({ openedAt }, at) => openedAt < SHOWN_UNTIL && at % SHOWN_EVERY === 0)
    const rest = promised.filter(({ openedAt }, at) => openedAt >= SHOWN_UNTIL && at % EVERY === 0)
    const procedure = cityProcedure(learnPack(shown), shown)
    const { pack, calendar } = procedure
    const [groupId, projectId, path] = [uuidv7(), uuidv7(), 'boston/city/requests']
    const [{ opens, closes } = { opens: '', closes: '' }] = calendar.hours
    const project = { projectId, path, code: 'requests', name: 'Boston 311', kind: 'residential' } as const
    await bench.tell(projectOpened, groupId, { ...project, timeZone: BOSTON, opens, closes })
    await bench.tell(packPublished, groupId, {
      packId: pack.id,
      version: pack.version,
      projectKind: 'residential',
      scope: null,
      effectiveFrom: '2011-09-01T04:00:00.000Z',
      pack,
    })
    const byAppeal = new Map(rest.map((request) => [uuidv7(), request]))
    for (const [appealId, request] of byAppeal) {
      const at = request.openedAt.toISOString()
      const registration = {
        appealId,
        number: request.id,
        projectId,
        projectPath: path,
        unitId: null,
        customerId: null,
        callerUnknown: true,
        kind: KIND,
        channel: 'telephone',
        category: categoryFor(pack, request),
        grade: null,
        impact: null,
        aboutService: false,
        receivedAt: at,
        registeredAt: at,
        firstContactId: 'city-hall',
        packId: pack.id,
        packVersion: pack.version,
        version: 1,
      } as const
      await bench.tell(appealRegistered, groupId, registration, { appealId })
    }
    const opened = await bench.announced(clockOpened)
    const dueOf = new Map(opened.map(({ appealId, dueAt }) => [appealId, dueAt]))
    for (const [appealId, request] of byAppeal) {
      expect(dueOf.get(appealId)).toBe(clockFor(procedure, request)?.dueAt.toISOString())
    }
    const kept = [...byAppeal].filter(([appealId, { promisedBy }]) => {
      const dueAt = dueOf.get(appealId)
      return dueAt !== undefined && Math.abs(Date.parse(dueAt) - promisedBy.getTime()) < 60_000
    })
    console.info(
      `Boston by its pack: ${kept.length} of ${rest.length} requests are promised what the city promised`,
    )
    expect(kept.length / rest.length).toBeGreaterThanOrEqual(0.75)
  },
  600_000,
)
