import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { unitId } from '@shouwen/scenarios/seed/seed'
import { sqlOn } from '@shouwen/testing/servers'
import { v7 as uuidv7 } from 'uuid'
import { Scene, complaintForm, estate } from '../clauses/scene'

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open()
})

afterAll(() => scene?.close())

type Input = Record<string, unknown>

/** A mutation that somebody sends, and the fact that says it has been done. */
interface Sending {
  readonly persona: string
  readonly mutation: string
  /** The service's schema, and the type of its fact. */
  readonly leaves: [string, string]
  /** An input nobody has sent before, but for its key. */
  input(): Promise<Input>
  /** Another input under the same key. */
  readonly other: Input
}

/** An order of a fresh appeal that its worker has accepted. */
async function anAcceptedOrder(): Promise<Input> {
  const { id, version } = await anOpenOrder()
  const accepted = await scene.does('cleaner', 'acceptWorkOrder', {
    workOrderId: id,
    expectedVersion: version,
  })
  return { workOrderId: accepted.id, expectedVersion: accepted.version, result: '已打扫干净。' }
}

async function anOpenOrder(): Promise<{ id: string; version: number }> {
  type Seen = { status: string; workOrders: { id: string; version: number }[] }
  const appealId = await scene.register('steward', complaintForm)
  const { workOrders } = await scene.appeal<Seen>(
    appealId,
    'status workOrders { id version }',
    (seen) => seen.workOrders.length > 0,
  )
  const [order] = workOrders
  if (order === undefined) throw new Error('no order')
  return order
}

async function aDueRevisit(): Promise<Input> {
  const appealId = await scene.register('steward', complaintForm)
  await scene.settle(appealId)
  const { id, version } = await scene.dueRevisit(appealId)
  return { revisitId: id, expectedVersion: version, method: 'BY_TELEPHONE', satisfaction: 'SATISFIED' }
}

async function anElder(): Promise<Input> {
  return {
    projectId: await scene.project(estate),
    unitId: await unitId(scene.world.client, 'steward', estate, '1-1-301'),
    name: '黄玉珍',
    birthDate: '1941-05-06',
    retired: true,
    livesApartFromChildren: true,
    livesAlone: true,
    relatives: [{ name: '黄志远', relationship: '儿子', telephone: '13711112222' }],
  }
}

const aCustomer = { name: '周敏', telephone: '13911112222', relation: 'RESIDENT' }

const sendings: Sending[] = [
  {
    persona: 'steward',
    mutation: 'registerAppeal',
    leaves: ['intake', 'intake.appeal.registered.v1'],
    input: async () => ({ ...complaintForm, projectId: await scene.project(estate) }),
    other: { content: '电梯异响。' },
  },
  {
    persona: 'steward',
    mutation: 'raiseEmergency',
    leaves: ['intake', 'intake.emergency.raised.v1'],
    input: async () => ({
      projectId: await scene.project(estate),
      category: 'fire',
      address: '一号楼 602',
      telephone: '13812345678',
      condition: '厨房起火',
    }),
    other: { condition: '浓烟已到楼道' },
  },
  {
    persona: 'cleaner',
    mutation: 'completeWorkOrder',
    leaves: ['dispatch', 'dispatch.work-order.done.v2'],
    input: anAcceptedOrder,
    other: { result: '另一个结果。' },
  },
  {
    persona: 'steward',
    mutation: 'completeRevisit',
    leaves: ['revisit_audit', 'revisit-audit.revisit.completed.v1'],
    input: aDueRevisit,
    other: { satisfaction: 'DISSATISFIED' },
  },
  {
    persona: 'director',
    mutation: 'registerCustomer',
    leaves: ['customer_profile', 'customer-profile.customer.registered.v1'],
    input: async () => aCustomer,
    other: { name: '周全' },
  },
  {
    persona: 'steward',
    mutation: 'registerElder',
    leaves: ['elderly_care', 'elderly-care.elder.registered.v1'],
    input: anElder,
    other: { livesAlone: false },
  },
]

async function factsOf([schema, type]: [string, string]): Promise<number> {
  const [row] = await sqlOn(
    scene.world.databaseUrl,
    `select count(*)::int as facts from ${schema}.events where type = '${type}'`,
  )
  return Number(row?.['facts'])
}

describe.each(sendings)('$mutation under one key', ({ persona, mutation, leaves, input, other }) => {
  test('sent fifty times at once has one effect; with another input it is refused', async () => {
    const sent: Input = { ...(await input()), idempotencyKey: uuidv7() }
    const before = await factsOf(leaves)
    const answers = await Promise.all(Array.from({ length: 50 }, () => scene.tries(persona, mutation, sent)))
    expect(answers.flatMap(({ codes }) => codes)).toEqual([])
    expect(await factsOf(leaves)).toBe(before + 1)
    const first = await scene.does<{ id: string }>(persona, mutation, sent, 'id')
    expect(await scene.does(persona, mutation, sent, 'id')).toEqual(first)
    const { codes } = await scene.tries(persona, mutation, { ...sent, ...other })
    expect(codes).toEqual(['IDEMPOTENCY_KEY_REUSED'])
    expect(await factsOf(leaves)).toBe(before + 1)
  })
})

test('one key with two inputs at once: one succeeds, one is refused', async () => {
  const projectId = await scene.project(estate)
  const idempotencyKey = uuidv7()
  const answers = await Promise.all(
    ['水管漏水。', '电梯异响。'].map((content) =>
      scene.tries('steward', 'registerAppeal', { ...complaintForm, projectId, idempotencyKey, content }),
    ),
  )
  expect(answers.map(({ codes }) => codes.join()).sort()).toEqual(['', 'IDEMPOTENCY_KEY_REUSED'])
})

test('a repeat of what succeeded is answered as the first time, though its version is gone', async () => {
  const { id, version } = await anOpenOrder()
  const sent = { idempotencyKey: uuidv7(), workOrderId: id, expectedVersion: version }
  const first = await scene.does('cleaner', 'acceptWorkOrder', sent, 'id version status')
  expect(first).toEqual({ id, version: version + 1, status: 'ACCEPTED' })
  expect(await scene.does('cleaner', 'acceptWorkOrder', sent, 'id version status')).toEqual(first)
  const anew = await scene.tries('cleaner', 'acceptWorkOrder', { ...sent, idempotencyKey: uuidv7() })
  expect(anew.codes).toEqual(['VERSION_CONFLICT'])
})

test('a key belongs to who sent it: somebody else may use the same', async () => {
  const sent = { ...aCustomer, name: '吴桐', idempotencyKey: uuidv7() }
  const other = { ...sent, name: '吴越' }
  const mine = await scene.does<{ id: string }>('director', 'registerCustomer', sent, 'id')
  const yours = await scene.does<{ id: string }>('steward', 'registerCustomer', other, 'id')
  expect(yours.id).not.toBe(mine.id)
})
