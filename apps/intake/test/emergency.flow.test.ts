import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { dutyNumbersSet, workOrderAccepted, workOrderOpened } from '@shouwen/events/dispatch'
import { relativesRegistered } from '@shouwen/events/elderly-care'
import { emergencyRaised, stepSettled } from '@shouwen/events/intake'
import { aStaffMember } from '@shouwen/testing/actors'
import { v7 as uuidv7 } from 'uuid'
import { anEstate, type Estate } from './estate'

let estate: Estate

beforeAll(async () => {
  estate = await anEstate()
})

afterAll(() => estate.bench.close())

const fields = `id emergency {
  state acceptedBy { id } acceptedAt address telephone callGuardRoom { post telephone since } dutyNumbers { post telephone }
}`

interface Raised {
  readonly id: string
  readonly emergency: {
    readonly state: string
    readonly acceptedBy: { id: string } | null
    readonly acceptedAt: string | null
    readonly address: string | null
    readonly telephone: string | null
    readonly callGuardRoom: { post: string; telephone: string | null; since: string } | null
    readonly dutyNumbers: { post: string; telephone: string }[]
  } | null
}

const call = {
  category: 'medical-emergency',
  address: '三号楼 402',
  telephone: '13812345678',
  condition: '胸闷',
}

async function raise(input: object = {}): Promise<Raised> {
  const document = `mutation Raise($input: RaiseEmergencyInput!) { raiseEmergency(input: $input) { ${fields} } }`
  const given = { idempotencyKey: uuidv7(), projectId: estate.projectId, ...call, ...input }
  const { data, codes } = await estate.bench.ask<{ raiseEmergency: Raised }>(estate.steward, document, {
    input: given,
  })
  expect(codes).toEqual([])
  return data.raiseEmergency
}

async function look(id: string, actor = estate.steward): Promise<Raised> {
  const query = `query Look($id: ID!) { appeal(id: $id) { ${fields} } }`
  return (await estate.bench.ask<{ appeal: Raised }>(actor, query, { id })).data.appeal
}

function tellNumbers(version: number, telephone: string): Promise<unknown> {
  const numbers = [{ post: 'guardRoom' as const, telephone, from: '00:00', to: '24:00' }]
  return estate.bench.tell(dutyNumbersSet, estate.groupId, { projectId: estate.projectId, numbers, version })
}

test('an emergency of a project that has set no numbers says to call, and that no number is known', async () => {
  const { id, emergency } = await raise()
  expect(emergency).toMatchObject({ state: 'TASKING', callGuardRoom: null, dutyNumbers: [] })
  estate.bench.clock.pass(10_000)
  expect((await look(id)).emergency?.callGuardRoom).toMatchObject({ post: 'GUARD_ROOM', telephone: null })
})

test('the numbers are those that were told last: an older fact never overwrites a newer one', async () => {
  await tellNumbers(2, '8119')
  await tellNumbers(1, '8110')
  expect((await raise()).emergency?.dutyNumbers).toEqual([{ post: 'GUARD_ROOM', telephone: '8119' }])
  await tellNumbers(3, '8120')
  expect((await raise()).emergency?.dutyNumbers).toEqual([{ post: 'GUARD_ROOM', telephone: '8120' }])
})

test('who was the first to accept an order stays so, in whatever order facts arrive', async () => {
  const { id: appealId } = await raise()
  const [first, second] = [uuidv7(), uuidv7()]
  const raisedAt = estate.bench.clock.now().getTime()
  const at = (seconds: number): string => new Date(raisedAt + seconds * 1_000).toISOString()
  const tell = (workOrderId: string, staffId: string, seconds: number) =>
    estate.bench.tell(
      workOrderAccepted,
      estate.groupId,
      { appealId, workOrderId, staffId, at: at(seconds) },
      { appealId },
    )
  const orders = [uuidv7(), uuidv7()]
  await tell(orders[1] ?? '', second, 9)
  await tell(orders[0] ?? '', first, 4)
  const opened = { appealId, workOrderId: orders[0] ?? '', departmentId: uuidv7() }
  await estate.bench.tell(workOrderOpened, estate.groupId, opened, { appealId })
  expect((await look(appealId)).emergency).toMatchObject({
    state: 'ACCEPTED',
    acceptedBy: { id: first },
    acceptedAt: at(4),
    callGuardRoom: null,
  })
})

test('a call to relatives names one whom a fact told of, a customer, or words', async () => {
  const relative = uuidv7()
  const told = { elderId: uuidv7(), unitId: estate.unitId, relativeIds: [relative] }
  await estate.bench.tell(relativesRegistered, estate.groupId, told)
  const document = 'mutation Do($input: CompleteStepInput!) { completeStep(input: $input) { id } }'
  for (const [whom, code] of [
    [uuidv7(), 'CONTACT_UNKNOWN'],
    [relative, undefined],
    [relative.toUpperCase(), undefined],
    [estate.customerId, undefined],
    ['女儿 王芳', undefined],
  ] as const) {
    const { id: appealId } = await raise()
    const step = { appealId, playbook: 'medical-emergency', step: 'relatives' }
    const input = { idempotencyKey: uuidv7(), ...step, evidence: [{ field: 'relative', value: whom }] }
    expect([whom, (await estate.bench.ask(estate.steward, document, { input })).codes[0]]).toEqual([
      whom,
      code,
    ])
  }
})

test('place and telephone are for who must go or call, and facts carry neither', async () => {
  const { id } = await raise({ callerName: '王秀英' })
  const supervisor = aStaffMember(estate.groupId, 'managementDepartment', 'lvyuan')
  expect((await look(id, supervisor)).emergency).toMatchObject({ address: null, telephone: '138****5678' })
  expect((await look(id)).emergency).toMatchObject({ address: call.address, telephone: '+8613812345678' })
  const trail = JSON.stringify(await estate.bench.trail())
  for (const secret of ['12345678', call.address, call.condition]) expect(trail).not.toContain(secret)
  expect((await estate.bench.announced(emergencyRaised)).at(-1)).toMatchObject({
    playbook: 'medical-emergency',
  })
  expect((await estate.bench.announced(stepSettled)).at(-1)).toMatchObject({ step: 'note', how: 'done' })
})
