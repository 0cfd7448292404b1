import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Actor } from '@shouwen/access/actor'
import { appealImported } from '@shouwen/events/intake'
import type { FactEnvelope } from '@shouwen/events/fact'
import { aCustomer, aStaffMember } from '@shouwen/testing/actors'
import { ServiceBench, type Answer } from '@shouwen/testing/service-bench'
import { v7 as uuidv7 } from 'uuid'
import { service } from '../src/service'
import { anAppealToldOf, anEvent, projectToldOf, registeredToldOf, tellAll, type Told } from './told'

const counts = /* GraphQL */ `
  query Counts(
    $by: [CountDimension!]!
    $projectId: ID
    $source: String
    $from: DateTimeISO
    $to: DateTimeISO
    $origin: AppealOrigin
  ) {
    appealCounts(by: $by, projectId: $projectId, source: $source, from: $from, to: $to, origin: $origin) {
      keys
      count
    }
  }
`

interface Counts {
  appealCounts: { keys: (string | null)[]; count: number }[]
}

let bench: ServiceBench

beforeAll(async () => {
  bench = await ServiceBench.mount(service)
})

afterAll(() => bench.close())

function importedToldOf(
  told: Told,
  sourceNature: string,
  sourceChannel: string,
  receivedAt: string,
): FactEnvelope {
  const { projectId, projectPath, groupId } = told
  const appealId = uuidv7()
  const kind = sourceNature === '投诉' ? 'complaint' : null
  return anEvent(
    appealImported,
    { groupId, appealId, projectPath },
    {
      appealId,
      projectId,
      projectPath,
      source: '12345',
      sourceNature,
      sourceChannel,
      kind,
      channel: 'telephone',
      receivedAt,
      promisedBy: null,
      repliedAt: null,
      resolvedAt: null,
      version: 1,
    },
  )
}

function ask(actor: Actor, by: string[], filter: Record<string, unknown> = {}): Promise<Answer<Counts>> {
  return bench.ask<Counts>(actor, counts, { by, ...filter })
}

async function rows(actor: Actor, by: string[], filter: Record<string, unknown> = {}): Promise<unknown[]> {
  const { data, codes } = await ask(actor, by, filter)
  expect(codes).toEqual([])
  return data.appealCounts.map(({ keys, count }) => [...keys, count])
}

describe('counting', () => {
  const told = anAppealToldOf()
  const mall = anAppealToldOf({ groupId: told.groupId, projectPath: 'lvyuan/south/plaza' })
  const biReader = aStaffMember(told.groupId, 'biReader', 'lvyuan')

  beforeAll(() =>
    tellAll(bench, [
      registeredToldOf(told, { receivedAt: '2026-03-02T01:00:00Z' }),
      registeredToldOf(mall, { receivedAt: '2026-03-31T16:30:00Z' }),
      importedToldOf(told, '投诉', '电话', '2006-01-31T15:59:59Z'),
      importedToldOf(told, '投诉', '网站', '2006-01-31T16:00:00Z'),
      importedToldOf(told, '感谢', '电话', '2006-02-10T00:00:00Z'),
      projectToldOf(told),
    ]),
  )

  test('by nature, channel and month, as the source has them', async () => {
    expect(await rows(biReader, ['NATURE', 'SOURCE_CHANNEL', 'MONTH'], { source: '12345' })).toEqual([
      ['感谢', '电话', '2006-02', 1],
      ['投诉', '电话', '2006-01', 1],
      ['投诉', '网站', '2006-02', 1],
    ])
  })

  test('by what the appeals are here; an unknown kind last', async () => {
    expect(await rows(biReader, ['KIND', 'CHANNEL'])).toEqual([
      ['COMPLAINT', 'IN_PERSON', 2],
      ['COMPLAINT', 'TELEPHONE', 2],
      [null, 'TELEPHONE', 1],
    ])
    expect(await rows(biReader, ['STATUS'])).toEqual([
      ['ARCHIVED', 3],
      ['REGISTERED', 2],
    ])
    expect(await rows(biReader, ['CATEGORY', 'PROJECT'], { origin: 'REGISTERED' })).toEqual([
      ['cleaning', 'lvyuan/north/hetang', 1],
      ['cleaning', 'lvyuan/south/plaza', 1],
    ])
  })

  test('within a project and a span of time, its end excluded', async () => {
    const march = { from: '2026-03-02T01:00:00Z', to: '2026-03-31T16:30:00Z' }
    expect(await rows(biReader, ['PROJECT'], march)).toEqual([['lvyuan/north/hetang', 1]])
    expect(await rows(biReader, ['PROJECT'], { projectId: mall.projectId })).toEqual([
      ['lvyuan/south/plaza', 1],
    ])
  })

  test('a month is the local one, also where the project comes after its appeals', async () => {
    const only = { projectId: mall.projectId }
    expect(await rows(biReader, ['MONTH'], only)).toEqual([['2026-04', 1]])
    await tellAll(bench, [projectToldOf(mall, 'Europe/Berlin', '2026-03-02T02:00:00Z')])
    expect(await rows(biReader, ['MONTH'], only)).toEqual([['2026-03', 1]])
    await tellAll(bench, [projectToldOf(mall, 'Asia/Shanghai', '2026-03-02T01:00:00Z')])
    expect(await rows(biReader, ['MONTH'], only)).toEqual([['2026-03', 1]])
  })

  test('counts what lies within the scope of the post, and nothing of another group', async () => {
    const director = aStaffMember(told.groupId, 'officeDirector', 'lvyuan/south/plaza')
    expect(await rows(director, ['STATUS'])).toEqual([['REGISTERED', 1]])
    expect(await rows(aStaffMember(uuidv7(), 'gmOffice', 'lvyuan'), ['STATUS'])).toEqual([])
  })

  test.each([
    ['no dimension', []],
    ['four dimensions', ['KIND', 'MONTH', 'STATUS', 'PROJECT']],
    ['the same twice', ['KIND', 'KIND']],
    ['one that is none', ['MOOD']],
  ])('%s is refused', async (_what, by) => {
    expect((await ask(biReader, by)).codes).toEqual(['INPUT_INVALID'])
  })

  test('a project id that is none is refused', async () => {
    expect((await ask(biReader, ['KIND'], { projectId: 'hetang' })).codes).toEqual(['INPUT_INVALID'])
  })

  test('customers and partners do not count', async () => {
    expect((await ask(aCustomer(told.groupId, told.customerId), ['KIND'])).codes).toEqual(['NOT_PERMITTED'])
    const partner: Actor = { ...aStaffMember(told.groupId, 'partner', 'lvyuan'), kind: 'partner' }
    expect((await ask(partner, ['KIND'])).codes).toEqual(['NOT_PERMITTED'])
  })
})
