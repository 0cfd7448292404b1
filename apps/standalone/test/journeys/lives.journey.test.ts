import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { elderRound } from '@shouwen/scenarios/lives/elder-round'
import { mallComplaint } from '@shouwen/scenarios/lives/mall-complaint'
import { minorRepair } from '@shouwen/scenarios/lives/minor-repair'
import { residentialComplaint } from '@shouwen/scenarios/lives/residential-complaint'
import { writtenInquiry } from '@shouwen/scenarios/lives/written-inquiry'
import type { Told } from '@shouwen/scenarios/lives/teller'
import { aDistributedWorld, aStandaloneWorld, type World } from '../world'

const ways: [string, () => Promise<World>][] = [
  ['in one process', aStandaloneWorld],
  ['as eight processes', aDistributedWorld],
]

describe.each(ways)('the house %s', (_way, open) => {
  let world: World

  beforeAll(async () => {
    world = await open()
  }, 180_000)

  afterAll(() => world?.close())

  const cited = (steps: Told[]): string[] => [...new Set(steps.flatMap(({ clauses }) => clauses))].sort()

  test('a residential complaint lives from the telephone to the audit', async () => {
    const steps: Told[] = []
    const hand = await residentialComplaint(world.client, (step) => steps.push(step))
    const appeal = await hand.look()
    expect(appeal.status).toBe('ARCHIVED')
    expect(appeal.customer?.name).toBe('王秀英')
    expect(appeal.caller).toBeNull()
    expect(appeal.department?.name).toBe('环境部')
    expect(appeal.clocks.map(({ code, state }) => [code, state])).toEqual(
      expect.arrayContaining([
        ['hand-over', 'MET'],
        ['feedback-same-day', 'MET'],
        ['service-rectification-same-day', 'MET'],
        ['service-reply-same-day', 'MET'],
        ['revisit-complaint', 'MET'],
      ]),
    )
    expect(appeal.samplingPopulations.map(({ clause }) => clause).sort()).toEqual(['P5.5.1', 'P5.5.3'])
    expect(cited(steps)).toEqual(
      expect.arrayContaining(['P4.1', 'P4.2', 'P5.1.1', 'P5.1.3', 'P5.3', 'P5.5.1']),
    )
    expect(new Set(appeal.trail.map(({ what }) => what.split('.')[0]))).toEqual(
      new Set(['intake', 'dispatch', 'sla', 'revisit-audit', 'customer-profile']),
    )
  })

  test('a residential minor repair runs against eight hours', async () => {
    const hand = await minorRepair(world.client, () => undefined)
    const appeal = await hand.look()
    expect(appeal.status).toBe('ARCHIVED')
    expect(appeal.department?.name).toBe('工程部')
    expect(appeal.clocks.find(({ code }) => code === 'minor-repair')).toMatchObject({
      clause: 'P5.4.2',
      state: 'MET',
    })
  })

  test('a letter is answered in writing by the director, within two days', async () => {
    const steps: Told[] = []
    const hand = await writtenInquiry(world.client, (step) => steps.push(step))
    const appeal = await hand.look()
    expect(appeal.status).toBe('ARCHIVED')
    expect(appeal.replies).toMatchObject([{ status: 'DELIVERED' }])
    expect(appeal.clocks.find(({ code }) => code === 'written-inquiry')).toMatchObject({ state: 'MET' })
    expect(cited(steps)).toContain('P5.6.3.1')
  })

  test('a mall complaint that stops business runs against one hour, and its hand-over against ten minutes', async () => {
    const hand = await mallComplaint(world.client, () => undefined)
    const appeal = await hand.look()
    expect(appeal.status).toBe('ARCHIVED')
    expect(appeal.clocks.map(({ clause }) => clause)).toEqual(
      expect.arrayContaining(['M4.4', 'M4.6.1', 'M4.8']),
    )
  })

  test("an elder is registered, and today's round is made up and recorded", async () => {
    const round = await elderRound(world.client, () => undefined)
    expect(round.visits[0]).toMatchObject({ manner: 'VISITED_AT_DOOR', elder: { name: '黄玉珍' } })
  })

  test('one query shows what seven services know of an appeal', async () => {
    const hand = await minorRepair(world.client, () => undefined)
    const { appeal } = await world.client.must<{ appeal: Record<string, unknown> }>(
      'director',
      `query Everything($id: ID!) {
        appeal(id: $id) {
          number status
          project { name } unit { code } firstContact { name } customer { name telephone }
          handovers { department { name } }
          workOrders { status result }
          clocks { target dueAt explanation }
          revisits { satisfaction }
          audits { finding }
          elders { name }
          trail { what service actorId }
        }
      }`,
      { id: hand.id },
    )
    expect(appeal).toMatchObject({
      status: 'ARCHIVED',
      project: { name: '荷塘小区' },
      unit: { code: '3-1-502' },
      firstContact: { name: '林晓梅' },
      customer: { name: '陈建国', telephone: '+8613800138502' },
      workOrders: [{ status: 'DONE' }],
      revisits: [{ satisfaction: 'SATISFIED' }],
    })
  })
})
