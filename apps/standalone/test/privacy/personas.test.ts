import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { PersonaCode } from '@shouwen/gateway/identity/personas'
import { customerId } from '@shouwen/scenarios/lives/minor-repair'
import { unitId } from '@shouwen/scenarios/seed/seed'
import { until } from '@shouwen/scenarios/schema-client'
import { Scene, complaintForm, estate } from '../clauses/scene'

let scene: Scene
let chen: string
let appealId: string

/** The resident of the seed, who signs in as `resident`. */
const telephone = '+8613800138502'

beforeAll(async () => {
  scene = await Scene.open()
  chen = await customerId(scene.world.client, 'steward', telephone)
  const unit = await unitId(scene.world.client, 'steward', estate, '3-1-502')
  const { caller: _nobody, ...form } = complaintForm
  const asked = { ...form, customerId: chen, unitId: unit, cause: '邻里隐私' }
  /** Intake may not have heard of the customer yet. */
  appealId = await until(() => scene.register('steward', asked))
  type Handed = { department: { id: string } | null }
  await scene.appeal<Handed>(appealId, 'department { id }', ({ department }) => department !== null)
})

afterAll(() => scene?.close())

const fields = 'content cause redacted unit { code } customer { name telephone units { code } }'

interface Seen {
  content: string
  cause: string | null
  redacted: boolean
  unit: { code: string } | null
  customer: { name: string; telephone: string; units: object[] } | null
}

async function looks(persona: PersonaCode): Promise<Seen | null> {
  const query = `query Look($id: ID!) { appeal(id: $id) { ${fields} } }`
  const { appeal } = await scene.query<{ appeal: Seen | null }>(persona, query, { id: appealId })
  return appeal
}

const home = [{ code: '3-1-502' }]

describe('a customer as each persona sees them', () => {
  test.each<[PersonaCode, string, string, boolean]>([
    ['steward', '陈建国', telephone, true],
    ['director', '陈建国', telephone, true],
    ['security', '陈建国', telephone, true],
    ['resident', '陈建国', telephone, true],
    ['worker', '陈建国', '138****8502', true],
    ['cleaner', '陈建国', '138****8502', true],
    ['manager', '陈建国', '138****8502', true],
    ['management', '陈**', '138****8502', false],
    ['gm-office', '陈**', '138****8502', false],
    ['bi', '陈**', '138****8502', false],
  ])('%s: %s, %s', async (persona, name, shown, address) => {
    expect(await looks(persona)).toMatchObject({
      unit: address ? home[0] : null,
      customer: { name, telephone: shown, units: address ? home : [] },
    })
  })

  test.each<PersonaCode>(['mall-operator', 'mall-worker', 'mall-manager', 'rival-director'])(
    '%s, of another place, sees neither',
    async (persona) => {
      expect(await looks(persona)).toBeNull()
    },
  )
})

describe('a reveal', () => {
  const answer = 'name telephone expiresAt'

  test.each<PersonaCode>(['worker', 'manager', 'management', 'gm-office'])(
    'shows %s the telephone, and the director who asked and why',
    async (persona) => {
      const input = { customerId: chen, reason: 'AUDIT', note: persona }
      const shown = await scene.does<object>(persona, 'revealCustomer', input, answer)
      expect(shown).toMatchObject({ name: '陈建国', telephone })
      const { me } = await scene.query<{ me: { id: string } }>(persona, '{ me { id } }')
      const log = `query Log($id: ID!) {
        customer(id: $id) { reveals(first: 1) { edges { node { revealedBy { id } reason note } } } }
      }`
      const { customer } = await scene.query<{ customer: object }>('director', log, { id: chen })
      const entry = { revealedBy: { id: me.id }, reason: 'AUDIT', note: persona }
      expect(customer).toEqual({ reveals: { edges: [{ node: entry }] } })
    },
  )

  test.each<[PersonaCode, string]>([
    ['steward', 'NOT_PERMITTED'],
    ['director', 'NOT_PERMITTED'],
    ['security', 'NOT_PERMITTED'],
    ['mall-worker', 'NOT_PERMITTED'],
    ['bi', 'NOT_PERMITTED'],
    ['partner', 'NOT_PERMITTED'],
    ['resident', 'NOT_PERMITTED'],
    ['platform', 'NOT_PERMITTED'],
    ['rival-director', 'NOT_PERMITTED'],
  ])('is refused to %s: %s', async (persona, code) => {
    const { codes } = await scene.tries(persona, 'revealCustomer', { customerId: chen, reason: 'AUDIT' })
    expect(codes).toEqual([code])
  })

  test("is refused, in the catalogue's words, when there were too many", async () => {
    const input = { customerId: chen, reason: 'CALL_BACK' }
    const many = await Promise.all(
      Array.from({ length: 31 }, () => scene.tries('cleaner', 'revealCustomer', input)),
    )
    const refused = many.flatMap(({ errors }) => errors)
    expect(refused.map(({ message, extensions }) => [message, extensions?.facts])).toEqual([
      [
        'At most 30 reveals of personal data within an hour; try again in 3600 s.',
        { limit: 30, retryAfter: 3_600 },
      ],
    ])
  })
})

describe('a confidential appeal', () => {
  beforeAll(async () => {
    const mark = { confidential: true, reason: 'CUSTOMERS_SECRET' }
    await scene.changes('director', 'markConfidential', appealId, mark)
  })

  test.each<PersonaCode>(['steward', 'director', 'management', 'cleaner'])(
    'is read by %s',
    async (persona) => {
      expect(await looks(persona)).toMatchObject({
        content: complaintForm.content,
        cause: '邻里隐私',
        redacted: false,
      })
    },
  )

  test('is read by its customer, as far as they said it', async () => {
    expect(await looks('resident')).toMatchObject({ content: complaintForm.content, redacted: true })
  })

  test.each<PersonaCode>(['worker', 'manager', 'security', 'gm-office', 'bi'])(
    'is withheld from %s',
    async (persona) => {
      expect(await looks(persona)).toEqual({
        content: '已设为保密',
        cause: null,
        redacted: true,
        unit: null,
        customer: null,
      })
    },
  )

  test('has its marks in the trail, by whom and under which clause', async () => {
    type Row = { what: string; actor: { id: string } | null; clauses: string[] }
    const { me } = await scene.query<{ me: { id: string } }>('director', '{ me { id } }')
    await until(async () => {
      const { trail } = await scene.appeal<{ trail: Row[] }>(appealId, 'trail { what actor { id } clauses }')
      expect(trail).toContainEqual({
        what: 'intake.appeal.confidentiality-marked.v1',
        actor: { id: me.id },
        clauses: ['P5.6.3.3'],
      })
    })
  })

  test.each<PersonaCode>(['steward', 'manager', 'gm-office', 'bi', 'resident', 'rival-director'])(
    'is not marked by %s',
    async (persona) => {
      const { version } = await scene.appeal<{ version: number }>(appealId, 'version')
      const mark = { appealId, expectedVersion: version, confidential: false, reason: 'NO_LONGER_NEEDED' }
      const { codes } = await scene.tries(persona, 'markConfidential', mark)
      expect(codes.length).toBe(1)
      expect(['NOT_PERMITTED', 'NOT_FOUND']).toContain(codes[0])
    },
  )
})
