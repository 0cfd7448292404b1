import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { customerLinked } from '@shouwen/events/customer-profile'
import { appealHandedOver, workOrderAccepted, workOrderDone, workOrderOpened } from '@shouwen/events/dispatch'
import { appealClosed, appealReopened, customerInformed } from '@shouwen/events/intake'
import { revisitCompleted } from '@shouwen/events/revisit-audit'
import { aCustomer, aStaffMember } from '@shouwen/testing/actors'
import type { Actor } from '@shouwen/access/actor'
import type { Answer } from '@shouwen/testing/service-bench'
import { v7 as uuidv7 } from 'uuid'
import { anEstate, type Estate } from './estate'

interface View {
  id: string
  status: string
  version: number
  caller: { name: string } | null
  customer: { id: string } | null
  progressReports: { id: string }[]
  instructions: { content: string }[]
  feedbacks: { answer: string }[]
}

const view = `query View($id: ID!) {
  appeal(id: $id) {
    id status version caller { name } customer { id }
    progressReports { id } instructions { content } feedbacks { answer }
  }
}`

let estate: Estate

beforeAll(async () => {
  estate = await anEstate()
})

afterAll(() => estate.bench.close())

async function look(id: string, actor: Actor = estate.steward): Promise<View> {
  const { data } = await estate.bench.ask<{ appeal: View }>(actor, view, { id })
  return data.appeal
}

async function change(
  actor: Actor,
  id: string,
  mutation: string,
  type: string,
  input: object = {},
): Promise<string[]> {
  const { version } = await look(id)
  const { codes } = await estate.bench.ask(
    actor,
    `mutation Change($input: ${type}!) { ${mutation}(input: $input) { id version } }`,
    { input: { idempotencyKey: uuidv7(), appealId: id, expectedVersion: version, ...input } },
  )
  return codes
}

async function aRegisteredAppeal(): Promise<string> {
  const { data } = await estate.bench.ask<{ registerAppeal: { id: string } }>(
    estate.steward,
    'mutation Register($input: RegisterAppealInput!) { registerAppeal(input: $input) { id } }',
    {
      input: {
        idempotencyKey: uuidv7(),
        projectId: estate.projectId,
        caller: { name: '王秀英', telephone: '13800138000' },
        kind: 'COMPLAINT',
        channel: 'TELEPHONE',
        category: 'noise',
        content: '楼道三天没有打扫了',
      },
    },
  )
  return data.registerAppeal.id
}

/** What dispatch does with an appeal, up to a point. */
async function dispatched(id: string, upTo: 'handedOver' | 'accepted' | 'done'): Promise<void> {
  const { bench, groupId } = estate
  const [departmentId, workOrderId, staffId] = [uuidv7(), uuidv7(), uuidv7()]
  const at = bench.clock.now().toISOString()
  const about = { appealId: id }
  await bench.tell(
    appealHandedOver,
    groupId,
    { appealId: id, handoverId: uuidv7(), departmentId, duty: 'environment', staffId, at },
    about,
  )
  await bench.tell(workOrderOpened, groupId, { appealId: id, workOrderId, departmentId }, about)
  if (upTo === 'handedOver') return
  await bench.tell(workOrderAccepted, groupId, { appealId: id, workOrderId, staffId, at }, about)
  if (upTo === 'done')
    await bench.tell(
      workOrderDone,
      groupId,
      { appealId: id, workOrderId, staffId, at, version: 3, awaitsAcceptance: false },
      about,
    )
}

async function aResolvedAppeal(): Promise<string> {
  const id = await aRegisteredAppeal()
  await dispatched(id, 'done')
  await change(estate.steward, id, 'reportProgress', 'ReportProgressInput', { content: '已打扫' })
  const [report] = (await look(id)).progressReports
  const progressId = report?.id
  await change(estate.director, id, 'reviewProgress', 'ReviewProgressInput', { progressId })
  const told = { progressId, channel: 'TELEPHONE', content: '已打扫干净', answer: 'UNDERSTOOD' }
  await change(estate.steward, id, 'informCustomer', 'InformCustomerInput', told)
  expect(
    await change(estate.steward, id, 'resolveAppeal', 'ResolveAppealInput', { outcome: '当日整改' }),
  ).toEqual([])
  return id
}

async function revisited(id: string, content: boolean): Promise<void> {
  const at = estate.bench.clock.now().toISOString()
  const revisit = { appealId: id, revisitId: uuidv7(), method: 'byTelephone' as const, at, content }
  const satisfaction = content ? ('satisfied' as const) : ('dissatisfied' as const)
  await estate.bench.tell(revisitCompleted, estate.groupId, { ...revisit, satisfaction }, { appealId: id })
}

test('goes from hand to hand as dispatch tells it', async () => {
  const id = await aRegisteredAppeal()
  await dispatched(id, 'handedOver')
  expect((await look(id)).status).toBe('HANDED_OVER')
  await dispatched(id, 'accepted')
  expect((await look(id)).status).toBe('IN_PROGRESS')
})

test('a change at a version that somebody else has passed is refused and writes nothing', async () => {
  const id = await aRegisteredAppeal()
  const { version } = await look(id)
  const instruct = (content: string) =>
    estate.bench.ask(
      estate.director,
      'mutation Instruct($input: InstructAppealInput!) { instructAppeal(input: $input) { version } }',
      { input: { idempotencyKey: uuidv7(), appealId: id, expectedVersion: version, content } },
    )
  const answers = await Promise.all([instruct('立即处理'), instruct('明日处理')])
  expect(answers.map(({ codes }) => codes.join()).sort()).toEqual(['', 'VERSION_CONFLICT'])
  expect((await look(id)).instructions).toHaveLength(1)
  const refused = answers.flatMap(({ errors }) => errors ?? [])
  expect(refused.map(({ extensions }) => extensions?.['facts'])).toEqual([
    {
      expected: version,
      actual: version + 1,
      changedBy: estate.director.personId,
      changedAt: estate.bench.clock.now().toISOString(),
      changes: ['intake.appeal.instructed.v1'],
    },
  ])
})

test('a conflict names every change since, and nobody without permission is told of them', async () => {
  const id = await aRegisteredAppeal()
  const { version } = await look(id)
  await dispatched(id, 'accepted')
  const report = (actor: Actor) =>
    estate.bench.ask(
      actor,
      'mutation Report($input: ReportProgressInput!) { reportProgress(input: $input) { version } }',
      { input: { idempotencyKey: uuidv7(), appealId: id, expectedVersion: version, content: '已到场' } },
    )
  const { errors } = await report(estate.steward)
  expect(errors?.[0]?.message).toContain('in the hands of a department, work begun, last by intake at')
  expect(errors?.[0]?.extensions?.['facts']).toMatchObject({
    actual: version + 2,
    changes: ['intake.appeal.handover-noted.v1', 'intake.appeal.work-begun.v1'],
  })
  const passerBy = aStaffMember(estate.groupId, 'buildingSteward', 'lvyuan/north/songhe')
  expect((await report(passerBy)).codes).toEqual(['NOT_PERMITTED'])
})

test('what cannot be done yet is refused, each with its code', async () => {
  const id = await aRegisteredAppeal()
  const { steward, director } = estate
  expect(await change(steward, id, 'instructAppeal', 'InstructAppealInput', { content: '我来批示' })).toEqual(
    ['NOT_PERMITTED'],
  )
  expect(await change(steward, id, 'archiveAppeal', 'ChangeAppealInput')).toEqual(['TRANSITION_NOT_ALLOWED'])
  await dispatched(id, 'accepted')
  expect(await change(steward, id, 'resolveAppeal', 'ResolveAppealInput', { outcome: '好了' })).toEqual([
    'WORK_NOT_DONE',
  ])
  await change(steward, id, 'reportProgress', 'ReportProgressInput', { content: '正在打扫' })
  const [report] = (await look(id)).progressReports
  const told = { progressId: report?.id, channel: 'TELEPHONE', content: '正在打扫', answer: 'UNDERSTOOD' }
  expect(await change(steward, id, 'informCustomer', 'InformCustomerInput', told)).toEqual([
    'PROGRESS_NOT_REVIEWED',
  ])
  await change(director, id, 'reviewProgress', 'ReviewProgressInput', { progressId: report?.id })
  const colleague = aStaffMember(estate.groupId, 'buildingSteward', 'lvyuan/north/hetang')
  expect(await change(colleague, id, 'informCustomer', 'InformCustomerInput', told)).toEqual([
    'NOT_FIRST_CONTACT',
  ])
  const past = { ...told, promisedAt: '2020-01-01T00:00:00Z' }
  expect(await change(steward, id, 'informCustomer', 'InformCustomerInput', past)).toEqual(['INPUT_INVALID'])
})

test('somebody who was not reached has not been told', async () => {
  const id = await aRegisteredAppeal()
  await dispatched(id, 'done')
  await change(estate.steward, id, 'reportProgress', 'ReportProgressInput', { content: '已打扫' })
  const [report] = (await look(id)).progressReports
  await change(estate.director, id, 'reviewProgress', 'ReviewProgressInput', { progressId: report?.id })
  const missed = { progressId: report?.id, channel: 'TELEPHONE', content: '无人接听', answer: 'NOT_REACHED' }
  expect(await change(estate.steward, id, 'informCustomer', 'InformCustomerInput', missed)).toEqual([])
  expect(
    await change(estate.steward, id, 'resolveAppeal', 'ResolveAppealInput', { outcome: '好了' }),
  ).toEqual(['CUSTOMER_NOT_INFORMED'])
  const facts = await estate.bench.announced(customerInformed)
  expect(facts.find(({ appealId }) => appealId === id)).toMatchObject({ answer: 'notReached' })
})

test('a content customer closes it, and then it can be archived', async () => {
  const id = await aResolvedAppeal()
  expect(await change(estate.steward, id, 'closeAppeal', 'ChangeAppealInput')).toEqual([
    'APPEAL_NOT_REVISITED',
  ])
  await revisited(id, true)
  expect((await look(id)).status).toBe('CLOSED')
  expect(await change(estate.steward, id, 'archiveAppeal', 'ChangeAppealInput')).toEqual([])
  const closed = await estate.bench.announced(appealClosed)
  expect(closed.filter(({ appealId }) => appealId === id)).toHaveLength(1)
})

test('a discontent one opens it again, and it has to be told and settled anew', async () => {
  const id = await aResolvedAppeal()
  await revisited(id, false)
  expect((await look(id)).status).toBe('IN_PROGRESS')
  expect(
    await change(estate.steward, id, 'resolveAppeal', 'ResolveAppealInput', { outcome: '好了' }),
  ).toEqual(['CUSTOMER_NOT_INFORMED'])
  const reopened = await estate.bench.announced(appealReopened)
  expect(reopened.filter(({ appealId }) => appealId === id)).toHaveLength(1)
})

test('the caller who became a customer leaves no name and telephone behind', async () => {
  const id = await aRegisteredAppeal()
  expect((await look(id)).caller).toEqual({ name: '王秀英' })
  const { customerId, groupId, bench } = estate
  await bench.tell(customerLinked, groupId, { appealId: id, customerId, made: true }, { appealId: id })
  expect(await look(id)).toMatchObject({ caller: null, customer: { id: customerId } })
})

test('customers see their own appeals, machines a masked caller, rivals nothing', async () => {
  const id = await aRegisteredAppeal()
  const { groupId, customerId, bench } = estate
  expect(await look(id, aCustomer(groupId, customerId))).toBeNull()
  const machine = { ...aStaffMember(groupId, 'biReader', 'lvyuan'), kind: 'machine' as const }
  expect((await look(id, machine)).caller).toEqual({ name: '王**' })
  expect(await look(id, aStaffMember(uuidv7(), 'officeDirector', 'lvyuan/north/hetang'))).toBeNull()
  expect(await look(id, aStaffMember(groupId, 'officeDirector', 'lvyuan/north/songhe'))).toBeNull()
  await bench.tell(customerLinked, groupId, { appealId: id, customerId, made: false }, { appealId: id })
  expect(await look(id, aCustomer(groupId, customerId))).toMatchObject({ id })
})

test('a list costs the same number of reads, whatever it shows', async () => {
  await Promise.all(Array.from({ length: 5 }, () => aRegisteredAppeal()))
  const reads = async (first: number): Promise<number> => {
    const { store } = estate.bench.running
    let count = 0
    const read = store.read.bind(store)
    store.read = (groupId, work) => {
      count += 1
      return read(groupId, work)
    }
    await estate.bench.ask(
      estate.steward,
      `query List($first: Int!) { appeals(first: $first) { edges { node {
        instructions { content } progressReports { id } feedbacks { answer } } } } }`,
      { first },
    )
    store.read = read
    return count
  }
  expect(await reads(5)).toBe(await reads(1))
})

test('pages of a list follow each other without gap or repetition', async () => {
  const page = `query Page($first: Int!, $after: String) {
    appeals(first: $first, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }`
  interface Page {
    appeals: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
  }
  const whole = await estate.bench.ask<Page>(estate.steward, page, { first: 100 })
  const ids: string[] = []
  for (let after: string | null = null, more = true; more;) {
    const { data }: Answer<Page> = await estate.bench.ask<Page>(estate.steward, page, { first: 3, after })
    ids.push(...data.appeals.edges.map(({ node }) => node.id))
    after = data.appeals.pageInfo.endCursor
    more = data.appeals.pageInfo.hasNextPage
  }
  expect(ids).toEqual(whole.data.appeals.edges.map(({ node }) => node.id))
  expect((await estate.bench.ask(estate.steward, page, { first: 1_000 })).codes).toEqual(['INPUT_INVALID'])
  expect((await estate.bench.ask(estate.steward, page, { first: 3, after: '???' })).codes).toEqual([
    'CURSOR_INVALID',
  ])
})
