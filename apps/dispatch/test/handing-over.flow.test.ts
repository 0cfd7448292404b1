import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { appealHandedOver, workOrderOpened } from '@shouwen/events/dispatch'
import { appealResolved, packPublishedV1 } from '@shouwen/events/intake'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { v7 as uuidv7 } from 'uuid'
import { aFile, aWorker, customerService, Estate, officeHours } from './estate'

let estate: Estate

describe('handing over', () => {
  beforeAll(async () => {
    estate = await Estate.open()
  })
  afterAll(() => estate.bench.close())

  test('waits for the procedure, then for a department, and happens once', async () => {
    await estate.imported(aFile('lvyuan', { departments: [] }))
    const first = await estate.registered()
    expect(await estate.bench.announced(appealHandedOver)).toEqual([])
    await estate.publishPack()
    const second = await estate.registered({ kind: 'inquiry', category: 'parking', grade: null })
    expect(await estate.bench.announced(appealHandedOver)).toEqual([])
    await estate.imported(
      aFile('lvyuan', { departments: [customerService] }, { staff: [aWorker('chen', 'service')] }),
    )
    const facts = await estate.bench.announced(appealHandedOver)
    expect(facts.map(({ appealId }) => appealId).sort()).toEqual([first, second].sort())
    expect(facts[0]).toMatchObject({ duty: 'customerService', staffId: estate.staffId('chen') })
    await estate.imported(aFile('lvyuan'))
    expect(await estate.bench.announced(workOrderOpened)).toHaveLength(2)
  })

  test('waits for the procedure alone where there are departments', async () => {
    const appealId = await estate.registered({ packVersion: 2 })
    const of = async () =>
      (await estate.bench.announced(appealHandedOver)).filter((fact) => fact.appealId === appealId)
    expect(await of()).toEqual([])
    await estate.publishPack(2)
    expect(await of()).toHaveLength(1)
    await estate.publishPack(2)
    expect(await of()).toHaveLength(1)
  })

  test('hears of a procedure as it was told before one could hold for a place alone', async () => {
    const appealId = await estate.registered({ packVersion: 5 })
    const pack = { ...shippedPacks.residential, version: 5 }
    const { id: packId, version, projectKind } = pack
    const told = { packId, version, projectKind, effectiveFrom: '2026-01-01T00:00:00Z', pack }
    await estate.bench.tell(packPublishedV1, estate.groupId, told)
    const facts = await estate.bench.announced(appealHandedOver)
    expect(facts.filter((fact) => fact.appealId === appealId)).toHaveLength(1)
  })

  test('goes to whoever on duty has least in hand', async () => {
    const staff = [
      aWorker('li', 'engineering'),
      aWorker('wang', 'engineering'),
      aWorker('night', 'engineering', { onDuty: [{ ...officeHours, from: '22:00', to: '06:00' }] }),
    ]
    await estate.imported(aFile('lvyuan', {}, { staff }))
    await estate.registered()
    await estate.registered()
    await estate.registered()
    const facts = await estate.bench.announced(appealHandedOver)
    expect(facts.slice(-3).map(({ staffId }) => staffId)).toEqual(
      ['li', 'wang', 'li'].map((code) => estate.staffId(code)),
    )
  })

  test('misses no appeal that comes in while its department is being set up', async () => {
    for (const code of ['g1', 'g2', 'g3', 'g4', 'g5']) {
      const group = await Estate.openOn(estate.bench, code)
      await group.imported(aFile(code, { departments: [] }))
      await group.publishPack()
      const [, ...appealIds] = await Promise.all([
        group.imported(aFile(code)),
        ...Array.from({ length: 8 }, () => group.registered()),
      ])
      const facts = await estate.bench.announced(appealHandedOver)
      for (const appealId of appealIds) {
        expect(facts.filter((fact) => fact.appealId === appealId)).toHaveLength(1)
      }
    }
  })

  test('leaves a trail row with the clause and the pack', async () => {
    const appealId = await estate.registered()
    const rows = (await estate.bench.trail()).filter((row) => row.appealId === appealId)
    expect(rows.map(({ type }) => type)).toEqual([appealHandedOver.type, workOrderOpened.type])
    for (const row of rows) {
      expect(row).toMatchObject({
        clauses: ['P5.2.1'],
        packId: 'residential',
        packVersion: 1,
        projectPath: estate.path,
        actorKind: 'service',
      })
    }
  })

  test('does not happen for what was resolved before its registration was heard', async () => {
    const appealId = uuidv7()
    const data = { appealId, version: 4, at: estate.bench.clock.now().toISOString(), customerId: null }
    await estate.bench.tell(appealResolved, estate.groupId, data, { appealId })
    await estate.registered({ appealId })
    const facts = await estate.bench.announced(appealHandedOver)
    expect(facts.filter((fact) => fact.appealId === appealId)).toEqual([])
  })

  test('a fact told twice has one effect', async () => {
    const appealId = await estate.registered()
    const before = await estate.bench.trail()
    await estate.registered({ appealId })
    expect(await estate.bench.trail()).toHaveLength(before.length)
  })
})
