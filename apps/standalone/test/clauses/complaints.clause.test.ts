import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { until } from '@shouwen/scenarios/schema-client'
import { Scene, complaintForm, estate, formOf, mall } from './scene'

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open()
})

afterAll(() => scene?.close())

const sixValues = ['礼貌', '乐观', '热情', '友善', '耐心', '平等']

interface Marked {
  readonly revisits: readonly {
    readonly conductMarks: readonly {
      readonly value: string
      readonly zh: string
      readonly mark: number | null
    }[]
  }[]
}

test('P5.6.2.1 the six values stand where a complaint is registered, and its customer marks them at the revisit, as many as they will', async () => {
  const shown = 'query Values($projectId: ID!) { conductValues(projectId: $projectId) { code zh clause } }'
  type Values = { conductValues: { code: string; zh: string; clause: string }[] }
  const projectId = await scene.project(estate)
  const { conductValues } = await scene.query<Values>('steward', shown, { projectId })
  expect(conductValues.map(({ zh }) => zh)).toEqual(sixValues)
  expect(new Set(conductValues.map(({ clause }) => clause))).toEqual(new Set(['P5.6.2.1']))
  const codes = conductValues.map(({ code }) => code)

  const id = await scene.register('steward', complaintForm)
  await scene.settle(id)
  const { id: revisitId, version: expectedVersion } = await scene.dueRevisit(id)
  const said = { revisitId, expectedVersion, method: 'BY_TELEPHONE', satisfaction: 'SATISFIED' }
  const refusalOf = async (conductMarks: object[]) =>
    (await scene.tries('steward', 'completeRevisit', { ...said, conductMarks })).codes
  expect(await refusalOf([{ value: 'quick', mark: 5 }])).toEqual(['CONDUCT_VALUE_UNKNOWN'])
  expect(await refusalOf([{ value: 'polite', mark: 6 }])).toEqual(['INPUT_INVALID'])
  const fields = 'revisits { conductMarks { value zh mark } }'
  const before = await scene.appeal<Marked>(id, fields)
  expect(before.revisits[0]?.conductMarks.map(({ zh, mark }) => [zh, mark])).toEqual(
    sixValues.map((zh) => [zh, null]),
  )

  const given = codes.map((value, at) => ({ value, mark: value === 'patient' ? null : (at % 5) + 1 }))
  await scene.does('steward', 'completeRevisit', { ...said, conductMarks: given })
  const { revisits } = await scene.appeal<Marked>(id, fields)
  expect(revisits[0]?.conductMarks.map(({ value, mark }) => ({ value, mark }))).toEqual(given)

  type Trail = { trail: { what: string; clauses: string[] }[] }
  const marked = ({ what }: { what: string }): boolean => what === 'revisit-audit.conduct.marked.v1'
  const { trail } = await scene.appeal<Trail>(id, 'trail { what clauses }', (seen) => seen.trail.some(marked))
  expect(trail.filter(marked).map(({ clauses }) => clauses)).toEqual([['P5.6.2.1']])

  /** The conduct of who repairs is marked nowhere in the procedure. */
  const repair = await scene.register('steward', formOf('REPAIR'))
  await scene.settle(repair, 'REPAIR')
  const due = await scene.dueRevisit(repair)
  const { codes: refused } = await scene.tries('steward', 'completeRevisit', {
    ...said,
    revisitId: due.id,
    expectedVersion: due.version,
    conductMarks: [{ value: 'polite', mark: 5 }],
  })
  expect(refused).toEqual(['CONDUCT_VALUE_UNKNOWN'])
})

interface Reported {
  readonly reports: readonly {
    readonly id: string
    readonly form: string
    readonly toRole: string | null
    readonly toStaff: { readonly name: string } | null
    readonly clause: string
    readonly content: string
    readonly reportedBy: { readonly name: string } | null
    readonly acknowledgedBy: { readonly name: string } | null
  }[]
}

const reportFields =
  'reports { id form toRole toStaff { name } clause content reportedBy { name } acknowledgedBy { name } }'

async function waitingFor(persona: string): Promise<string[]> {
  type Listed = { reportsToMe: { edges: { node: { appeal: { id: string } } }[] } }
  const { reportsToMe } = await scene.query<Listed>(
    persona,
    '{ reportsToMe(first: 100) { edges { node { appeal { id } } } } }',
  )
  return reportsToMe.edges.map(({ node }) => node.appeal.id)
}

test('P5.6.2.2 a complaint is reported to the director in writing the moment it is registered, and what is told orally is written down', async () => {
  const id = await scene.register('steward', { ...complaintForm, cause: '卫生' })
  const [written] = (await scene.appeal<Reported>(id, reportFields)).reports
  expect(written).toMatchObject({
    form: 'WRITTEN',
    toRole: 'OFFICE_DIRECTOR',
    toStaff: null,
    clause: 'P5.6.2.2',
    reportedBy: null,
    acknowledgedBy: null,
  })
  expect(written?.content).toMatch(/^投诉书面报告 HETANG-20260302-\d{4}\n受理时间:2026-03-02 09:00\n/)
  expect(written?.content).toContain('内容:楼道三天没有打扫。')
  expect(written?.content).not.toContain(complaintForm.caller.name)
  /** Nothing else is reported by itself. */
  const repair = await scene.register('steward', formOf('REPAIR'))
  expect(await scene.appeal(repair, 'reports { id }')).toEqual({ reports: [] })

  expect(await waitingFor('director')).toContain(id)
  for (const other of ['steward', 'manager', 'rival-director'])
    expect(await waitingFor(other)).not.toContain(id)
  const receipt = { reportId: written?.id }
  expect((await scene.tries('steward', 'acknowledgeReport', receipt)).codes).toEqual(['NOT_PERMITTED'])
  await scene.does('director', 'acknowledgeReport', receipt)
  expect((await scene.tries('director', 'acknowledgeReport', receipt)).codes).toEqual([
    'REPORT_ALREADY_ACKNOWLEDGED',
  ])
  expect(await waitingFor('director')).not.toContain(id)

  const { me: manager } = await scene.query<{ me: { id: string } }>('manager', '{ me { id } }')
  const told = { appealId: id, to: manager.id, words: '电话告知:业主情绪激动,请今天派人。' }
  expect((await scene.tries('cleaner', 'logOralReport', told)).codes).toEqual(['NOT_PERMITTED'])
  expect((await scene.tries('steward', 'logOralReport', { ...told, words: ' ' })).codes).toEqual([
    'INPUT_INVALID',
  ])
  expect((await scene.tries('steward', 'logOralReport', { ...told, appealId: repair })).codes).toEqual([
    'REPORT_NOT_IN_PROCEDURE',
  ])
  await scene.does('steward', 'logOralReport', told)
  expect(await waitingFor('manager')).toContain(id)
  const { reports } = await scene.appeal<Reported>(id, reportFields)
  expect(reports).toMatchObject([
    { form: 'WRITTEN', acknowledgedBy: { name: '周建平' } },
    {
      form: 'ORAL',
      toRole: null,
      toStaff: { name: expect.any(String) },
      content: told.words,
      reportedBy: { name: '林晓梅' },
      acknowledgedBy: null,
    },
  ])
  await until(async () => {
    type Trail = { trail: { what: string; clauses: string[] }[] }
    const { trail } = await scene.appeal<Trail>(id, 'trail { what clauses }')
    const reported = trail.filter(({ what }) => what.startsWith('intake.report.'))
    expect(reported.map(({ clauses }) => clauses)).toEqual([['P5.6.2.2'], ['P5.6.2.2'], ['P5.6.2.2']])
  })
})

test('a mall names no values of conduct and no report: nothing is made up for it', async () => {
  const shown = 'query Values($projectId: ID!) { conductValues(projectId: $projectId) { code } }'
  const none = await scene.query('mall-operator', shown, { projectId: await scene.project(mall) })
  expect(none).toEqual({ conductValues: [] })
  const id = await scene.register('mall-operator', { ...complaintForm, category: 'power' }, mall)
  expect(await scene.appeal(id, 'reports { id }')).toEqual({ reports: [] })
})
