import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { lvyuan } from '@shouwen/scenarios/seed/organisation'
import { until, type SchemaClient } from '@shouwen/scenarios/schema-client'
import { unitId } from '@shouwen/scenarios/seed/seed'
import { Scene, complaintForm, estate, mall } from './scene'

let scene: Scene
let others: SchemaClient

beforeAll(async () => {
  scene = await Scene.open()
  others = await scene.clientOfSubjects()
  const { code: groupCode } = lvyuan
  const staff = [
    {
      code: 'songhe-steward',
      name: '楼管员 许达',
      telephone: '13900010022',
      subject: 'test|songhe-steward',
      posts: [{ role: 'BUILDING_STEWARD', scope: 'lvyuan/north/songhe' }],
    },
  ]
  await scene.does('platform', 'importOrganisation', { groupCode, staff }, 'group { id }')
})

afterAll(() => scene?.close())

const relatives = [
  { name: '黄志远', relationship: '儿子', telephone: '13711112222' },
  { name: '黄秀兰', relationship: '女儿', telephone: '13711113333' },
]

/** An empty-nest elder, as the steward writes them down. */
async function elderForm(unit: string) {
  return {
    projectId: await scene.project(estate),
    unitId: await unitId(scene.world.client, 'steward', estate, unit),
    name: '黄玉珍',
    birthDate: '1941-05-06',
    retired: true,
    livesApartFromChildren: true,
    livesAlone: true,
    relatives,
  }
}

test('P5.6.7.0 an empty-nest elder is retired, lives apart from the children, and in a home of ours', async () => {
  const form = await elderForm('1-1-301')
  const elsewhere = await unitId(scene.world.client, 'mall-operator', mall, 'L1-06')
  const lacks = [
    { lacking: { retired: false }, reason: 'notRetired' },
    { lacking: { livesApartFromChildren: false }, reason: 'livesWithChildren' },
    { lacking: { unitId: elsewhere }, reason: 'unitUnknown' },
  ]
  for (const { lacking, reason } of lacks) {
    const { errors } = await scene.tries('steward', 'registerElder', { ...form, ...lacking })
    expect(errors.map(({ extensions }) => [extensions?.code, extensions?.facts])).toEqual([
      ['NOT_AN_EMPTY_NEST_ELDER', { reason, clause: 'P5.6.7.0' }],
    ])
  }
  const list = '{ elders(first: 100) { edges { node { name } } } }'
  expect(await scene.query('steward', list)).toEqual({ elders: { edges: [] } })
  /** Alone or with a spouse: both are an empty nest. */
  await scene.does('steward', 'registerElder', { ...form, livesAlone: false }, 'id')
  expect(await scene.query('steward', list)).toEqual({ elders: { edges: [{ node: { name: '黄玉珍' } }] } })
})

test("P5.6.7.1 elders are listed apart, with room, name and relatives' telephones, for those who care for them alone", async () => {
  const form = await elderForm('1-1-302')
  const { id } = await scene.does<{ id: string }>('steward', 'registerElder', form, 'id')
  const list = `{ elders(first: 100) { edges { node {
    id name unit { code } registeredBy { name } relatives { name relationship telephone }
  } } } }`
  type Listed = { elders: { edges: { node: { id: string; name: string; relatives: unknown } }[] } }
  const find = ({ elders }: Listed) => elders.edges.find(({ node }) => node.id === id)?.node
  const written = {
    id,
    name: '黄玉珍',
    unit: { code: '1-1-302' },
    registeredBy: { name: '林晓梅' },
    relatives: [
      { name: '黄志远', relationship: '儿子', telephone: '+8613711112222' },
      { name: '黄秀兰', relationship: '女儿', telephone: '+8613711113333' },
    ],
  }
  for (const persona of ['steward', 'director']) {
    expect(find(await scene.query<Listed>(persona, list))).toEqual(written)
  }
  const nobody = { elders: { edges: [] } }
  expect(await others.must('test|songhe-steward', list)).toEqual(nobody)
  expect((await scene.world.client.ask('mall-operator', list)).codes).toEqual(['NOT_PERMITTED'])
  expect(await scene.query('rival-director', list)).toEqual(nobody)
  const masked = find(await scene.query<Listed>('bi', list))
  expect(masked?.relatives).toEqual([
    {
      name: expect.not.stringContaining('志远'),
      relationship: '儿子',
      telephone: expect.stringContaining('****'),
    },
    {
      name: expect.not.stringContaining('秀兰'),
      relationship: '女儿',
      telephone: expect.stringContaining('****'),
    },
  ])

  const nameless = { ...form, name: ' ' }
  expect((await scene.tries('steward', 'registerElder', nameless)).codes).toEqual(['INPUT_INVALID'])
  const nobodyToCall = { ...form, relatives: [] }
  expect((await scene.tries('steward', 'registerElder', nobodyToCall)).codes).toEqual(['INPUT_INVALID'])
  const wrongNumber = { ...form, relatives: [{ ...relatives[0], telephone: '12' }] }
  expect((await scene.tries('steward', 'registerElder', wrongNumber)).codes).toEqual(['TELEPHONE_INVALID'])
  expect((await scene.tries('cleaner', 'registerElder', form)).codes).toEqual(['NOT_PERMITTED'])
})

test('C0.2 whoever calls at two projects of the group is one customer with one history; a rival group sees nothing', async () => {
  const caller = { name: '王秀英', telephone: '138 1234 5678' }
  const atHome = await scene.register('steward', { ...complaintForm, caller })
  const known = await customerOf(atHome)
  const atTheMall = await scene.register(
    'mall-operator',
    { ...complaintForm, caller: { ...caller, telephone: '+86 13812345678' } },
    mall,
  )
  expect(await customerOf(atTheMall)).toBe(known)

  const history = `query History($id: ID!) { customer(id: $id) {
    name telephone serviceHistory { edges { node { kind appeal { id project { name } } } } }
  } }`
  type Profile = {
    customer: { serviceHistory: { edges: { node: { appeal: { id: string } } }[] } } | null
  }
  const seenBy = async (persona: string): Promise<string[]> => {
    const { customer } = await scene.query<Profile>(persona, history, { id: known })
    return (customer?.serviceHistory.edges ?? []).map(({ node }) => node.appeal.id).sort()
  }
  await until(async () => expect(await seenBy('management')).toEqual([atHome, atTheMall].sort()))
  expect(await scene.query('management', history, { id: known })).toMatchObject({
    customer: {
      name: '王**',
      telephone: '138****5678',
      serviceHistory: {
        edges: expect.arrayContaining([
          { node: { kind: 'COMPLAINT', appeal: { id: atHome, project: { name: '荷塘小区' } } } },
          { node: { kind: 'COMPLAINT', appeal: { id: atTheMall, project: { name: '星汇购物中心' } } } },
        ]),
      },
    },
  })
  expect(
    await scene.query('steward', '{ customers(first: 1) { edges { node { name telephone } } } }'),
  ).toEqual({
    customers: { edges: [{ node: { name: '王秀英', telephone: '+8613812345678' } }] },
  })
  expect(await seenBy('steward')).toEqual([atHome])
  expect(await seenBy('mall-operator')).toEqual([atTheMall])
  expect(await scene.query('rival-director', history, { id: known })).toEqual({ customer: null })

  const search = '{ customers(search: "13812345678") { edges { node { id } } } }'
  expect(await scene.query('management', search)).toEqual({ customers: { edges: [{ node: { id: known } }] } })
  expect(await scene.query('rival-director', search)).toEqual({ customers: { edges: [] } })
})

/** Whose appeal it is, once the caller is a customer. */
async function customerOf(appealId: string): Promise<string | undefined> {
  type Seen = { customer: { id: string } | null }
  const { customer } = await scene.appeal<Seen>(
    appealId,
    'customer { id }',
    (appeal) => appeal.customer !== null,
  )
  return customer?.id
}
