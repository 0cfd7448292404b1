import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Actor } from '@shouwen/access/actor'
import { milestoneApproved, milestoneDone, milestonesPlanned } from '@shouwen/events/dispatch'
import { aStaffMember } from '@shouwen/testing/actors'
import { v7 as uuidv7 } from 'uuid'
import { aFile, aWorker, Estate } from './estate'
import { change, firstOrder, mutation, type Order } from './orders'

interface Planned extends Order {
  milestones: { id: string; title: string; approvedAt: string | null }[]
}

const plan = mutation('planMilestones', 'id version milestones { id title approvedAt }')
const reach = mutation('completeMilestone')
const approve = mutation('approveMilestone')

let estate: Estate
let worker: Actor
let manager: Actor
let director: Actor

beforeAll(async () => {
  estate = await Estate.open()
  const staff = [aWorker('li', 'engineering'), aWorker('chen', 'service')]
  await estate.imported(aFile('lvyuan', {}, { staff }))
  await estate.publishPack()
  worker = estate.worker('li', 'engineering')
  const engineering = [estate.departmentId('engineering')]
  manager = aStaffMember(estate.groupId, 'departmentManager', estate.path, engineering)
  director = aStaffMember(estate.groupId, 'officeDirector', estate.path)
})

afterAll(() => estate.bench.close())

const aMilestone = (title: string, responsible = 'li') => ({
  title,
  dueOn: '2026-03-05',
  responsibleId: estate.staffId(responsible),
  decidedBy: 'OFFICE_DIRECTOR',
})

/** A major repair, planned with milestones of these titles. */
async function aPlan(...titles: string[]): Promise<Planned> {
  const order = await firstOrder(estate, await estate.registered({ grade: 'major' }))
  return planned(order, titles)
}

async function planned(order: { id: string; version: number }, titles: string[]): Promise<Planned> {
  const milestones = titles.map((title) => aMilestone(title))
  const { data, codes } = await estate.bench.ask<{ planMilestones: Planned }>(
    manager,
    plan,
    change(order, { milestones }),
  )
  expect(codes).toEqual([])
  return data.planMilestones
}

async function codesOf(actor: Actor, document: string, input: Record<string, unknown>): Promise<string[]> {
  return (await estate.bench.ask(actor, document, { input: { idempotencyKey: uuidv7(), ...input } })).codes
}

test('several people reach and approve theirs at once, and each fact is told once', async () => {
  const { id, milestones } = await aPlan('备料', '吊装', '试压')
  const results = await Promise.all(
    milestones.map(({ id: milestoneId }) => codesOf(worker, reach, { milestoneId, result: '完成' })),
  )
  expect(results.flat()).toEqual([])
  const answers = await Promise.all(
    milestones.flatMap(({ id: milestoneId }) => [
      codesOf(director, approve, { milestoneId }),
      codesOf(director, approve, { milestoneId }),
    ]),
  )
  expect(answers.flat()).toEqual(Array<string>(3).fill('MILESTONE_NOT_NOW'))
  for (const definition of [milestoneDone, milestoneApproved]) {
    const facts = await estate.bench.announced(definition)
    expect(facts.filter(({ workOrderId }) => workOrderId === id)).toHaveLength(3)
  }
})

test('a plan is made anew around what was approved, and names only people who are there', async () => {
  const first = await aPlan('备料', '吊装')
  const milestoneId = first.milestones[0]?.id
  expect(await codesOf(worker, reach, { milestoneId, result: '到货' })).toEqual([])
  expect(await codesOf(director, approve, { milestoneId })).toEqual([])
  const second = await planned(first, ['分段吊装', '试压'])
  expect(second.milestones.map(({ title, approvedAt }) => [title, approvedAt !== null])).toEqual([
    ['备料', true],
    ['分段吊装', false],
    ['试压', false],
  ])
  const told = (await estate.bench.announced(milestonesPlanned)).at(-1)
  expect(told).toMatchObject({ workOrderId: first.id, version: second.version })
  expect(told?.milestones.map((each) => each.milestoneId)).toEqual(second.milestones.map(({ id }) => id))
  const gone = { milestoneId: first.milestones[1]?.id, result: '吊装完毕' }
  expect(await codesOf(worker, reach, gone)).toEqual(['NOT_FOUND'])
  const nobody = [{ ...aMilestone('验收'), responsibleId: uuidv7() }]
  const bad = [{ ...aMilestone('验收'), responsibleId: 'li' }]
  const again = { workOrderId: first.id, expectedVersion: second.version }
  expect(await codesOf(manager, plan, { ...again, milestones: nobody })).toEqual(['NOT_FOUND'])
  expect(await codesOf(manager, plan, { ...again, milestones: bad })).toEqual(['INPUT_INVALID'])
  expect(await codesOf(manager, plan, { ...again, milestones: [] })).toEqual(['INPUT_INVALID'])
})

test('what was planned by a department that passed it on is reached by nobody any more', async () => {
  const { id, version, milestones } = await aPlan('备料')
  const passed = { workOrderId: id, expectedVersion: version, departmentId: estate.departmentId('service') }
  const reassign = mutation('reassignWorkOrder')
  expect(await codesOf(manager, reassign, { ...passed, reason: '由客服外委。' })).toEqual([])
  const reached = { milestoneId: milestones[0]?.id, result: '到货' }
  expect(await codesOf(worker, reach, reached)).toEqual(['TRANSITION_NOT_ALLOWED'])
})
