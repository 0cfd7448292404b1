import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Actor } from '@shouwen/access/actor'
import {
  appealHandedOver,
  staffAppointed,
  workOrderAccepted,
  workOrderDone,
  workOrderOpened,
} from '@shouwen/events/dispatch'
import { revisitCompleted } from '@shouwen/events/revisit-audit'
import { aStaffMember } from '@shouwen/testing/actors'
import { v7 as uuidv7 } from 'uuid'
import { anEstate, type Estate } from './estate'

let estate: Estate
let actors: readonly Actor[]
let colleague: Actor

const path = 'lvyuan/north/hetang'

beforeAll(async () => {
  estate = await anEstate()
  const { groupId, steward, director } = estate
  colleague = aStaffMember(groupId, 'buildingSteward', path)
  for (const { personId: staffId } of [steward, colleague]) {
    await estate.bench.tell(staffAppointed, groupId, { staffId })
  }
  actors = [
    steward,
    director,
    colleague,
    aStaffMember(groupId, 'departmentWorker', path),
    aStaffMember(groupId, 'divisionDirector', 'lvyuan/north'),
    aStaffMember(groupId, 'gmOffice', 'lvyuan'),
  ]
})

afterAll(() => estate.bench.close())

interface Seen {
  version: number
  firstContact: { id: string }
  progressReports: { id: string; reviewedBy: { id: string } | null }[]
  allowedActions: {
    action: string
    allowed: boolean
    refusal: string | null
    reasonZh: string | null
    clause: string
  }[]
}

const look = `query Look($id: ID!) {
  appeal(id: $id) {
    version firstContact { id } progressReports { id reviewedBy { id } }
    allowedActions { action allowed refusal reasonZh reasonEn clause }
  }
}`

async function seenBy(actor: Actor, id: string): Promise<Seen> {
  const { data, errors } = await estate.bench.ask<{ appeal: Seen }>(actor, look, { id })
  expect(errors).toBeUndefined()
  return data.appeal
}

/** Each action's mutation, and an input that fits wherever there is one. */
const mutations: Readonly<Record<string, { name: string; type: string; input(seen: Seen): object }>> = {
  INSTRUCT: { name: 'instructAppeal', type: 'InstructAppealInput', input: () => ({ content: '尽快' }) },
  REPORT_PROGRESS: {
    name: 'reportProgress',
    type: 'ReportProgressInput',
    input: () => ({ content: '在办' }),
  },
  REVIEW_PROGRESS: {
    name: 'reviewProgress',
    type: 'ReviewProgressInput',
    input: (seen) => ({ progressId: aReport(seen, false) }),
  },
  INFORM_CUSTOMER: {
    name: 'informCustomer',
    type: 'InformCustomerInput',
    input: (seen) => ({
      progressId: aReport(seen, true),
      channel: 'TELEPHONE',
      content: '已处理',
      answer: 'UNDERSTOOD',
    }),
  },
  JUDGE_SCOPE: {
    name: 'judgeScope',
    type: 'JudgeScopeInput',
    input: () => ({ scope: 'WITHIN_SCOPE', reason: '核对过' }),
  },
  JUDGE_SEVERITY: {
    name: 'judgeSeverity',
    type: 'JudgeSeverityInput',
    input: () => ({ severity: 'ORDINARY', reason: '核对过' }),
  },
  ESCALATE: { name: 'escalateAppeal', type: 'EscalateAppealInput', input: () => ({ reason: '超出权限' }) },
  DECIDE_ESCALATION: {
    name: 'decideEscalation',
    type: 'DecideEscalationInput',
    input: () => ({ decision: '同意' }),
  },
  DRAFT_REPLY: { name: 'draftReply', type: 'DraftReplyInput', input: () => ({}) },
  APPROVE_REPLY: { name: 'approveReply', type: 'ChangeAppealInput', input: () => ({}) },
  RETURN_REPLY: { name: 'returnReply', type: 'ReturnReplyInput', input: () => ({ reason: '措辞不当' }) },
  DELIVER_REPLY: {
    name: 'deliverReply',
    type: 'DeliverReplyInput',
    input: () => ({ channel: 'LETTER', receipt: '本人签收' }),
  },
  OFFER_CONTACT: {
    name: 'offerContact',
    type: 'OfferContactInput',
    /** To whoever of the two has not got it. */
    input: ({ firstContact: { id } }) => ({
      to: id === colleague.personId ? estate.steward.personId : colleague.personId,
      reason: '换班',
    }),
  },
  ANSWER_CONTACT_OFFER: {
    name: 'answerContactOffer',
    type: 'AnswerContactOfferInput',
    input: () => ({ answer: 'ACCEPTED' }),
  },
  RESOLVE: { name: 'resolveAppeal', type: 'ResolveAppealInput', input: () => ({ outcome: '办结' }) },
  CLOSE: { name: 'closeAppeal', type: 'ChangeAppealInput', input: () => ({}) },
  ARCHIVE: { name: 'archiveAppeal', type: 'ChangeAppealInput', input: () => ({}) },
  MARK_CONFIDENTIAL: {
    name: 'markConfidential',
    type: 'MarkConfidentialInput',
    input: () => ({ confidential: false, reason: 'NO_LONGER_NEEDED' }),
  },
}

function aReport({ progressReports }: Seen, reviewed: boolean): string {
  const fitting = progressReports.find(({ reviewedBy }) => (reviewedBy !== null) === reviewed)
  return (fitting ?? progressReports[0])?.id ?? uuidv7()
}

async function does(actor: Actor, id: string, action: string, seen: Seen): Promise<string | null> {
  const mutation = mutations[action]
  if (mutation === undefined) throw new Error(`${action} has no mutation`)
  const { codes } = await estate.bench.ask(
    actor,
    `mutation Do($input: ${mutation.type}!) { ${mutation.name}(input: $input) { id } }`,
    {
      input: {
        idempotencyKey: uuidv7(),
        appealId: id,
        expectedVersion: seen.version,
        ...mutation.input(seen),
      },
    },
  )
  return codes[0] ?? null
}

async function register(kind: string, channel: string): Promise<string> {
  const { data } = await estate.bench.ask<{ registerAppeal: { id: string } }>(
    estate.steward,
    'mutation Register($input: RegisterAppealInput!) { registerAppeal(input: $input) { id } }',
    {
      input: {
        idempotencyKey: uuidv7(),
        projectId: estate.projectId,
        customerId: estate.customerId,
        kind,
        channel,
        category: 'other',
        content: '楼道三天没有打扫了',
      },
    },
  )
  return data.registerAppeal.id
}

/** What other services tell of an appeal, one thing at each call. */
function neighbours(appealId: string): (() => Promise<unknown>)[] {
  const { bench, groupId } = estate
  const [departmentId, workOrderId, staffId] = [uuidv7(), uuidv7(), uuidv7()]
  const about = { appealId }
  const at = bench.clock.now().toISOString()
  const order = { appealId, workOrderId, staffId, at }
  return [
    () =>
      bench.tell(
        appealHandedOver,
        groupId,
        { appealId, handoverId: uuidv7(), departmentId, duty: 'environment', staffId, at },
        about,
      ),
    () => bench.tell(workOrderOpened, groupId, { appealId, workOrderId, departmentId }, about),
    () => bench.tell(workOrderAccepted, groupId, order, about),
    () => bench.tell(workOrderDone, groupId, { ...order, version: 3, awaitsAcceptance: false }, about),
  ]
}

/** Repeatable chance: the same numbers at every run (mulberry32). */
function chance(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

test.each([1, 2, 3, 4, 5, 6])(
  'of random states and people, the mutations answer as the list says (seed %i)',
  async (seed) => {
    const pick = chance(seed)
    /** P5.6.3.1: one of them is answered in writing. */
    const kind = ['COMPLAINT', 'INQUIRY', 'ASSISTANCE'][seed % 3] ?? 'COMPLAINT'
    const id = await register(kind, kind === 'INQUIRY' ? 'LETTER' : 'TELEPHONE')
    const told = neighbours(id)
    const answered = new Set<string>()
    for (let step = 0; step < 40; step += 1) {
      if (pick(8) === 0) await told.shift()?.()
      const actor = actors[pick(actors.length)] ?? estate.steward
      const seen = await seenBy(actor, id)
      const possible = seen.allowedActions.filter(({ allowed }) => allowed)
      /** Half of the steps go on with what is allowed, so that the later states come about. */
      const among = pick(2) === 0 && possible.length > 0 ? possible : seen.allowedActions
      const verdict = among[pick(among.length)]
      if (verdict === undefined) throw new Error('no action is listed')
      const { action, allowed, refusal, reasonZh, clause } = verdict
      const code = await does(actor, id, action, seen)
      expect({ step, action, code }).toEqual({ step, action, code: refusal })
      expect([allowed, reasonZh === null]).toEqual([refusal === null, refusal === null])
      expect(clause).toMatch(/^[PMC]\d/)
      answered.add(refusal ?? action)
    }
    expect(answered.size).toBeGreaterThan(4)
  },
)

test('a whole life says at each station what the first contact may do next', async () => {
  const { bench, groupId, steward, director } = estate
  const id = await register('COMPLAINT', 'TELEPHONE')
  const may = async (actor: Actor): Promise<string[]> =>
    (await seenBy(actor, id)).allowedActions.filter(({ allowed }) => allowed).map(({ action }) => action)
  const go = async (actor: Actor, action: string): Promise<void> =>
    expect(await does(actor, id, action, await seenBy(actor, id))).toBeNull()
  const why = async (action: string) =>
    (await seenBy(steward, id)).allowedActions.find((each) => each.action === action)
  for (const tell of neighbours(id)) await tell()
  expect(await may(steward)).toEqual(expect.not.arrayContaining(['RESOLVE', 'CLOSE', 'ARCHIVE']))
  expect(await why('RESOLVE')).toMatchObject({ refusal: 'CUSTOMER_NOT_INFORMED', clause: 'P5.3' })
  await go(steward, 'REPORT_PROGRESS')
  expect(await why('INFORM_CUSTOMER')).toMatchObject({ refusal: 'PROGRESS_NOT_REVIEWED', clause: 'P5.3' })
  expect(await may(director)).toContain('REVIEW_PROGRESS')
  await go(director, 'REVIEW_PROGRESS')
  await go(steward, 'INFORM_CUSTOMER')
  await go(steward, 'RESOLVE')
  expect(await why('CLOSE')).toMatchObject({ refusal: 'APPEAL_NOT_REVISITED' })
  const revisit = {
    appealId: id,
    revisitId: uuidv7(),
    content: true,
    satisfaction: 'satisfied',
    method: 'byTelephone',
    at: bench.clock.now().toISOString(),
  } as const
  await bench.tell(revisitCompleted, groupId, revisit, { appealId: id })
  expect(await may(steward)).toContain('ARCHIVE')
})
