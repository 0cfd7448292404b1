import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { pagesOfPdf } from '@shouwen/testing/read-documents'
import { Scene, clockFields, clocksOf, complaintForm, mall, type ClockSeen } from './scene'

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open()
})

afterAll(() => scene?.close())

interface Reply {
  readonly status: string
  readonly number: string | null
  readonly title: string
  readonly content: string
  readonly clause: string
  readonly decisions: readonly {
    readonly role: string
    readonly decision: string
    readonly reason: string | null
    readonly decidedBy: { readonly name: string }
  }[]
  readonly receipt: string | null
  readonly document: { readonly fileName: string; readonly content: string }
}

const fields = `replies {
  status number title content clause receipt
  decisions { role decision reason decidedBy { name } } document { fileName content }
}`

async function replyOf(id: string, viewer: string): Promise<Reply> {
  const { replies } = await scene.appeal<{ replies: Reply[] }>(id, fields, undefined, viewer)
  const [reply] = replies.slice(-1)
  if (reply === undefined) throw new Error(`${viewer} sees no reply`)
  return reply
}

async function letterOf({ document }: Reply): Promise<string> {
  return (await pagesOfPdf(document)).join('').replaceAll(/\s/g, '')
}

const inquiry = { ...complaintForm, kind: 'INQUIRY', category: 'parking', content: '请问月租车位如何收费?' }

/** What is done before an inquiry is settled, but for the reply. */
async function handle(id: string, worker: string, reviewer: string | null, receiver: string): Promise<void> {
  await scene.work(worker, id)
  const progressId = await scene.report(worker, id)
  if (reviewer !== null) await scene.changes(reviewer, 'reviewProgress', id, { progressId })
  await scene.inform(receiver, id, progressId)
  await scene.doSteps(id, [receiver])
}

test('P5.6.3.1 a written inquiry is answered in writing by the director within two days, and not settled before', async () => {
  const asked = await scene.register('steward', { ...inquiry, channel: 'LETTER' })
  const [clock] = clocksOf(
    await scene.appeal<{ clocks: ClockSeen[] }>(asked, clockFields, (seen) => seen.clocks.length > 1),
    'P5.6.3.1',
  )
  expect(clock).toMatchObject({
    target: 'WRITTEN_REPLY',
    state: 'RUNNING',
    dueAt: '2026-03-04T01:00:00.000Z',
  })
  await handle(asked, 'security', 'director', 'steward')
  const outcome = { outcome: '已回复。' }
  expect(await scene.refusalOf('steward', 'resolveAppeal', asked, outcome)).toEqual({
    code: 'REPLY_NOT_DELIVERED',
    clause: 'P5.6.3.1',
  })

  await scene.changes('steward', 'draftReply', asked)
  const draft = await replyOf(asked, 'steward')
  expect(draft).toMatchObject({
    status: 'DRAFTED',
    number: null,
    title: '关于来函咨询事项的回复',
    clause: 'P5.6.3.1',
  })
  expect(draft.content).toContain('您咨询的事项：请问月租车位如何收费?')
  expect(await letterOf(draft)).toContain('待审批')
  /** A blank that nobody has filled in is not signed. */
  expect((await scene.refusalOf('director', 'approveReply', asked)).code).toBe('REPLY_UNFINISHED')
  const body = `${draft.content.replace('{{outcome}}', '月租车位每月三百元，凭行驶证在客服部办理。')}`
  await scene.changes('steward', 'draftReply', asked, { body })
  for (const other of ['steward', 'manager', 'management']) {
    expect((await scene.refusalOf(other, 'approveReply', asked)).code).toBe('NOT_PERMITTED')
  }
  const delivery = { channel: 'LETTER', receipt: '本人签收' }
  expect(await scene.refusalOf('steward', 'deliverReply', asked, delivery)).toEqual({
    code: 'REPLY_NOT_APPROVED',
    clause: 'P5.6.3.1',
  })
  await scene.changes('director', 'approveReply', asked)
  expect((await scene.refusalOf('steward', 'draftReply', asked, { body })).code).toBe('REPLY_IN_APPROVAL')
  expect((await scene.refusalOf('steward', 'deliverReply', asked, { ...delivery, receipt: ' ' })).code).toBe(
    'INPUT_INVALID',
  )
  await scene.changes('steward', 'deliverReply', asked, delivery)

  const reply = await replyOf(asked, 'steward')
  expect(reply).toMatchObject({ status: 'DELIVERED', number: 'HETANG函〔2026〕1号', receipt: '本人签收' })
  const letter = await letterOf(reply)
  for (const said of [
    '荷塘小区管理处',
    'HETANG函〔2026〕1号',
    '王秀英：',
    '2026年3月2日的来函',
    '月租车位每月三百元',
    '2026年3月2日',
  ]) {
    expect(letter).toContain(said)
  }
  expect(letter).not.toContain('{{')
  const met = await scene.appeal<{ clocks: ClockSeen[] }>(asked, clockFields, (seen) =>
    clocksOf(seen, 'P5.6.3.1').every(({ state }) => state !== 'RUNNING'),
  )
  expect(clocksOf(met, 'P5.6.3.1')).toMatchObject([{ state: 'MET' }])
  await scene.changes('steward', 'resolveAppeal', asked, outcome)
  type Trail = { trail: { what: string; clauses: string[] }[] }
  const { trail } = await scene.appeal<Trail>(asked, 'trail { what clauses }', (seen) =>
    seen.trail.some(({ what }) => what.includes('reply.delivered')),
  )
  for (const { what, clauses } of trail) if (what.includes('reply')) expect(clauses).toEqual(['P5.6.3.1'])
})

test('P5.6.3.1 two days without a reply in writing are a breach, whatever was told by telephone; an oral inquiry asks for none', async () => {
  const late = await scene.register('steward', { ...inquiry, channel: 'EMAIL' })
  const oral = await scene.register('steward', { ...inquiry, channel: 'TELEPHONE' })
  await handle(late, 'security', 'director', 'steward')
  type Clocks = { clocks: ClockSeen[] }
  const [clock] = clocksOf(await scene.appeal<Clocks>(late, clockFields), 'P5.6.3.1')
  expect(clock).toMatchObject({ state: 'RUNNING' })
  scene.moveTo(clock?.dueAt.replace('.000Z', '.001Z') ?? '')
  const breached = await scene.appeal<Clocks>(late, clockFields, (seen) =>
    clocksOf(seen, 'P5.6.3.1').some(({ breachedAt }) => breachedAt !== null),
  )
  expect(clocksOf(breached, 'P5.6.3.1')).toHaveLength(1)
  expect(clocksOf(await scene.appeal<Clocks>(oral, clockFields), 'P5.6.3.1')).toEqual([])
  expect((await scene.refusalOf('steward', 'draftReply', oral)).code).toBe('REPLY_NOT_ASKED_FOR')
  expect(await scene.appeal(oral, 'replyRule { clause }')).toEqual({ replyRule: null })
})

test('M4.9 a written complaint is answered in writing once the leaders have approved it, one after the other', async () => {
  const letter = { ...complaintForm, channel: 'LETTER', category: 'power', content: '铺位照明不亮,请处理。' }
  const id = await scene.register('mall-operator', letter, mall)
  await scene.judge('mall-manager', id)
  await handle(id, 'mall-worker', null, 'mall-operator')
  const outcome = { outcome: '已修复并书面回复。' }
  expect(await scene.refusalOf('mall-operator', 'resolveAppeal', id, outcome)).toEqual({
    code: 'REPLY_NOT_DELIVERED',
    clause: 'M4.9',
  })
  await scene.changes('mall-operator', 'draftReply', id, { body: '已更换灯具。' })
  /** The director's turn comes after the manager's. */
  expect((await scene.refusalOf('mall-director', 'approveReply', id)).code).toBe('NOT_PERMITTED')
  await scene.changes('mall-manager', 'approveReply', id)
  const delivery = { channel: 'EMAIL', receipt: '邮件已读回执' }
  expect(await scene.refusalOf('mall-operator', 'deliverReply', id, delivery)).toEqual({
    code: 'REPLY_NOT_APPROVED',
    clause: 'M4.9',
  })
  expect((await scene.refusalOf('mall-director', 'returnReply', id, { reason: ' ' })).code).toBe(
    'INPUT_INVALID',
  )
  const reason = '请写明整改时限。'
  await scene.changes('mall-director', 'returnReply', id, { reason })
  expect((await scene.refusalOf('mall-manager', 'approveReply', id)).code).toBe('TRANSITION_NOT_ALLOWED')
  await scene.changes('mall-operator', 'draftReply', id, { body: '已更换灯具，今后每周巡检两次。' })
  await scene.changes('mall-manager', 'approveReply', id)
  await scene.changes('mall-director', 'approveReply', id)
  await scene.changes('mall-operator', 'deliverReply', id, delivery)
  const reply = await replyOf(id, 'mall-operator')
  expect(reply).toMatchObject({ status: 'DELIVERED', number: 'XINGHUI函〔2026〕1号', clause: 'M4.9' })
  expect(reply.decisions).toEqual([
    { role: 'DEPARTMENT_MANAGER', decision: 'APPROVED', reason: null, decidedBy: { name: '高翔' } },
    { role: 'DIVISION_DIRECTOR', decision: 'RETURNED', reason, decidedBy: { name: '何清' } },
    { role: 'DEPARTMENT_MANAGER', decision: 'APPROVED', reason: null, decidedBy: { name: '高翔' } },
    { role: 'DIVISION_DIRECTOR', decision: 'APPROVED', reason: null, decidedBy: { name: '何清' } },
  ])
  expect(await letterOf(reply)).toContain('每周巡检两次')
  await scene.changes('mall-operator', 'resolveAppeal', id, outcome)
})
