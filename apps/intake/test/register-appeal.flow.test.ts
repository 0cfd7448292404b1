import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { appealRegistered, packPublished } from '@shouwen/events/intake'
import { v7 as uuidv7 } from 'uuid'
import { aProjectOn, anEstate, type Estate } from './estate'

const register = /* GraphQL */ `
  mutation Register($input: RegisterAppealInput!) {
    registerAppeal(input: $input) {
      id
      number
      status
      version
      kind
      category
      caller {
        name
        telephone
      }
      customer {
        id
      }
      firstContact {
        id
      }
    }
  }
`

interface Registered {
  registerAppeal: {
    id: string
    number: string
    status: string
    version: number
    customer: { id: string } | null
    caller: { name: string; telephone: string } | null
    firstContact: { id: string }
  }
}

let estate: Estate

beforeAll(async () => {
  estate = await anEstate()
})

afterAll(() => estate.bench.close())

function aForm(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    idempotencyKey: uuidv7(),
    projectId: estate.projectId,
    unitId: estate.unitId,
    customerId: estate.customerId,
    kind: 'COMPLAINT',
    channel: 'TELEPHONE',
    category: 'cleaning',
    cause: '楼道卫生',
    content: '三单元楼道三天没有打扫了',
    ...changes,
  }
}

describe('registering', () => {
  test('a group starts with both shipped procedures', async () => {
    const packs = await estate.bench.announced(packPublished)
    expect(packs.map(({ packId }) => packId).sort()).toEqual(['mall', 'residential'])
  })

  test('the receiver becomes the first contact, and the fact carries no personal data', async () => {
    const { bench, steward } = estate
    const { data, codes } = await bench.ask<Registered>(steward, register, {
      input: aForm({ customerId: null, caller: { name: '王秀英', telephone: '138 0013 8000' } }),
    })
    expect(codes).toEqual([])
    const { registerAppeal: appeal } = data
    expect(appeal).toMatchObject({
      status: 'REGISTERED',
      version: 1,
      customer: null,
      caller: { name: '王秀英', telephone: '+8613800138000' },
      firstContact: { id: steward.personId },
    })
    expect(appeal.number).toMatch(/^HT-20260302-\d{4}$/)
    const facts = await bench.announced(appealRegistered)
    const fact = facts.find(({ appealId }) => appealId === appeal.id)
    expect(fact).toMatchObject({ callerUnknown: true, packId: 'residential', packVersion: 3 })
    expect(JSON.stringify(await bench.trail())).not.toMatch(/王秀英|13800138000|没有打扫/)
  })

  test('the same key fifty times at once has one effect; with another input it is refused', async () => {
    const { bench, steward } = estate
    const input = aForm()
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => bench.ask<Registered>(steward, register, { input })),
    )
    expect(new Set(answers.map(({ data }) => data.registerAppeal.id)).size).toBe(1)
    const [first] = answers
    const facts = await bench.announced(appealRegistered)
    expect(facts.filter(({ appealId }) => appealId === first?.data.registerAppeal.id)).toHaveLength(1)
    const other = await bench.ask(steward, register, { input: { ...input, content: '另一件事' } })
    expect(other.codes).toEqual(['IDEMPOTENCY_KEY_REUSED'])
  })
})

describe('a bad form is refused, each fault with its own code, and nothing is written', () => {
  const faults: [string, Record<string, unknown>, string][] = [
    ['blank content', { content: '  ' }, 'CONTENT_MISSING'],
    ['a description of 1 MB', { content: '水'.repeat(1_000_000) }, 'TEXT_TOO_LONG'],
    ['a kind that GraphQL does not know', { kind: 'GRUMBLE' }, 'INPUT_INVALID'],
    ['a kind that the procedure does not handle', { kind: 'COMMENDATION' }, 'KIND_NOT_IN_PROCEDURE'],
    ['an unknown category', { category: 'time-travel' }, 'CATEGORY_UNKNOWN'],
    ['a repair without its grade', { kind: 'REPAIR', category: 'lift' }, 'GRADE_REQUIRED'],
    ['a grade on a complaint', { grade: 'MINOR' }, 'GRADE_ONLY_FOR_REPAIR'],
    ['an impact outside a mall', { impact: 'STOPS_BUSINESS' }, 'IMPACT_ONLY_FOR_MALL_COMPLAINT'],
    ['neither customer nor caller', { customerId: null }, 'CUSTOMER_OR_CALLER'],
    [
      'a telephone that is none',
      { customerId: null, caller: { name: '李', telephone: '12' } },
      'TELEPHONE_INVALID',
    ],
    ['a unit of nowhere', { unitId: uuidv7() }, 'UNIT_NOT_IN_PROJECT'],
    ['a project that nobody told of', { projectId: uuidv7() }, 'NOT_YET_KNOWN'],
    ['an id that is none', { projectId: 'hetang' }, 'INPUT_INVALID'],
    ['a time to come', { receivedAt: '2030-01-01T00:00:00Z' }, 'TIME_IN_FUTURE'],
    ['a character that no text has', { content: 'a\u0000b' }, 'INPUT_INVALID'],
  ]
  test.each(faults)('%s', async (_what, changes, code) => {
    const { bench, steward } = estate
    const before = (await bench.trail()).length
    const { codes } = await bench.ask(steward, register, { input: aForm(changes) })
    expect(codes).toEqual([code])
    expect((await bench.trail()).length).toBe(before)
  })

  test('a customer of another group', async () => {
    const other = await aProjectOn(estate.bench, 'residential')
    const { codes } = await estate.bench.ask(estate.steward, register, {
      input: aForm({ customerId: other.customerId }),
    })
    expect(codes).toEqual(['CUSTOMER_NOT_IN_GROUP'])
  })

  test('a steward of another group finds no such project', async () => {
    const other = await aProjectOn(estate.bench, 'residential')
    const { codes } = await estate.bench.ask(other.steward, register, { input: aForm() })
    expect(codes).toEqual(['NOT_YET_KNOWN'])
  })
})
