import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { customerId } from '@shouwen/scenarios/lives/minor-repair'
import { always, bringIn, idOf, type Newcomers } from './newcomers'
import { at, orderOf } from './orders'
import { Scene, complaintForm, estate, mall } from './scene'

let scene: Scene
let newcomers: Newcomers

beforeAll(async () => {
  scene = await Scene.open()
  const engineer = {
    role: 'DEPARTMENT_WORKER',
    scope: estate,
    department: 'north/hetang/engineering',
    onDuty: always,
  }
  newcomers = await bringIn(scene, [
    { ...engineer, code: 'electrician', name: '电工 韩冰', telephone: '13900010051' },
    { ...engineer, code: 'plumber', name: '水工 许强', telephone: '13900010052' },
  ])
})

afterAll(() => scene?.close())

interface Given {
  readonly assignedTo: { readonly name: string } | null
  readonly offeredTo: readonly { readonly name: string }[]
  readonly assignment: {
    readonly how: string
    readonly clause: string | null
    readonly skill: string | null
    readonly candidates: readonly {
      readonly verdict: string
      readonly openOrders: number
      readonly staff: { readonly name: string } | null
    }[]
  }
}

const fields = `assignedTo { name } offeredTo { name }
  assignment { how clause skill candidates { verdict openOrders staff { name } } }`

const form = (category: string) => ({ ...complaintForm, category, content: '请尽快处理。' })

async function given(category: string, path = estate, receiver = 'steward') {
  const id = await scene.register(receiver, form(category), path)
  return orderOf<Given>(scene, id, 'OPENED', fields)
}

const verdicts = ({ assignment }: Given): Record<string, string> =>
  Object.fromEntries(assignment.candidates.map(({ staff, verdict }) => [staff?.name ?? '', verdict]))

test('P5.2.1 M4.4 an order is given to whoever is on duty, able, and has least in hand, and the auditor is told why', async () => {
  const names = ['赵铁柱', '电工 韩冰', '水工 许强']
  const first = await Promise.all([
    given('public-facility'),
    given('public-facility'),
    given('public-facility'),
  ])
  expect(first.map(({ assignedTo }) => assignedTo?.name).sort()).toEqual([...names].sort())
  for (const { assignment } of first)
    expect(assignment).toMatchObject({ how: 'LEAST_LOADED', clause: 'P5.2.1' })
  const inMall = await given('power', mall, 'mall-operator')
  expect(inMall).toMatchObject({
    assignedTo: { name: '刘大勇' },
    assignment: { how: 'LEAST_LOADED', clause: 'M4.4' },
  })

  const skilled = async (persona: string, staffId: string, skills: string[]) =>
    (await scene.tries(persona, 'setSkills', { staffId, skills })).codes
  const electrician = await newcomers.id('electrician')
  expect(await skilled('manager', electrician, ['ELECTRICAL'])).toEqual(['NOT_PERMITTED'])
  expect(await skilled('director', electrician, ['ELECTRICAL'])).toEqual([])
  expect(await skilled('director', await newcomers.id('plumber'), ['PLUMBING'])).toEqual([])
  const power = [await given('power'), await given('power')]
  for (const order of power) {
    expect(order).toMatchObject({ assignedTo: { name: '电工 韩冰' }, assignment: { skill: 'ELECTRICAL' } })
    expect(verdicts(order)).toEqual({
      赵铁柱: 'UNSKILLED',
      '电工 韩冰': 'CHOSEN',
      '水工 许强': 'UNSKILLED',
      孙国强: 'OFF_DUTY',
    })
  }
  /** Nobody can do it, so it is for the manager, with the reason. */
  const lift = await given('lift')
  expect(lift).toMatchObject({
    assignedTo: { name: '孙国强' },
    assignment: { how: 'TO_MANAGER', clause: 'P5.2.1', skill: 'LIFTS' },
  })

  /** Who is passed over, and how much they have in hand, is for no customer. */
  const chen = await customerId(scene.world.client, 'director', '13800138502')
  const { caller: _nobody, ...own } = form('power')
  const id = await scene.register('steward', { ...own, customerId: chen })
  await orderOf(scene, id, 'OPENED')
  type Seen = { workOrders: { assignment: object | null; costEstimates: object[] }[] }
  const seen = await scene.appeal<Seen>(
    id,
    'workOrders { assignment { how } costEstimates { id } }',
    ({ workOrders }) => workOrders.length > 0,
    'resident',
  )
  expect(seen.workOrders).toEqual([{ assignment: null, costEstimates: [] }])
})

test('P5.2.1 where the procedure offers an order, the first who takes it has it, and a second is told who', async () => {
  const { procedurePack } = await scene.query<{
    procedurePack: { id: string; version: number; assignment: object[] }
  }>('management', 'query Followed($projectId: ID!) { procedurePack(projectId: $projectId) }', {
    projectId: await scene.project(estate),
  })
  const { id, version, assignment } = procedurePack
  const offer = {
    when: { categories: ['door-lock'], hours: 'within' },
    how: 'offer',
    skill: 'plumbing',
    clause: 'P5.2.1',
  }
  const own = { ...procedurePack, id: 'hetang-offers', version: 1, basedOn: { id, version } }
  const publish = (rules: object[]) =>
    scene.tries('management', 'publishProcedure', { scope: estate, pack: { ...own, assignment: rules } })
  const unknown = { ...offer, when: { categories: ['no-such'] } }
  expect((await publish([unknown, ...assignment])).codes).toEqual(['PACK_INVALID'])
  expect((await publish([offer, ...assignment])).codes).toEqual([])

  await scene.does(
    'director',
    'setSkills',
    { staffId: await idOf(scene, 'worker'), skills: ['PLUMBING'] },
    'id',
  )
  const repair = { ...form('door-lock'), kind: 'REPAIR', grade: 'MINOR' }
  const appealId = await scene.register('steward', repair)
  const offered = await orderOf<Given>(scene, appealId, 'OPENED', fields)
  expect(offered).toMatchObject({ assignedTo: null, assignment: { how: 'OFFER', skill: 'PLUMBING' } })
  expect(offered.offeredTo.map(({ name }) => name).sort()).toEqual(['水工 许强', '赵铁柱'])
  type Offers = { offeredToMe: { edges: { node: { id: string } }[] } }
  const mine = '{ offeredToMe { edges { node { id } } } }'
  const toMe = async (code: string) =>
    (await newcomers.query<Offers>(code, mine)).offeredToMe.edges.map(({ node }) => node.id)
  expect(await toMe('plumber')).toEqual([offered.id])
  expect(await toMe('electrician')).toEqual([])

  const grab = { workOrderId: offered.id }
  expect((await newcomers.tries('electrician', 'grabWorkOrder', grab)).codes).toEqual(['OFFER_NOT_YOURS'])
  expect((await newcomers.tries('electrician', 'acceptWorkOrder', at(offered))).codes).toEqual([
    'OFFER_NOT_YOURS',
  ])
  expect((await newcomers.tries('plumber', 'grabWorkOrder', grab)).codes).toEqual([])
  const second = await scene.tries('worker', 'grabWorkOrder', grab)
  expect(second.errors[0]?.extensions).toMatchObject({
    code: 'OFFER_TAKEN',
    facts: { by: await newcomers.id('plumber'), clause: 'P5.2.1' },
  })
  expect(await toMe('plumber')).toEqual([])
  expect(await orderOf(scene, appealId, 'ACCEPTED', 'acceptedBy { name }')).toMatchObject({
    acceptedBy: { name: '水工 许强' },
  })
})
