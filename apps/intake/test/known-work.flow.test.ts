import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import {
  acceptanceRecorded,
  appealHandedOver,
  workOrderDone,
  workOrderDoneV1,
  workOrderOpened,
  workOrderReassigned,
} from '@shouwen/events/dispatch'
import type { FactDefinition } from '@shouwen/events/fact'
import { departmentChanged } from '@shouwen/events/intake'
import { v7 as uuidv7 } from 'uuid'
import { anEstate, type Estate } from './estate'

let estate: Estate
let appealId: string
let departmentId: string
let workOrderId: string

beforeAll(async () => {
  estate = await anEstate()
})

afterAll(() => estate.bench.close())

/** An appeal that a department has in hand, with one order. */
beforeEach(async () => {
  const { data } = await estate.bench.ask<{ registerAppeal: { id: string } }>(
    estate.steward,
    'mutation Register($input: RegisterAppealInput!) { registerAppeal(input: $input) { id } }',
    {
      input: {
        idempotencyKey: uuidv7(),
        projectId: estate.projectId,
        customerId: estate.customerId,
        kind: 'REPAIR',
        grade: 'MINOR',
        channel: 'TELEPHONE',
        category: 'power',
        content: '楼道灯不亮',
      },
    },
  )
  appealId = data.registerAppeal.id
  departmentId = uuidv7()
  workOrderId = uuidv7()
  const handedOver = {
    appealId,
    handoverId: uuidv7(),
    departmentId,
    duty: 'engineering',
    staffId: null,
  } as const
  await tell(appealHandedOver, { ...handedOver, at: now() })
  await tell(workOrderOpened, { appealId, workOrderId, departmentId })
})

const now = (): string => estate.bench.clock.now().toISOString()

function tell<Data extends object>(definition: FactDefinition<Data>, data: Data): Promise<unknown> {
  return estate.bench.tell(definition, estate.groupId, data, { appealId })
}

const ofOrder = () => ({ appealId, workOrderId, staffId: uuidv7(), at: now() })

interface Look {
  version: number
  department: { id: string } | null
}

async function look(): Promise<Look> {
  const query = 'query Look($id: ID!) { appeal(id: $id) { version department { id } } }'
  return (await estate.bench.ask<{ appeal: Look }>(estate.steward, query, { id: appealId })).data.appeal
}

/** What keeps the first contact from settling it; the customer has been told nothing, so something always does. */
async function heldUpBy(): Promise<string[]> {
  const { version } = await look()
  const input = { idempotencyKey: uuidv7(), appealId, expectedVersion: version, outcome: '好了' }
  const mutation = 'mutation Resolve($input: ResolveAppealInput!) { resolveAppeal(input: $input) { id } }'
  return (await estate.bench.ask(estate.steward, mutation, { input })).codes
}

test('a repair is waited for until it is done and accepted, whatever is heard again and late', async () => {
  expect(await heldUpBy()).toEqual(['WORK_NOT_DONE'])
  await tell(workOrderDone, { ...ofOrder(), version: 3, awaitsAcceptance: true })
  expect(await heldUpBy()).toEqual(['REPAIR_NOT_ACCEPTED'])
  await tell(acceptanceRecorded, { ...ofOrder(), version: 4, accepted: false })
  expect(await heldUpBy()).toEqual(['WORK_NOT_DONE'])
  await tell(workOrderDone, { ...ofOrder(), version: 5, awaitsAcceptance: true })
  await tell(acceptanceRecorded, { ...ofOrder(), version: 4, accepted: false })
  expect(await heldUpBy()).toEqual(['REPAIR_NOT_ACCEPTED'])
  await tell(acceptanceRecorded, { ...ofOrder(), version: 6, accepted: true })
  await tell(workOrderDone, { ...ofOrder(), version: 5, awaitsAcceptance: true })
  await tell(workOrderOpened, { appealId, workOrderId, departmentId })
  expect(await heldUpBy()).toEqual(['CUSTOMER_NOT_INFORMED'])
})

test('an order of before its facts told a version is done for good', async () => {
  await tell(workOrderDoneV1, ofOrder())
  await tell(workOrderOpened, { appealId, workOrderId, departmentId })
  expect(await heldUpBy()).toEqual(['CUSTOMER_NOT_INFORMED'])
})

test('an order that was passed on holds nothing up, and the appeal follows it once', async () => {
  const other = uuidv7()
  const passed = {
    handoverId: uuidv7(),
    fromDepartmentId: departmentId,
    departmentId: other,
    duty: 'security',
  } as const
  const before = await look()
  expect(before.department).toEqual({ id: departmentId })
  await tell(workOrderReassigned, { ...ofOrder(), version: 2, ...passed })
  expect(await look()).toEqual({ version: before.version + 1, department: { id: other } })
  expect(await heldUpBy()).toEqual(['CUSTOMER_NOT_INFORMED'])
  await tell(workOrderReassigned, { ...ofOrder(), version: 2, ...passed })
  expect((await look()).version).toBe(before.version + 1)
  const changes = await estate.bench.announced(departmentChanged)
  expect(changes.filter((fact) => fact.appealId === appealId)).toEqual([
    { appealId, version: before.version + 1, departmentId: other },
  ])
})

test('the order of a department that only joined takes the appeal nowhere', async () => {
  const passed = {
    handoverId: uuidv7(),
    fromDepartmentId: uuidv7(),
    departmentId: uuidv7(),
    duty: 'security',
  } as const
  await tell(workOrderReassigned, { ...ofOrder(), version: 2, ...passed })
  expect((await look()).department).toEqual({ id: departmentId })
})
