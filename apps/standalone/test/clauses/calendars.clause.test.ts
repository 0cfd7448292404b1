import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { until } from '@shouwen/scenarios/schema-client'
import { Scene, complaintForm, estate, mall } from './scene'

/** A day before the last day whose holidays the house knows: 11 o'clock on Wednesday in Shanghai. */
const WEDNESDAY = '2026-12-30T03:00:00.000Z'

const mallComplaint = { ...complaintForm, channel: 'IN_PERSON', category: 'power', content: '铺位照明不亮。' }

/** The notice of 2027 as it may come: four days off in a row, and a Sunday worked for them. */
const notice = {
  groupCode: 'lvyuan',
  year: 2027,
  format: 'ICS',
  text: [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test//CN',
    ...event('元旦(休)', '20270101', '20270105'),
    ...event('元旦(班)', '20270110', '20270111'),
    'END:VCALENDAR',
  ].join('\r\n'),
}

function event(summary: string, from: string, end: string): string[] {
  const days = [`DTSTART;VALUE=DATE:${from}`, `DTEND;VALUE=DATE:${end}`]
  return ['BEGIN:VEVENT', `UID:${summary}${from}`, ...days, `SUMMARY:${summary}`, 'END:VEVENT']
}

interface Counted {
  readonly id: string
  readonly clause: string
  readonly dueAt: string
  readonly provisional: boolean
  readonly explanation: { readonly calendarVersion: string }
}

interface Change {
  readonly total: number
  readonly fingerprint: string
  readonly moves: { readonly edges: readonly { readonly node: { id: string; from: string; to: string } }[] }
}

const change = '{ total fingerprint moves { edges { node { id from to } } } }'

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open(WEDNESDAY)
})

afterAll(() => scene?.close())

/** The clock of an appeal that a clause asks for. */
async function clockOf(appealId: string, clause: string): Promise<Counted> {
  type Seen = { clocks: Counted[] }
  const fields = 'clocks { id clause dueAt provisional explanation }'
  const isThere = ({ clocks }: Seen): boolean => clocks.some((clock) => clock.clause === clause)
  const { clocks } = await scene.appeal<Seen>(appealId, fields, isThere)
  const [clock] = clocks.filter((each) => each.clause === clause)
  if (clock === undefined) throw new Error(`no clock of ${clause}`)
  return clock
}

async function registeredAt(instant: string, form: object = mallComplaint, path = mall): Promise<string> {
  scene.moveTo(instant)
  const id = await scene.register(path === mall ? 'mall-operator' : 'steward', { ...form }, path)
  await scene.appeal<{ clocks: unknown[] }>(id, 'clocks { id }', ({ clocks }) => clocks.length > 0)
  return id
}

async function daysAt(path: string, from: string, to: string): Promise<string[]> {
  type Days = {
    project: { workingDays: { on: string; worked: boolean; zh: string | null; provisional: boolean }[] }
  }
  const { project } = await scene.query<Days>(
    'mall-operator',
    `query Days($id: ID!, $from: String!, $to: String!) {
      project(id: $id) { workingDays(from: $from, to: $to) { on worked zh provisional } }
    }`,
    { id: await scene.project(path), from, to },
  )
  return project.workingDays.map(
    ({ on, worked, zh, provisional }) =>
      `${on} ${worked ? 'worked' : 'rest'} ${zh ?? '-'}${provisional ? ' provisional' : ''}`,
  )
}

test('M3.4 one working day goes by the notice of its year: over the year’s end, and beyond what is published', async () => {
  const known = await registeredAt(WEDNESDAY)
  const overTheEnd = await registeredAt('2026-12-31T03:00:00.000Z')
  const onHoliday = await registeredAt('2027-01-01T03:00:00.000Z')
  expect(await clockOf(known, 'M3.4')).toMatchObject({
    dueAt: '2026-12-31T14:00:00.000Z',
    provisional: false,
  })
  /** Nobody has published the holidays of 2027: Friday, 1 January counts until somebody does. */
  expect(await clockOf(overTheEnd, 'M3.4')).toMatchObject({
    dueAt: '2027-01-01T14:00:00.000Z',
    provisional: true,
  })
  expect(await clockOf(onHoliday, 'M3.4')).toMatchObject({
    dueAt: '2027-01-04T14:00:00.000Z',
    provisional: true,
  })
  expect(await daysAt(mall, '2026-12-31', '2027-01-01')).toEqual([
    '2026-12-31 worked -',
    '2027-01-01 worked - provisional',
  ])

  const { holidaysChange } = await scene.query<{ holidaysChange: Change }>(
    'management',
    `query Try($notice: HolidayNoticeInput!) { holidaysChange(notice: $notice) ${change} }`,
    { notice },
  )
  const to = '2027-01-05T14:00:00.000Z'
  const moves = holidaysChange.moves.edges.map(({ node }) => node)
  expect(moves).toEqual([
    { id: (await clockOf(overTheEnd, 'M3.4')).id, from: '2027-01-01T14:00:00.000Z', to },
    { id: (await clockOf(onHoliday, 'M3.4')).id, from: '2027-01-04T14:00:00.000Z', to },
  ])

  const { fingerprint } = holidaysChange
  const meanwhile = await registeredAt('2027-01-01T04:00:00.000Z')
  const changed = await scene.tries('management', 'publishHolidays', {
    ...notice,
    applyToOpen: true,
    fingerprint,
  })
  expect(changed.codes).toEqual(['CLOCKS_CHANGED'])
  expect((await scene.tries('mall-manager', 'publishHolidays', notice)).codes).toEqual(['NOT_PERMITTED'])
  const wrongYear = { ...notice, year: 2028 }
  expect((await scene.tries('management', 'publishHolidays', wrongYear)).codes).toEqual(['INPUT_INVALID'])

  const again = await scene.query<{ holidaysChange: Change }>(
    'management',
    `query Try($notice: HolidayNoticeInput!) { holidaysChange(notice: $notice) ${change} }`,
    { notice },
  )
  const published = await scene.does<{ moved: number }>(
    'management',
    'publishHolidays',
    { ...notice, applyToOpen: true, fingerprint: again.holidaysChange.fingerprint },
    'moved',
  )
  expect(published.moved).toBe(3)
  for (const id of [overTheEnd, onHoliday, meanwhile]) {
    expect(await clockOf(id, 'M3.4')).toMatchObject({
      dueAt: to,
      provisional: false,
      explanation: { calendarVersion: 'cn-2027.2' },
    })
  }
  /** What was promised by days that everybody knew stays. */
  expect(await clockOf(known, 'M3.4')).toMatchObject({
    dueAt: '2026-12-31T14:00:00.000Z',
    explanation: { calendarVersion: 'cn-2026.1' },
  })
  expect(await daysAt(mall, '2027-01-04', '2027-01-04')).toEqual(['2027-01-04 rest 元旦'])
  const beforeTheMadeUpSunday = await registeredAt('2027-01-09T03:00:00.000Z')
  expect((await clockOf(beforeTheMadeUpSunday, 'M3.4')).dueAt).toBe('2027-01-10T14:00:00.000Z')
})

test('M3.4 P5.4.1 a project’s own closed days count for working days, and never for the same day', async () => {
  const inTheMall = await registeredAt('2027-01-11T03:00:00.000Z')
  const onTheEstate = await registeredAt('2027-01-11T03:00:00.000Z', complaintForm, estate)
  const closed = [{ from: '2027-01-12', to: '2027-01-13', zh: '设备检修', en: 'maintenance' }]
  const hours = [{ opens: '10:00', closes: '22:00' }]
  const [atMall, atEstate] = [await scene.project(mall), await scene.project(estate)]
  const tries = async (persona: string, projectId: string): Promise<Change> => {
    const { projectCalendarChange } = await scene.query<{ projectCalendarChange: Change }>(
      persona,
      `query Try($calendar: ProjectCalendarInput!) { projectCalendarChange(calendar: $calendar) ${change} }`,
      { calendar: { projectId, hours, closed } },
    )
    return projectCalendarChange
  }
  const { fingerprint, moves } = await tries('management', atMall)
  const clock = await clockOf(inTheMall, 'M3.4')
  expect(moves.edges.map(({ node }) => node)).toContainEqual({
    id: clock.id,
    from: '2027-01-12T14:00:00.000Z',
    to: '2027-01-14T14:00:00.000Z',
  })
  /** P5.4.1: the same day is the same day, whatever is closed. */
  expect((await tries('director', atEstate)).total).toBe(0)

  const input = { projectId: atMall, hours, closed, applyToOpen: true, fingerprint }
  expect((await scene.tries('director', 'setProjectCalendar', input)).codes).toEqual(['NOT_PERMITTED'])
  expect((await scene.tries('mall-operator', 'setProjectCalendar', input)).codes).toEqual(['NOT_PERMITTED'])
  const overlapping = { ...input, closed: [...closed, ...closed] }
  expect((await scene.tries('management', 'setProjectCalendar', overlapping)).codes).toEqual([
    'INPUT_INVALID',
  ])
  expect((await clockOf(inTheMall, 'M3.4')).dueAt).toBe('2027-01-12T14:00:00.000Z')

  await scene.does('management', 'setProjectCalendar', input, 'version moved project { id }')
  expect((await clockOf(inTheMall, 'M3.4')).dueAt).toBe('2027-01-14T14:00:00.000Z')
  expect(await daysAt(mall, '2027-01-12', '2027-01-14')).toEqual([
    '2027-01-12 rest 设备检修',
    '2027-01-13 rest 设备检修',
    '2027-01-14 worked -',
  ])
  await scene.does('director', 'setProjectCalendar', { projectId: atEstate, hours, closed }, 'version moved')
  const sameDay = await clockOf(onTheEstate, 'P5.4.1')
  expect(sameDay.dueAt).toBe('2027-01-11T15:59:59.999Z')
  const onAClosedDay = await registeredAt('2027-01-12T03:00:00.000Z', complaintForm, estate)
  expect((await clockOf(onAClosedDay, 'P5.4.1')).dueAt).toBe('2027-01-12T15:59:59.999Z')
})

test('M3.1 M3.2 a closed day moves the next follow-up of a project, and its reception says that it is closed', async () => {
  /** A closed day of a year that nobody has published yet would wait for the notice. */
  await scene.does('management', 'publishHolidays', notice, 'moved')
  const need = { ...mallComplaint, kind: 'ASSISTANCE' }
  type Followed = { followUpDue: { dueAt: string } | null }
  const followUpDue = async (): Promise<string | undefined> => {
    const id = await scene.register('mall-operator', need, mall)
    const due = await scene.appeal<Followed>(id, 'followUpDue { dueAt }', (seen) => seen.followUpDue !== null)
    return due.followUpDue?.dueAt
  }
  const onTheDay = '2027-01-19T04:00:00.000Z'
  type Received = { outsideBusinessHours: boolean | null }
  const outside = async (): Promise<boolean | null> => {
    scene.moveTo(onTheDay)
    const id = await scene.register('mall-operator', need, mall)
    const known = ({ outsideBusinessHours }: Received): boolean => outsideBusinessHours !== null
    return (await scene.appeal<Received>(id, 'outsideBusinessHours', known)).outsideBusinessHours
  }
  const projectId = await scene.project(mall)
  const gapsOn = async (day: string): Promise<object[]> => {
    const { receptionGaps } = await scene.query<{ receptionGaps: object[] }>(
      'mall-manager',
      'query Gaps($projectId: ID!, $day: String!) { receptionGaps(projectId: $projectId, day: $day) { from to } }',
      { projectId, day },
    )
    return receptionGaps
  }
  /** Nobody receives on either day: of the closed one that is no gap. */
  const away = { from: '2027-01-18T16:00:00.000Z', to: '2027-01-20T16:00:00.000Z', reason: 'SICK' }
  const { me } = await scene.query<{ me: { id: string } }>('mall-operator', '{ me { id } }')
  await scene.does('mall-director', 'recordAbsence', { staffId: me.id, ...away }, 'id')
  expect(await outside()).toBe(false)
  expect(await gapsOn('2027-01-19')).toHaveLength(1)
  scene.moveTo('2027-01-18T03:00:00.000Z')
  expect(await followUpDue()).toBe('2027-01-19T14:00:00.000Z')

  const closed = [{ from: '2027-01-19', to: '2027-01-19', zh: '设备检修', en: 'maintenance' }]
  const hours = [{ opens: '11:00', closes: '21:00' }]
  await scene.does('management', 'setProjectCalendar', { projectId, hours, closed }, 'version')
  await until(async () => expect(await followUpDue()).toBe('2027-01-20T13:00:00.000Z'))
  await until(async () => expect(await gapsOn('2027-01-19')).toEqual([]))
  expect(await gapsOn('2027-01-20')).toEqual([
    { from: '2027-01-20T03:00:00.000Z', to: '2027-01-20T13:00:00.000Z' },
  ])
  expect(await outside()).toBe(true)
})
