import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { serviceActor, type Actor } from '@shouwen/access/actor'
import { staffDismissed, workOrderOpened } from '@shouwen/events/dispatch'
import { aStaffMember } from '@shouwen/testing/actors'
import { v7 as uuidv7 } from 'uuid'
import { aFile, aWorker, Estate, operator, type Input } from './estate'

let estate: Estate
let management: Actor

beforeAll(async () => {
  estate = await Estate.open()
  management = aStaffMember(estate.groupId, 'managementDepartment', 'lvyuan/north')
  await estate.imported(aFile('lvyuan', {}, { staff, machines: [bi] }))
})

afterAll(() => estate.bench.close())

const staff = [
  aWorker('li', 'engineering', { subject: 'idp|li' }),
  aWorker('wang', 'engineering', { subject: 'idp|wang' }),
  aWorker('zhao', 'engineering', { subject: 'idp|zhao' }),
  aWorker('boss', 'engineering', { posts: [{ role: 'GM_OFFICE', scope: 'lvyuan' }] }),
]

const bi = {
  code: 'bi',
  name: '报表',
  subject: 'idp|bi',
  kind: 'MACHINE',
  role: 'BI_READER',
  scope: 'lvyuan',
}

const dismissal = `mutation ($input: DismissStaffInput!) { dismissStaff(input: $input) { staffId dismissedAt } }`

function dismiss(actor: Actor, staffId: string, more: Input = {}) {
  return estate.bench.ask(actor, dismissal, { input: { idempotencyKey: uuidv7(), staffId, ...more } })
}

async function accountOf(subject: string): Promise<unknown> {
  const { data } = await estate.bench.ask(
    serviceActor('gateway', null),
    'query ($subject: String!) { accountOf(subject: $subject) { personId } }',
    { subject },
  )
  return data['accountOf']
}

async function dismissals(staffId: string): Promise<number> {
  return (await estate.bench.announced(staffDismissed)).filter((fact) => fact.staffId === staffId).length
}

test('whoever is dismissed has no account, no posts and no shift any more; announced once', async () => {
  const li = estate.staffId('li')
  expect(await accountOf('idp|li')).toEqual({ personId: li })
  const idempotencyKey = uuidv7()
  const first = await dismiss(management, li, { idempotencyKey })
  expect(first.codes).toEqual([])
  const again = await dismiss(management, li, { idempotencyKey })
  const later = await dismiss(operator, li, { groupCode: 'lvyuan' })
  expect([again.data, later.data]).toEqual([first.data, first.data])
  expect(await accountOf('idp|li')).toBeNull()
  expect(await dismissals(li)).toBe(1)
  const { data } = await estate.bench.ask(
    management,
    'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Staff { name posts { role } } } }',
    { of: [{ __typename: 'Staff', id: li }] },
  )
  expect(data).toEqual({ _entities: [{ name: '李师傅', posts: [] }] })
})

test('open orders stay with the department, and new ones go to somebody else', async () => {
  await estate.publishPack()
  const zhao = estate.staffId('zhao')
  const orders = async (): Promise<{ status: string; assignedTo: { id: string } | null }[]> => {
    const { data } = await estate.bench.ask<{ workOrders: { edges: { node: never }[] } }>(
      estate.worker('wang', 'engineering'),
      '{ workOrders { edges { node { status assignedTo { id } } } } }',
    )
    return data.workOrders.edges.map(({ node }) => node)
  }
  for (let count = 0; count < 4; count += 1) await estate.registered()
  const before = await orders()
  expect(before.filter(({ assignedTo }) => assignedTo?.id === zhao).length).toBeGreaterThan(0)
  expect((await dismiss(management, zhao)).codes).toEqual([])
  expect(await orders()).toEqual(before)
  for (let count = 0; count < 4; count += 1) await estate.registered()
  const after = (await orders()).filter(({ assignedTo }) => assignedTo?.id === zhao)
  expect(after).toHaveLength(before.filter(({ assignedTo }) => assignedTo?.id === zhao).length)
  expect(await estate.bench.announced(workOrderOpened)).toHaveLength(8)
})

test('an old file does not bring somebody back; the account is free for a new code', async () => {
  const { codes, errors } = await estate.import(aFile('lvyuan', {}, { staff }))
  expect(codes).toEqual(['INPUT_INVALID'])
  expect(JSON.stringify(errors)).toContain('li: was dismissed')
  expect(await accountOf('idp|li')).toBeNull()
  const back = [aWorker('li-2', 'engineering', { subject: 'idp|li' })]
  await estate.imported(aFile('lvyuan', {}, { staff: back }))
  expect(await accountOf('idp|li')).toEqual({ personId: estate.staffId('li-2') })
})

test('a machine is taken off as well', async () => {
  const { data } = await estate.bench.ask<{ accountOf: { personId: string } }>(
    serviceActor('gateway', null),
    '{ accountOf(subject: "idp|bi") { personId } }',
  )
  const { personId } = data.accountOf
  expect((await dismiss(operator, personId, { groupCode: 'lvyuan' })).codes).toEqual([])
  expect(await accountOf('idp|bi')).toBeNull()
})

test('is for the platform operator, and for the management department above all posts of the person', async () => {
  const wang = estate.staffId('wang')
  const elsewhere = aStaffMember(estate.groupId, 'managementDepartment', 'lvyuan/south')
  const director = aStaffMember(estate.groupId, 'officeDirector', 'lvyuan')
  const rival = aStaffMember(uuidv7(), 'managementDepartment', 'lvyuan')
  expect((await dismiss(elsewhere, wang)).codes).toEqual(['NOT_PERMITTED'])
  expect((await dismiss(director, wang)).codes).toEqual(['NOT_PERMITTED'])
  expect((await dismiss(management, estate.staffId('boss'))).codes).toEqual(['NOT_PERMITTED'])
  expect((await dismiss(rival, wang)).codes).toEqual(['NOT_FOUND'])
  expect((await dismiss(rival, wang, { groupCode: 'lvyuan' })).codes).toEqual(['NOT_PERMITTED'])
  expect((await dismiss(operator, wang)).codes).toEqual(['INPUT_INVALID'])
  expect((await dismiss(management, uuidv7())).codes).toEqual(['NOT_FOUND'])
  expect(await accountOf('idp|wang')).toEqual({ personId: wang })
  expect(await dismissals(wang)).toBe(0)
})
