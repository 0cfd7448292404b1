import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { Scene, clockFields, clocksOf, complaintForm, feedback, formOf, type ClockSeen } from './scene'

/** 9 o'clock on Monday in Shanghai, and the last millisecond of that day there. */
const MORNING = '2026-03-02T01:00:00.000Z'
const END_OF_DAY = '2026-03-02T15:59:59.999Z'

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open(MORNING)
})

beforeEach(() => scene.world.clock.set(MORNING))

afterAll(() => scene?.close())

interface Clocked {
  readonly clocks: ClockSeen[]
}

/** An appeal's clocks of a clause, by their targets. */
async function clocksBy(id: string, clause: string, holds: (clock: ClockSeen) => boolean = () => true) {
  const seen = await scene.appeal<Clocked>(
    id,
    clockFields,
    (appeal) => appeal.clocks.length > 0 && clocksOf(appeal, clause).every(holds),
  )
  return Object.fromEntries(clocksOf(seen, clause).map((clock) => [clock.target, clock]))
}

test('P5.2.1 the department that answers for the matter has it within half an hour', async () => {
  type Handed = Clocked & {
    status: string
    department: { name: string } | null
    handovers: {
      rule: string
      clause: string
      department: { name: string }
      staff: { name: string } | null
    }[]
    workOrders: { department: { name: string } }[]
  }
  const fields = `status department { name } handovers { rule clause department { name } staff { name } }
    workOrders { department { name } } ${clockFields}`
  const handed = async (form: Record<string, unknown>): Promise<Handed> => {
    const id = await scene.register('steward', form)
    return scene.appeal<Handed>(id, fields, ({ department, clocks, handovers, workOrders }) => {
      const hasCome = department !== null && handovers.length > 0 && workOrders.length > 0
      const isKept = clocks.every(({ target, state }) => target !== 'HANDOVER' || state !== 'RUNNING')
      return hasCome && clocks.length > 0 && isKept
    })
  }
  const cleaning = await handed(complaintForm)
  expect(cleaning).toMatchObject({
    status: 'HANDED_OVER',
    department: { name: '环境部' },
    handovers: [
      {
        rule: 'DUTY_OF_CATEGORY',
        clause: 'P5.2.1',
        department: { name: '环境部' },
        staff: { name: '吴桂芳' },
      },
    ],
    workOrders: [{ department: { name: '环境部' } }],
  })
  expect(clocksOf(cleaning, 'P5.2.1')).toEqual([
    {
      code: 'hand-over',
      target: 'HANDOVER',
      clause: 'P5.2.1',
      startedAt: MORNING,
      dueAt: '2026-03-02T01:30:00.000Z',
      state: 'MET',
      stoppedAt: MORNING,
      breachedAt: null,
    },
  ])
  expect((await handed(formOf('REPAIR'))).department).toEqual({ name: '工程部' })
  expect((await handed(formOf('COORDINATION'))).department).toEqual({ name: '公共秩序维护部' })
  /** An inquiry is answered rather than handed over in haste: no such clock. */
  expect(clocksOf(await handed(formOf('INQUIRY')), 'P5.2.1')).toEqual([])
})

test('P5.3 progress goes to the customer after the director has reviewed it, and nothing is settled before the customer knows', async () => {
  const id = await scene.register('steward', complaintForm)
  await scene.work('cleaner', id)
  const progressId = await scene.report('cleaner', id)
  const unreviewed = { code: 'PROGRESS_NOT_REVIEWED', clause: 'P5.3' }
  expect(await scene.refusalOf('steward', 'informCustomer', id, feedback(progressId))).toEqual(unreviewed)
  for (const below of ['steward', 'cleaner', 'manager']) {
    const { code } = await scene.refusalOf(below, 'reviewProgress', id, { progressId })
    expect({ below, code }).toEqual({ below, code: 'NOT_PERMITTED' })
  }
  const untold = { code: 'CUSTOMER_NOT_INFORMED', clause: 'P5.3' }
  expect(await scene.refusalOf('steward', 'resolveAppeal', id, { outcome: '已办结。' })).toEqual(untold)
  await scene.changes('director', 'reviewProgress', id, { progressId })
  await scene.inform('steward', id, progressId, 'NOT_REACHED')
  expect(await scene.refusalOf('steward', 'resolveAppeal', id, { outcome: '已办结。' })).toEqual(untold)
  await scene.inform('steward', id, progressId)
  await scene.doSteps(id, ['cleaner'])
  await scene.changes('steward', 'resolveAppeal', id, { outcome: '已办结。' })
  const fields = `status progressReports { reportedBy { name } reviewedBy { name } }
    feedbacks { answer givenBy { name } }`
  expect(await scene.appeal(id, fields)).toEqual({
    status: 'RESOLVED',
    progressReports: [{ reportedBy: { name: '吴桂芳' }, reviewedBy: { name: '周建平' } }],
    feedbacks: [
      { answer: 'NOT_REACHED', givenBy: { name: '林晓梅' } },
      { answer: 'UNDERSTOOD', givenBy: { name: '林晓梅' } },
    ],
  })
})

test('P5.4.1 what is wrong with our service is put right and answered the same day, or counts as late from the next second', async () => {
  const [met, late, other] = await Promise.all([
    scene.register('steward', complaintForm),
    scene.register('steward', complaintForm),
    scene.register('steward', { ...complaintForm, category: 'noise', content: '楼上夜间噪声。' }),
  ])
  const running = { dueAt: END_OF_DAY, state: 'RUNNING', stoppedAt: null, breachedAt: null }
  expect(await clocksBy(late, 'P5.4.1')).toEqual({
    RECTIFICATION: expect.objectContaining({ code: 'service-rectification-same-day', ...running }),
    REPLY: expect.objectContaining({ code: 'service-reply-same-day', ...running }),
  })
  expect(await clocksBy(other, 'P5.4.1')).toEqual({})

  scene.moveTo('2026-03-02T09:00:00.000Z')
  await scene.settle(met)
  const inTime = { state: 'MET', stoppedAt: '2026-03-02T09:00:00.000Z', breachedAt: null }
  const stopped = await clocksBy(met, 'P5.4.1', ({ state }) => state !== 'RUNNING')
  expect(stopped).toEqual({
    RECTIFICATION: expect.objectContaining(inTime),
    REPLY: expect.objectContaining(inTime),
  })

  scene.moveTo(END_OF_DAY)
  await scene.report('cleaner', late)
  expect(await clocksBy(late, 'P5.4.1')).toMatchObject({ RECTIFICATION: running, REPLY: running })
  scene.moveTo('2026-03-02T16:00:00.999Z')
  const breached = await clocksBy(late, 'P5.4.1', ({ breachedAt }) => breachedAt !== null)
  expect(breached).toMatchObject({
    RECTIFICATION: { state: 'RUNNING', breachedAt: '2026-03-02T16:00:00.000Z' },
    REPLY: { state: 'RUNNING', breachedAt: '2026-03-02T16:00:00.000Z' },
  })
  type Trailed = { trail: { what: string; clauses: string[] }[] }
  const isBreach = ({ what, clauses }: Trailed['trail'][number]): boolean =>
    what.includes('clock.breached') && clauses.includes('P5.4.1')
  const trails = async (id: string, count: number) =>
    scene.appeal<Trailed>(
      id,
      'trail { what clauses }',
      ({ trail }) => trail.filter(isBreach).length === count,
    )
  await trails(late, 2)
  await trails(met, 0)
  await scene.settle(late)
  expect(await clocksBy(late, 'P5.4.1', ({ state }) => state === 'LATE')).toHaveProperty('RECTIFICATION')
})
