import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { Scene, complaintForm, estate, mall } from './scene'
import { aPlaybook } from './a-playbook'

/** 9 o'clock on Monday in Shanghai. */
const MORNING = '2026-03-02T01:00:00.000Z'

interface Pack {
  readonly id: string
  readonly version: number
  readonly basedOn: { readonly id: string; readonly version: number } | null
  readonly clocks: readonly { readonly code: string; readonly window: object }[]
  readonly playbooks: readonly {
    readonly code: string
    readonly steps: readonly { readonly code: string; readonly after: readonly string[] }[]
  }[]
}

interface Check {
  readonly problems: readonly string[]
  readonly changes: readonly { readonly path: string; readonly before: unknown; readonly after: unknown }[]
}

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open(MORNING)
})

beforeEach(() => scene.world.clock.set(MORNING))

afterAll(() => scene?.close())

async function followed(path: string, persona = 'management'): Promise<Pack> {
  const { procedurePack } = await scene.query<{ procedurePack: Pack }>(
    persona,
    'query Followed($projectId: ID!) { procedurePack(projectId: $projectId) }',
    { projectId: await scene.project(path) },
  )
  return procedurePack
}

/** @param scope where it is to hold; for the whole group where null is told, and where nothing is. */
async function check(pack: object, scope: string | null | undefined): Promise<Check> {
  const { checkProcedure } = await scene.query<{ checkProcedure: Check }>(
    'management',
    'query Check($pack: JSON!, $scope: String) { checkProcedure(pack: $pack, scope: $scope) { problems changes { path before after } } }',
    { pack, scope },
  )
  return checkProcedure
}

/** A house's own version: small repairs within 6 hours, and nobody asks whether the remedy was accepted. */
function derived(base: Pack, id: string, changes: Partial<Pack> = {}): Pack {
  return {
    ...base,
    id,
    version: 1,
    basedOn: { id: base.id, version: base.version },
    clocks: base.clocks.map((clock) =>
      clock.code === 'minor-repair' ? { ...clock, window: { hours: 6 } } : clock,
    ),
    playbooks: base.playbooks.map((playbook) =>
      playbook.code === 'service-complaint'
        ? { ...playbook, steps: playbook.steps.filter(({ code }) => code !== 'remedy') }
        : playbook,
    ),
    ...changes,
  }
}

const publish = (persona: string, input: Record<string, unknown>) =>
  scene.tries(persona, 'publishProcedure', input)

async function refusedWith(persona: string, input: Record<string, unknown>) {
  const { errors } = await publish(persona, input)
  const { code, facts } = errors[0]?.extensions ?? {}
  return { code, problems: facts?.['problems'] }
}

const repair = { ...complaintForm, kind: 'REPAIR', category: 'power', grade: 'MINOR', content: '客厅没电。' }

test('C0.1 a group publishes its own version for one project: what is open keeps its steps and time limits, what comes follows the new, other projects the old', async () => {
  const base = await followed(estate)
  const own = derived(base, 'hetang-residential')
  const [complaintBefore, repairBefore] = [
    await scene.register('steward', complaintForm),
    await scene.register('steward', repair),
  ]
  expect(await check(own, estate)).toEqual({
    problems: [],
    changes: [
      { path: 'clocks.minor-repair.window.hours', before: 8, after: 6 },
      expect.objectContaining({ path: 'playbooks.service-complaint.steps.remedy', after: null }),
    ],
  })
  await scene.does('management', 'publishProcedure', { scope: estate, pack: own }, 'packId version')

  expect((await followed(estate)).id).toBe('hetang-residential')
  expect((await followed('lvyuan/north/songhe')).id).toBe('residential')
  const [complaintAfter, repairAfter] = [
    await scene.register('steward', complaintForm),
    await scene.register('steward', repair),
  ]
  const steps = async (id: string) => Object.keys(await aPlaybook(scene, id, 'service-complaint').standings())
  expect(await steps(complaintBefore)).toEqual(['contact', 'apologise', 'rectify', 'remedy'])
  expect(await steps(complaintAfter)).toEqual(['contact', 'apologise', 'rectify'])
  /** 8 and 6 hours after 9 o'clock. */
  expect(await dueOf(repairBefore)).toEqual('2026-03-02T09:00:00.000Z')
  expect(await dueOf(repairAfter)).toEqual('2026-03-02T07:00:00.000Z')

  const { publishedProcedures } = await scene.query<{
    publishedProcedures: {
      packId: string
      inForce: boolean
      scope: string | null
      publishedBy: unknown
      changes: unknown[]
    }[]
  }>(
    'steward',
    `query Published($projectId: ID!) {
       publishedProcedures(projectId: $projectId) { packId inForce scope publishedBy { name } changes { path } }
     }`,
    { projectId: await scene.project(estate) },
  )
  expect(publishedProcedures.toSorted((one, other) => (one.packId < other.packId ? -1 : 1))).toEqual([
    {
      packId: 'hetang-residential',
      inForce: true,
      scope: estate,
      publishedBy: { name: '郑淑芬' },
      changes: [
        { path: 'clocks.minor-repair.window.hours' },
        { path: 'playbooks.service-complaint.steps.remedy' },
      ],
    },
    { packId: 'residential', inForce: false, scope: null, publishedBy: null, changes: [] },
  ])
})

async function dueOf(id: string): Promise<string | undefined> {
  const { clocks } = await scene.appeal<{ clocks: { code: string; dueAt: string }[] }>(
    id,
    'clocks { code dueAt }',
    (seen) => seen.clocks.some(({ code }) => code === 'minor-repair'),
  )
  return clocks.find(({ code }) => code === 'minor-repair')?.dueAt
}

test("C0.1 a version that contradicts itself or the group's others is refused with every fault and its path, and nothing is published", async () => {
  const base = await followed('lvyuan/north/songhe')
  const [first, ...others] = base.playbooks
  const cycle = {
    ...first,
    steps: first?.steps.map((step) => (step.code === 'contact' ? { ...step, after: ['rectify'] } : step)),
  }
  const clocks = base.clocks.map((clock) => ({ ...clock, window: { hours: -1 } }))
  const at = { scope: 'lvyuan/north/songhe' }
  const own = derived(base, 'songhe-residential')
  const faulty: [object, string][] = [
    [
      { ...own, playbooks: [cycle, ...others] },
      'playbooks.0.steps.0.after.0: "rectify" is no step before this one',
    ],
    [{ ...own, clocks }, 'clocks.0.window.hours: '],
    [{ ...own, instructionBy: { role: 'emperor', clause: 'P5.1.3' } }, 'instructionBy.role: '],
    [{ ...own, id: 'residential' }, 'id: "residential" is a shipped procedure'],
    [{ ...own, version: 2 }, 'version: must be 1'],
    [{ ...own, basedOn: { id: 'nobodys', version: 1 } }, 'basedOn: "nobodys" 1 was never published here'],
    [{ ...own, basedOn: null }, 'basedOn: missing'],
    [{ ...own, basedOn: { id: 'mall', version: (await followed(mall)).version } }, 'projectKind: differs'],
  ]
  for (const [pack, problem] of faulty) {
    const refused = await refusedWith('management', { ...at, pack })
    expect(refused).toEqual({
      code: 'PACK_INVALID',
      problems: expect.arrayContaining([expect.stringContaining(problem)]),
    })
    expect((await check(pack, at.scope)).problems).toEqual(refused.problems)
  }
  for (const wholeGroup of [null, undefined]) {
    expect((await check(own, wholeGroup)).problems).toEqual([])
    expect((await check({}, wholeGroup)).problems).toContainEqual(expect.stringContaining('id: '))
  }
  const past = await refusedWith('management', { ...at, pack: own, effectiveFrom: '2026-03-01T00:00:00Z' })
  expect(past.code).toBe('INPUT_INVALID')
  expect((await refusedWith('management', { scope: mall, pack: own })).problems).toEqual([
    `projectKind: no project at "${mall}" is "residential"`,
  ])
  expect((await refusedWith('management', { scope: 'lvyuan/nowhere', pack: own })).code).toBe('NOT_FOUND')
  expect((await refusedWith('director', { ...at, pack: own })).code).toBe('NOT_PERMITTED')
  expect((await followed('lvyuan/north/songhe')).id).toBe('residential')
})

test("C0.1 a project's own version goes before its company's, and a later one holds from its day on", async () => {
  const base = await followed('lvyuan/north/songhe')
  const company = derived(base, 'north-residential')
  await scene.does('management', 'publishProcedure', { scope: 'lvyuan/north', pack: company }, 'packId')
  expect((await followed('lvyuan/north/songhe')).id).toBe('north-residential')
  expect((await followed(estate)).id).toBe('hetang-residential')

  const next = { ...company, version: 2, basedOn: { id: company.id, version: 1 } }
  const from = '2026-03-03T00:00:00.000Z'
  await scene.does(
    'management',
    'publishProcedure',
    { scope: 'lvyuan/north', pack: next, effectiveFrom: from },
    'packId',
  )
  expect((await followed('lvyuan/north/songhe')).version).toBe(1)
  scene.moveTo(from)
  expect((await followed('lvyuan/north/songhe')).version).toBe(2)
})

test('P5.4.3 help is given within the time that each office states in its procedure; within two hours where it states none', async () => {
  const help = {
    ...complaintForm,
    kind: 'ASSISTANCE',
    category: 'other',
    content: '请帮忙找回失物。',
  }
  const dueOfHelp = async (): Promise<string | undefined> => {
    const id = await scene.register('steward', help)
    const { clocks } = await scene.appeal<{ clocks: { code: string; dueAt: string; clause: string }[] }>(
      id,
      'clocks { code dueAt clause }',
      (seen) => seen.clocks.some(({ code }) => code === 'assistance'),
    )
    return clocks.find(({ code, clause }) => code === 'assistance' && clause === 'P5.4.3')?.dueAt
  }
  scene.world.clock.set('2026-03-02T02:00:00.000Z')
  expect(await dueOfHelp()).toBe('2026-03-02T04:00:00.000Z')
  const base = await followed(estate)
  const clocks = base.clocks.map((clock) =>
    clock.code === 'assistance' ? { ...clock, window: { minutes: 45 } } : clock,
  )
  const own = derived(base, 'hetang-help', { clocks })
  await scene.does('management', 'publishProcedure', { scope: estate, pack: own }, 'packId')
  expect(await dueOfHelp()).toBe('2026-03-02T02:45:00.000Z')
})

/** What a flow chart shows: its stations with where they stand, and its words. */
function stationsOf(svg: string): Map<string, string> {
  return new Map(
    [...svg.matchAll(/data-station="([^"]+)" data-standing="([^"]+)"/g)].map(([, id = '', standing = '']) => [
      id,
      standing,
    ]),
  )
}

test('P6.0 the flow chart of complaints is drawn from the procedure, and shows where a complaint stands in it', async () => {
  const projectId = await scene.project(mall)
  const { procedureFlowchart: chart } = await scene.query<{ procedureFlowchart: string }>(
    'mall-operator',
    'query Chart($projectId: ID!) { procedureFlowchart(projectId: $projectId, kind: COMPLAINT) }',
    { projectId },
  )
  for (const words of [
    '是否有效?',
    '10 分钟内(M4.4)',
    '影响租户正常营业:1 小时内(M4.6.1)',
    '1 个工作日内(M3.4)',
    '超出权限',
    '100%',
  ]) {
    expect(chart).toContain(words)
  }
  expect([...stationsOf(chart).values()].every((standing) => standing === 'ahead')).toBe(true)

  const id = await scene.register('steward', complaintForm)
  const draw = async (viewer = 'steward') => {
    const query = 'query Chart($id: ID!) { appealFlowchart(appealId: $id) }'
    return (
      (await scene.query<{ appealFlowchart: string | null }>(viewer, query, { id })).appealFlowchart ?? ''
    )
  }
  await aPlaybook(scene, id, 'service-complaint').does('cleaner', 'contact', { said: '楼道很脏' })
  await scene.work('cleaner', id)
  const stands = stationsOf(await draw())
  expect(Object.fromEntries(stands)).toMatchObject({
    registered: 'passed',
    handedOver: 'passed',
    inProgress: 'at',
    'service-complaint/contact': 'passed',
    'service-complaint/apologise': 'at',
    'service-complaint/rectify': 'ahead',
    resolved: 'ahead',
  })
  expect(stands.has('oral-inquiry/answer')).toBe(false)
  /** Nobody else's. */
  expect(await draw('mall-operator')).toBe('')
})
