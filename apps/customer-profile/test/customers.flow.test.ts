import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { serviceActor } from '@shouwen/access/actor'
import { accountOpened, customerRegistered, relationLearned } from '@shouwen/events/customer-profile'
import { aCustomer, aStaffMember } from '@shouwen/testing/actors'
import { v7 as uuidv7 } from 'uuid'
import { aGroupOn, aTown, anAppeal, registering, type CustomerAnswer, type Town } from './town'

let town: Town

beforeAll(async () => {
  town = await aTown()
})

afterAll(() => town.bench.close())

const one = /* GraphQL */ `
  query One($id: ID!) {
    customer(id: $id) {
      id
      name
      telephone
      relation
      units {
        id
      }
    }
  }
`

const list = /* GraphQL */ `
  query List($search: String, $first: Int, $after: String) {
    customers(search: $search, first: $first, after: $after) {
      edges {
        node {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`

interface Listed {
  customers: {
    edges: { node: { id: string; name: string } }[]
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
  }
}

const openAccount = /* GraphQL */ `
  mutation Open($input: OpenCustomerAccountInput!) {
    openCustomerAccount(input: $input) {
      id
    }
  }
`

const accountOf = /* GraphQL */ `
  query Account($subject: String!) {
    accountOfCustomer(subject: $subject) {
      customerId
      groupId
    }
  }
`

describe('registering', () => {
  test('a homeowner with their unit; the fact carries no personal data', async () => {
    const { bench, hetang } = town
    const { customer, codes } = await registering(town, hetang.steward, { unitId: hetang.unitId })
    expect(codes).toEqual([])
    expect(customer).toMatchObject({
      name: '王秀英',
      telephone: '+8613800138000',
      relation: 'HOMEOWNER',
      units: [{ id: hetang.unitId }],
    })
    expect(await bench.announced(customerRegistered)).toContainEqual({
      customerId: customer.id,
      relation: 'homeowner',
      unitId: hetang.unitId,
    })
    expect(JSON.stringify(await bench.trail())).not.toMatch(/王秀英|13800138000/)
  })

  test('the same name and telephone is the same customer, in another project too', async () => {
    const { bench, hetang, lanting } = town
    const telephone = '13900139001'
    const first = await registering(town, hetang.steward, { name: 'Li Na', telephone, relation: 'CALLER' })
    const again = await registering(town, lanting.steward, {
      name: 'li  na',
      telephone: '+86 139 0013 9001',
      relation: 'TENANT',
      unitId: lanting.unitId,
    })
    expect(again.customer).toMatchObject({ id: first.customer.id, name: 'Li Na', relation: 'TENANT' })
    const made = await bench.announced(customerRegistered)
    expect(made.filter(({ customerId }) => customerId === first.customer.id)).toHaveLength(1)
    expect(await bench.announced(relationLearned)).toContainEqual({
      customerId: first.customer.id,
      relation: 'tenant',
      unitId: lanting.unitId,
    })
  })

  test('twenty at once under keys of their own make one row', async () => {
    const { bench, hetang } = town
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        registering(town, hetang.steward, { name: '赵强', telephone: '13700137000', unitId: hetang.unitId }),
      ),
    )
    const ids = new Set(answers.map(({ customer }) => customer.id))
    expect(ids.size).toBe(1)
    const made = await bench.announced(customerRegistered)
    expect(made.filter(({ customerId }) => ids.has(customerId))).toHaveLength(1)
  })

  test('the same key once more has one effect; with another input it is refused', async () => {
    const { hetang } = town
    const form = { idempotencyKey: uuidv7(), name: '钱进', telephone: '13700137001' }
    const first = await registering(town, hetang.steward, form)
    const again = await registering(town, hetang.steward, form)
    expect(again.customer.id).toBe(first.customer.id)
    const other = await registering(town, hetang.steward, { ...form, name: '钱退' })
    expect(other.codes).toEqual(['IDEMPOTENCY_KEY_REUSED'])
  })

  test.each<[string, Record<string, unknown>, string]>([
    ['an empty name', { name: ' ' }, 'INPUT_INVALID'],
    ['a name without end', { name: '王'.repeat(51) }, 'TEXT_TOO_LONG'],
    ['a telephone that is none', { telephone: '12' }, 'TELEPHONE_INVALID'],
    ['a unit that nobody told of', { unitId: uuidv7() }, 'NOT_YET_KNOWN'],
    ['a relation that nobody has', { relation: 'ENEMY' }, 'INPUT_INVALID'],
  ])('%s is refused, and nothing is written', async (_what, changes, code) => {
    const before = (await town.bench.trail()).length
    const { codes } = await registering(town, town.hetang.steward, changes)
    expect(codes).toEqual([code])
    expect((await town.bench.trail()).length).toBe(before)
  })

  test('who does not receive customers, or not in this project, is not permitted', async () => {
    const { groupId, hetang, lanting } = town
    const worker = aStaffMember(groupId, 'departmentWorker', hetang.path)
    expect((await registering(town, worker)).codes).toEqual(['NOT_PERMITTED'])
    const elsewhere = await registering(town, lanting.steward, { unitId: hetang.unitId })
    expect(elsewhere.codes).toEqual(['NOT_PERMITTED'])
  })
})

describe('who sees a customer', () => {
  let sun: CustomerAnswer

  beforeAll(async () => {
    const { hetang } = town
    const form = { name: '孙丽', telephone: '13600136000', unitId: hetang.unitId }
    sun = (await registering(town, hetang.steward, form)).customer
  })

  async function asks(actor: Parameters<Town['bench']['ask']>[0]): Promise<CustomerAnswer | null> {
    const { data } = await town.bench.ask<{ customer: CustomerAnswer | null }>(actor, one, { id: sun.id })
    return data.customer
  }

  test('staff of their place and they themselves in full; a machine masked', async () => {
    const { groupId, hetang } = town
    const full = { name: '孙丽', telephone: '+8613600136000', units: [{ id: hetang.unitId }] }
    expect(await asks(hetang.steward)).toMatchObject(full)
    expect(await asks(aCustomer(groupId, sun.id))).toMatchObject(full)
    const dashboard = { ...aStaffMember(groupId, 'biReader', 'lvyuan'), kind: 'machine' } as const
    expect(await asks(dashboard)).toMatchObject({ name: '孙*', telephone: '136****6000' })
  })

  test('nobody of another place, no other customer, nobody of another group', async () => {
    const { bench, groupId, lanting } = town
    const other = await aGroupOn(bench)
    expect(await asks(lanting.steward)).toBeNull()
    expect(await asks(aCustomer(groupId, uuidv7()))).toBeNull()
    expect(await asks(other.hetang.steward)).toBeNull()
    expect(await asks(aCustomer(other.groupId, sun.id))).toBeNull()
  })

  test('an appeal brings a customer into the sight of the project that it is about, their unit elsewhere stays out', async () => {
    const { lanting } = town
    const { customer } = await registering(town, town.hetang.steward, {
      name: '周游',
      telephone: '13600136001',
      unitId: town.hetang.unitId,
    })
    await anAppeal(town, lanting, { customerId: customer.id })
    const { data } = await town.bench.ask<{ customer: CustomerAnswer }>(lanting.steward, one, {
      id: customer.id,
    })
    expect(data.customer).toMatchObject({ name: '周游', units: [] })
  })
})

describe('the list', () => {
  async function listed(actor: Parameters<Town['bench']['ask']>[0], asked: Record<string, unknown>) {
    const { data, codes } = await town.bench.ask<Listed>(actor, list, asked)
    return { names: data.customers?.edges.map(({ node }) => node.name) ?? [], page: data.customers, codes }
  }

  test('by the beginning of a name, whatever is special to the database, or by the whole telephone', async () => {
    const { hetang } = town
    await registering(town, hetang.steward, { name: '吴%平', telephone: '13500135000' })
    await registering(town, hetang.steward, { name: '吴越', telephone: '13500135001' })
    expect((await listed(hetang.steward, { search: '吴' })).names).toEqual(['吴越', '吴%平'])
    expect((await listed(hetang.steward, { search: '吴%' })).names).toEqual(['吴%平'])
    expect((await listed(hetang.steward, { search: '135 0013 5001' })).names).toEqual(['吴越'])
    expect((await listed(hetang.steward, { search: '1350013' })).codes).toEqual([])
    expect((await listed(hetang.steward, { search: '1' })).codes).toEqual(['TELEPHONE_INVALID'])
  })

  test('pages follow each other without gap or repeat', async () => {
    const { hetang } = town
    const whole = (await listed(hetang.steward, { first: 100 })).names
    const walked: string[] = []
    let after: string | null = null
    do {
      const { names, page } = await listed(hetang.steward, { first: 2, after })
      walked.push(...names)
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after !== null)
    expect(walked).toEqual(whole)
    expect((await listed(hetang.steward, { after: 'nonsense' })).codes).toEqual(['CURSOR_INVALID'])
  })

  test('for staff alone, of their own places', async () => {
    const { bench, groupId } = town
    const other = await aGroupOn(bench)
    expect((await listed(other.hetang.steward, {})).names).toEqual([])
    expect((await listed(aCustomer(groupId, uuidv7()), {})).codes).toEqual(['NOT_PERMITTED'])
    const dashboard = { ...aStaffMember(groupId, 'biReader', 'lvyuan'), kind: 'machine' } as const
    expect((await listed(dashboard, {})).codes).toEqual(['NOT_PERMITTED'])
  })
})

describe('an account', () => {
  let he: CustomerAnswer

  beforeAll(async () => {
    const form = { name: '何平', telephone: '13400134000', unitId: town.hetang.unitId }
    he = (await registering(town, town.hetang.steward, form)).customer
  })

  async function opens(actor: Parameters<Town['bench']['ask']>[0], changes: Record<string, unknown>) {
    const input = { idempotencyKey: uuidv7(), customerId: he.id, subject: 'he-ping', ...changes }
    return (await town.bench.ask(actor, openAccount, { input })).codes
  }

  test('the gateway learns whose it is, and nobody else does', async () => {
    const { bench, groupId, hetang } = town
    const gateway = serviceActor('gateway', null)
    expect((await bench.ask(gateway, accountOf, { subject: 'he-ping' })).data).toEqual({
      accountOfCustomer: null,
    })
    expect(await opens(hetang.director, {})).toEqual([])
    expect(await opens(hetang.director, {})).toEqual([])
    expect((await bench.ask(gateway, accountOf, { subject: 'he-ping' })).data).toEqual({
      accountOfCustomer: { customerId: he.id, groupId },
    })
    const opened = await bench.announced(accountOpened)
    expect(opened.filter(({ customerId }) => customerId === he.id)).toHaveLength(1)
    for (const actor of [hetang.director, serviceActor('intake', groupId)]) {
      expect((await bench.ask(actor, accountOf, { subject: 'he-ping' })).codes).toEqual(['NOT_PERMITTED'])
    }
  })

  test('a subject is one person’s only, in every group', async () => {
    const { bench, hetang } = town
    const form = { name: '何安', telephone: '13400134001', unitId: hetang.unitId }
    const { customer } = await registering(town, hetang.steward, form)
    expect(await opens(hetang.director, { subject: 'he-one' })).toEqual([])
    expect(await opens(hetang.director, { subject: 'he-one', customerId: customer.id })).toEqual([
      'ALREADY_REGISTERED',
    ])
    const other = await aGroupOn(bench)
    const foreigner = await registering(town, other.hetang.steward, { unitId: other.hetang.unitId })
    expect(
      await opens(other.hetang.director, { subject: 'he-one', customerId: foreigner.customer.id }),
    ).toEqual(['ALREADY_REGISTERED'])
  })

  test('is opened by who answers for their place', async () => {
    const { bench, hetang, lanting } = town
    const other = await aGroupOn(bench)
    expect(await opens(hetang.steward, { subject: 'x' })).toEqual(['NOT_PERMITTED'])
    expect(await opens(lanting.director, { subject: 'x' })).toEqual(['NOT_PERMITTED'])
    expect(await opens(other.hetang.director, { subject: 'x' })).toEqual(['NOT_FOUND'])
    expect(await opens(hetang.director, { subject: '' })).toEqual(['INPUT_INVALID'])
  })
})
