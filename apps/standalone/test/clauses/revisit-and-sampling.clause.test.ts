import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Scene, estate, formOf } from './scene'

/** 1 April 2026, 00:00 in Shanghai: March is over. */
const MARCH_IS_OVER = '2026-03-31T16:00:00.000Z'
const ONE_MOMENT_BEFORE = '2026-03-31T15:59:59.999Z'

/** Lives that March has seen by the time of the draws. */
const march = [
  ...Array.from({ length: 11 }, () => 'COMPLAINT'),
  'ASSISTANCE',
  'SUGGESTION',
  'COORDINATION',
  'REPAIR',
  'INQUIRY',
]

interface Draw {
  readonly clause: string
  readonly share: number
  readonly population: number
  readonly size: number
  readonly seed: string
  readonly populationIds: string[]
}

interface Audit {
  readonly id: string
  readonly version: number
  readonly clause: string
  readonly revisitId: string | null
  readonly appeal: { readonly id: string }
}

interface Sample {
  readonly id: string
  readonly rules: Draw[]
  readonly audits: Audit[]
}

const sampleFields = `id rules { clause share population size seed populationIds }
  audits { id version clause revisitId appeal { id } }`

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open()
  await Promise.all(march.map((kind) => scene.life(kind)))
}, 120_000)

afterAll(() => scene?.close())

/** Settled, revisited and closed again, the customer content at last. */
async function makeGood(appealId: string, kind: string): Promise<void> {
  await scene.settle(appealId, kind)
  await scene.revisit('steward', appealId, 'FAIR')
  await scene.appeal<{ status: string }>(appealId, 'status', ({ status }) => status === 'CLOSED')
}

describe.each([
  ['P5.5.1', 'COMPLAINT', 'complaint'],
  ['P5.5.2', 'ASSISTANCE', 'help request'],
])('the office revisits', (clause, kind, name) => {
  test(`${clause} every ${name} is revisited: it stays open until then, and an unhappy customer opens it again`, async () => {
    const id = await scene.register('steward', formOf(kind))
    await scene.settle(id, kind)
    const revisit = await scene.dueRevisit(id)
    expect(revisit.clause).toBe(clause)
    expect(await scene.revisitClock(id)).toEqual({ clause, days: 3 })
    expect(await scene.refusalOf('steward', 'closeAppeal', id)).toEqual({
      code: 'APPEAL_NOT_REVISITED',
      clause,
    })
    await scene.revisit('steward', id, 'DISSATISFIED')
    await scene.appeal<{ status: string }>(id, 'status', ({ status }) => status === 'IN_PROGRESS')
    expect((await scene.refusalOf('steward', 'archiveAppeal', id)).code).toBe('TRANSITION_NOT_ALLOWED')
    await makeGood(id, kind)
    type Seen = { revisits: { content: boolean | null }[] }
    const { revisits } = await scene.appeal<Seen>(id, 'revisits { content }')
    expect(revisits.map(({ content }) => content)).toEqual([false, true])
  })
})

describe('auditors draw samples of the month', () => {
  const draw = async (persona: string, auditor: string): Promise<Sample> =>
    scene.does<Sample>(persona, 'drawAuditSample', await drawInput(auditor), sampleFields)

  const drawInput = async (auditor: string) => ({
    auditor,
    projectId: await scene.project(estate),
    period: '2026-03',
  })

  /** Ids of the appeals of a kind that are closed, once the auditors know of their closing. */
  async function closed(kind: string, clause: string): Promise<string[]> {
    type Listed = { appeals: { edges: { node: { id: string } }[] } }
    const { appeals } = await scene.query<Listed>(
      'management',
      'query Closed($kind: AppealKind) { appeals(kind: $kind, status: CLOSED, first: 100) { edges { node { id } } } }',
      { kind },
    )
    const ids = appeals.edges.map(({ node }) => node.id).sort()
    type Seen = { samplingPopulations: { clause: string; period: string }[] }
    for (const id of ids) {
      await scene.appeal<Seen>(id, 'samplingPopulations { clause period }', ({ samplingPopulations }) =>
        samplingPopulations.some((each) => each.clause === clause && each.period === '2026-03'),
      )
    }
    return ids
  }

  /** What anybody who has a draw's population and seed draws by hand. */
  const redrawn = ({ populationIds, seed, size }: Draw): string[] =>
    populationIds
      .map((id) => ({ id, lot: createHash('sha256').update(`${seed}:${id}`).digest('hex') }))
      .sort((a, b) => (a.lot < b.lot ? -1 : 1))
      .slice(0, size)
      .map(({ id }) => id)

  test.each([
    { clause: 'P5.5.1', kind: 'COMPLAINT', share: 0.1, what: 'ten per cent of the complaints' },
    { clause: 'P5.5.2', kind: 'ASSISTANCE', share: 0.01, what: 'one per cent of the help requests' },
  ])(
    '$clause the management department checks $what of a month, drawn once, by a seed that anybody can draw by again',
    async ({ clause, kind, share }) => {
      const population = await closed(kind, clause)
      scene.moveTo(ONE_MOMENT_BEFORE)
      const input = await drawInput('MANAGEMENT_DEPARTMENT')
      expect((await scene.tries('management', 'drawAuditSample', input)).codes).toEqual(['PERIOD_NOT_OVER'])
      scene.moveTo(MARCH_IS_OVER)
      expect((await scene.tries('steward', 'drawAuditSample', input)).codes).toEqual(['NOT_PERMITTED'])
      expect((await scene.tries('gm-office', 'drawAuditSample', input)).codes).toEqual(['NOT_PERMITTED'])
      const sample = await draw('management', 'MANAGEMENT_DEPARTMENT')
      expect(sample.rules.map((rule) => rule.clause)).toEqual(['P5.5.1', 'P5.5.2'])
      const [rule] = sample.rules.filter((each) => each.clause === clause)
      expect(rule).toMatchObject({
        share,
        population: population.length,
        size: Math.ceil(population.length * share),
        populationIds: population,
      })
      const audits = sample.audits.filter((audit) => audit.clause === clause)
      expect(audits.map(({ appeal }) => appeal.id)).toEqual(rule && redrawn(rule))
      expect(await draw('management', 'MANAGEMENT_DEPARTMENT')).toEqual(sample)
    },
  )

  test("P5.5.3 the general manager's office checks three per cent of the revisits of every kind, and asks the customer's opinion", async () => {
    scene.moveTo(ONE_MOMENT_BEFORE)
    const input = await drawInput('GM_OFFICE')
    expect((await scene.tries('gm-office', 'drawAuditSample', input)).codes).toEqual(['PERIOD_NOT_OVER'])
    scene.moveTo(MARCH_IS_OVER)
    expect((await scene.tries('management', 'drawAuditSample', input)).codes).toEqual(['NOT_PERMITTED'])
    const sample = await draw('gm-office', 'GM_OFFICE')
    const revisits = await madeRevisits()
    expect(new Set(revisits.map(({ kind }) => kind)).size).toBe(6)
    const [rule] = sample.rules
    expect(sample.rules).toEqual([
      expect.objectContaining({
        clause: 'P5.5.3',
        share: 0.03,
        population: revisits.length,
        size: Math.ceil(revisits.length * 0.03),
        populationIds: revisits.map(({ id }) => id).sort(),
      }),
    ])
    expect(sample.audits.map(({ revisitId }) => revisitId)).toEqual(rule && redrawn(rule))
    expect(await draw('gm-office', 'GM_OFFICE')).toEqual(sample)

    const [audit] = sample.audits
    const check = {
      auditId: audit?.id,
      expectedVersion: audit?.version,
      finding: 'CONFIRMED',
      opinion: '希望周末也有人打扫。',
    }
    expect((await scene.tries('management', 'recordAudit', check)).codes).toEqual(['NOT_PERMITTED'])
    await scene.does('gm-office', 'recordAudit', check)
    type Seen = { audits: { auditor: string; finding: string | null; opinion: string | null }[] }
    const { audits } = await scene.appeal<Seen>(
      audit?.appeal.id ?? '',
      'audits { auditor finding opinion }',
      () => true,
      'director',
    )
    expect(audits).toContainEqual({
      auditor: 'GM_OFFICE',
      finding: 'CONFIRMED',
      opinion: '希望周末也有人打扫。',
    })
  })

  /** Every revisit that the office has made, with its appeal's kind. */
  async function madeRevisits(): Promise<{ id: string; kind: string }[]> {
    type Listed = {
      appeals: { edges: { node: { kind: string; revisits: { id: string; status: string }[] } }[] }
    }
    const { appeals } = await scene.query<Listed>(
      'management',
      '{ appeals(first: 100) { edges { node { kind revisits { id status } } } } }',
    )
    return appeals.edges.flatMap(({ node }) =>
      node.revisits.filter(({ status }) => status === 'COMPLETED').map(({ id }) => ({ id, kind: node.kind })),
    )
  }
})
