import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { appealResolved, customerIdentified } from '@shouwen/events/intake'
import { revisitCompleted, revisitDue } from '@shouwen/events/revisit-audit'
import { aCustomer, aStaffMember } from '@shouwen/testing/actors'
import type { ServiceBench } from '@shouwen/testing/service-bench'
import { v7 as uuidv7 } from 'uuid'
import { appealSeen, appealsSeen, complete, revisitSeen, revisitsDue } from './asking'
import { aBench, aPlaceOn, publish, registered, resolved, settled, type Place } from './estate'

let bench: ServiceBench
let place: Place

beforeAll(async () => {
  bench = await aBench()
  place = await aPlaceOn(bench)
})

afterAll(() => bench.close())

async function dueOf(appealId: string): Promise<number> {
  return (await bench.announced(revisitDue)).filter((fact) => fact.appealId === appealId).length
}

describe('a revisit is due', () => {
  test('when an appeal is settled: its clause, its methods, and since when', async () => {
    const appealId = await settled(place)
    expect(await revisitSeen(bench, place.steward, appealId)).toMatchObject({
      status: 'DUE',
      clause: 'P5.5.1',
      methods: ['AT_THE_DOOR', 'BY_TELEPHONE', 'ONLINE'],
      dueSince: bench.clock.now().toISOString(),
      appeal: { id: appealId },
      version: 1,
    })
    const row = (await bench.trail()).find((event) => event.appealId === appealId)
    expect(row).toMatchObject({
      type: revisitDue.type,
      projectPath: place.path,
      clauses: ['P5.5.1'],
      packId: 'residential',
      packVersion: 3,
    })
  })

  test('once, however often and under whatever id the fact is told', async () => {
    const appealId = await registered(place)
    const data = { appealId, version: 5, at: bench.clock.now().toISOString(), customerId: null }
    const envelope = await bench.tell(appealResolved, place.groupId, data)
    await bench.publish(envelope)
    await resolved(place, appealId, { version: 5 })
    await resolved(place, appealId, { version: 4 })
    expect(await dueOf(appealId)).toBe(1)
  })

  test('also when the settling is heard of before the registration', async () => {
    const appealId = uuidv7()
    await resolved(place, appealId)
    expect(await dueOf(appealId)).toBe(0)
    await registered(place, { appealId, kind: 'assistance' })
    expect(await revisitSeen(bench, place.steward, appealId)).toMatchObject({ clause: 'P5.5.2' })
  })

  test('of the newest settling, when an older one is heard of late', async () => {
    const appealId = uuidv7()
    const newest = new Date(bench.clock.now().getTime() - 1_000)
    await resolved(place, appealId, { version: 8, at: newest })
    await resolved(place, appealId, { version: 5, at: new Date(newest.getTime() - 60_000) })
    await registered(place, { appealId })
    expect(await revisitSeen(bench, place.steward, appealId)).toMatchObject({
      dueSince: newest.toISOString(),
    })
  })

  test('also when the procedure is heard of last', async () => {
    const next = { ...place.pack, version: place.pack.version + 1 }
    const appealId = await settled(place, { packVersion: next.version })
    expect(await dueOf(appealId)).toBe(0)
    await publish(place, next)
    await publish(place, next)
    expect(await dueOf(appealId)).toBe(1)
  })

  test('again after a reopening', async () => {
    const appealId = await settled(place)
    const first = await revisitSeen(bench, place.steward, appealId)
    await complete(bench, place.steward, { revisitId: first.id, satisfaction: 'DISSATISFIED' })
    await resolved(place, appealId, { version: 8 })
    const { revisits } = await appealSeen(bench, place.steward, appealId)
    expect(revisits.map(({ status }) => status)).toEqual(['COMPLETED', 'DUE'])
  })

  test('for none of a kind whose share is nothing, for all whose share is everything', async () => {
    const revisits = place.pack.revisits.map((rule) =>
      rule.kinds.includes('repair') ? { ...rule, share: 0 } : rule,
    )
    const own = await aPlaceOn(bench, 'residential', { ...place.pack, revisits })
    const ids = [await settled(own, { kind: 'repair' }), await settled(own, { kind: 'complaint' })]
    const appeals = await appealsSeen(bench, own.steward, ids)
    expect(appeals.map((appeal) => appeal.revisits.length)).toEqual([0, 1])
  })

  test('in a mall under its own clause', async () => {
    const mall = await aPlaceOn(bench, 'mall')
    const appealId = await settled(mall)
    expect(await revisitSeen(bench, mall.steward, appealId)).toMatchObject({ clause: 'M4.8' })
  })
})

describe('making it', () => {
  test('says whether the customer is content, and carries none of their words abroad', async () => {
    const appealId = await settled(place)
    const { id } = await revisitSeen(bench, place.steward, appealId)
    bench.clock.pass(60_000)
    const words = '师傅很热心,楼道干净了'
    const { data, codes } = await complete(bench, place.steward, {
      revisitId: id,
      satisfaction: 'FAIR',
      timeliness: 'DISSATISFIED',
      words: ` ${words} `,
    })
    expect(codes).toEqual([])
    expect(data.completeRevisit).toMatchObject({
      status: 'COMPLETED',
      method: 'BY_TELEPHONE',
      satisfaction: 'FAIR',
      timeliness: 'DISSATISFIED',
      content: true,
      words,
      completedAt: bench.clock.now().toISOString(),
      completedBy: { id: place.steward.personId },
      version: 2,
    })
    const facts = await bench.announced(revisitCompleted)
    expect(facts.filter((fact) => fact.appealId === appealId)).toEqual([
      {
        appealId,
        revisitId: id,
        content: true,
        satisfaction: 'fair',
        method: 'byTelephone',
        at: bench.clock.now().toISOString(),
      },
    ])
    const row = (await bench.trail()).find(
      (event) => event.appealId === appealId && event.type === revisitCompleted.type,
    )
    expect(row).toMatchObject({ clauses: ['P5.5.1', 'P5.5.4'], actorId: place.steward.personId })
    expect(JSON.stringify(await bench.trail())).not.toContain('楼道干净')
  })

  test('twenty times at once under one key has one effect', async () => {
    const appealId = await settled(place)
    const { id } = await revisitSeen(bench, place.steward, appealId)
    const input = { idempotencyKey: uuidv7(), revisitId: id }
    const answers = await Promise.all(Array.from({ length: 20 }, () => complete(bench, place.steward, input)))
    expect(answers.flatMap(({ codes }) => codes)).toEqual([])
    const facts = await bench.announced(revisitCompleted)
    expect(facts.filter((fact) => fact.revisitId === id)).toHaveLength(1)
    const other = await complete(bench, place.steward, { ...input, satisfaction: 'DISSATISFIED' })
    expect(other.codes).toEqual(['IDEMPOTENCY_KEY_REUSED'])
  })

  test('by two people at once succeeds for one', async () => {
    const appealId = await settled(place)
    const { id } = await revisitSeen(bench, place.steward, appealId)
    const answers = await Promise.all([
      complete(bench, place.steward, { revisitId: id }),
      complete(bench, place.steward, { revisitId: id, satisfaction: 'VERY_DISSATISFIED' }),
    ])
    const refused = answers.flatMap(({ errors }) => errors ?? [])
    expect(refused.map(({ extensions }) => extensions)).toMatchObject([
      {
        code: 'VERSION_CONFLICT',
        facts: { changedBy: place.steward.personId, changes: ['revisit-audit.revisit.completed.v1'] },
      },
    ])
  })

  describe('is refused, and nothing is written', () => {
    const faults: [string, Record<string, unknown>, string][] = [
      ['a version that nobody gave out', { expectedVersion: 7 }, 'VERSION_CONFLICT'],
      ['a revisit that there is not', { revisitId: uuidv7() }, 'NOT_FOUND'],
      ['an id that is none', { revisitId: 'the first' }, 'INPUT_INVALID'],
      ['a satisfaction that nobody knows', { satisfaction: 'OVERJOYED' }, 'INPUT_INVALID'],
      ['words of 2,001 characters', { words: '好'.repeat(2_001) }, 'TEXT_TOO_LONG'],
    ]
    test.each(faults)('%s', async (_what, changes, code) => {
      const appealId = await settled(place)
      const { id } = await revisitSeen(bench, place.steward, appealId)
      const before = (await bench.trail()).length
      const { codes } = await complete(bench, place.steward, { revisitId: id, ...changes })
      expect(codes).toEqual([code])
      expect((await bench.trail()).length).toBe(before)
      expect(await revisitSeen(bench, place.steward, appealId)).toMatchObject({ status: 'DUE', version: 1 })
    })

    test('a method that the procedure does not have', async () => {
      const revisits = place.pack.revisits.map((rule) => ({ ...rule, methods: ['atTheDoor' as const] }))
      const own = await aPlaceOn(bench, 'residential', { ...place.pack, revisits })
      const { id } = await revisitSeen(bench, own.steward, await settled(own))
      const { codes } = await complete(bench, own.steward, { revisitId: id })
      expect(codes).toEqual(['INPUT_INVALID'])
    })

    test('a second time', async () => {
      const { id } = await revisitSeen(bench, place.steward, await settled(place))
      await complete(bench, place.steward, { revisitId: id })
      const { codes } = await complete(bench, place.steward, { revisitId: id, expectedVersion: 2 })
      expect(codes).toEqual(['TRANSITION_NOT_ALLOWED'])
    })

    test('to an auditor, to a worker, to a steward of elsewhere, to the customer', async () => {
      const customerId = uuidv7()
      const { id } = await revisitSeen(bench, place.steward, await settled(place, { customerId }))
      const others = [
        place.gmOffice,
        aStaffMember(place.groupId, 'departmentWorker', place.path),
        aStaffMember(place.groupId, 'buildingSteward', 'lvyuan/north/other'),
        aCustomer(place.groupId, customerId),
      ]
      for (const actor of others) {
        expect((await complete(bench, actor, { revisitId: id })).codes).toEqual(['NOT_PERMITTED'])
      }
    })

    test('to a steward of another group, for whom it does not exist', async () => {
      const { id } = await revisitSeen(bench, place.steward, await settled(place))
      const other = await aPlaceOn(bench)
      expect((await complete(bench, other.steward, { revisitId: id })).codes).toEqual(['NOT_FOUND'])
    })
  })
})

describe('who sees them', () => {
  test('the office, the customer from when they are known, and nobody else', async () => {
    const customerId = uuidv7()
    const appealId = await settled(place, { customerId: null, callerUnknown: true })
    const customer = aCustomer(place.groupId, customerId)
    const seenBy = async (actor: typeof customer): Promise<number> =>
      (await appealSeen(bench, actor, appealId)).revisits.length
    expect(await seenBy(customer)).toBe(0)
    await bench.tell(customerIdentified, place.groupId, { appealId, version: 6, customerId })
    expect(await seenBy(customer)).toBe(1)
    expect(await seenBy(place.steward)).toBe(1)
    expect(await seenBy(aCustomer(place.groupId, uuidv7()))).toBe(0)
    expect(await seenBy(aStaffMember(place.groupId, 'buildingSteward', 'lvyuan/north/het'))).toBe(0)
    expect(await seenBy((await aPlaceOn(bench)).steward)).toBe(0)
  })

  test('the list of what is due: longest waiting first, page by page, without what was made', async () => {
    const own = await aPlaceOn(bench)
    const ids = await Promise.all(Array.from({ length: 5 }, () => registered(own)))
    const start = bench.clock.now().getTime()
    for (const [index, id] of ids.entries()) {
      await resolved(own, id, { at: new Date(start - Math.floor(index / 2) * 1_000) })
    }
    const [made = ''] = ids
    const { id } = await revisitSeen(bench, own.steward, made)
    await complete(bench, own.steward, { revisitId: id })
    const seen: string[] = []
    let after: string | null = null
    for (;;) {
      const { data } = await revisitsDue(bench, own.steward, { projectId: own.projectId, first: 3, after })
      const { edges, pageInfo } = data.revisitsDue
      seen.push(...edges.map(({ node }) => node.appeal.id))
      if (!pageInfo.hasNextPage) break
      after = pageInfo.endCursor
    }
    expect(seen).toHaveLength(4)
    expect(seen[0]).toBe(ids[4])
    expect(new Set(seen.slice(1, 3))).toEqual(new Set([ids[2], ids[3]]))
    expect(seen[3]).toBe(ids[1])
    const elsewhere = await revisitsDue(bench, place.steward, { projectId: own.projectId })
    expect(elsewhere.data.revisitsDue.edges).toEqual([])
  })

  test('a page size or a cursor that is none is refused', async () => {
    expect((await revisitsDue(bench, place.steward, { first: 0 })).codes).toEqual(['INPUT_INVALID'])
    expect((await revisitsDue(bench, place.steward, { after: 'next' })).codes).toEqual(['CURSOR_INVALID'])
  })
})
