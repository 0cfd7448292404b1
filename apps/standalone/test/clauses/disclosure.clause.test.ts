import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { v7 as uuidv7 } from 'uuid'
import { aPlaybook } from './a-playbook'
import { Scene, complaintForm, feedback, mall } from './scene'

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open()
})

afterAll(() => scene?.close())

const idOf = async (persona: string): Promise<string> =>
  (await scene.query<{ me: { id: string } }>(persona, '{ me { id } }')).me.id

/** A complaint that the director has made confidential. */
async function keptAppeal(): Promise<string> {
  const id = await scene.register('steward', { ...complaintForm, content: '邻居王某欠费一事被张贴。' })
  await scene.changes('director', 'markConfidential', id, {
    confidential: true,
    reason: 'CUSTOMERS_SECRET',
  })
  return id
}

interface Log {
  readonly disclosures: readonly {
    readonly grantId: string | null
    readonly toStaff: { readonly name: string } | null
    readonly toOutsider: string | null
    readonly parts: readonly string[]
    readonly what: string | null
    readonly ground: string
    readonly clause: string
    readonly disclosedBy: { readonly name: string }
  }[]
}

const log =
  'disclosures { grantId toStaff { name } toOutsider parts what ground clause disclosedBy { name } }'
const opened = 'shownUntil content outcome caller { name } instructions { content } disclosure { id }'

const words = { parts: ['WORDS'], ground: 'HANDLING_TOGETHER', reason: '协助核实张贴情况', days: 2 }

test('P5.6.3.3 what is kept goes to whom the director lets have it, in the parts named, until the end, and every reading is written down', async () => {
  const appealId = await keptAppeal()
  const toStaff = await idOf('worker')
  expect(await scene.appeal<{ content: string }>(appealId, 'content', () => true, 'worker')).toEqual({
    content: '已设为保密',
  })
  for (const persona of ['steward', 'worker', 'gm-office', 'resident']) {
    const { codes } = await scene.tries(persona, 'grantDisclosure', { appealId, toStaff, ...words })
    expect({ persona, codes }).toEqual({ persona, codes: ['NOT_PERMITTED'] })
  }
  for (const wrong of [{ days: 31 }, { days: 0 }, { parts: [] }, { toOutsider: '某律师' }, { reason: ' ' }]) {
    const input = { appealId, toStaff, ...words, ...wrong }
    expect((await scene.tries('director', 'grantDisclosure', input)).codes).toEqual(['INPUT_INVALID'])
  }
  const input = { appealId, toStaff, ...words }
  const grant = await scene.does<{ id: string; endsAt: string }>(
    'director',
    'grantDisclosure',
    input,
    'id endsAt',
  )
  /** It is for the one who was named, in the part that was named. */
  for (const persona of ['cleaner', 'manager']) {
    expect((await scene.tries(persona, 'openDisclosure', { grantId: grant.id })).codes).toEqual(['NOT_FOUND'])
  }
  const key = { idempotencyKey: uuidv7(), grantId: grant.id }
  const read = await scene.does('worker', 'openDisclosure', key, opened)
  expect(read).toMatchObject({
    content: '邻居王某欠费一事被张贴。',
    outcome: null,
    caller: null,
    instructions: [],
  })
  /** A repeat of the key is the same reading; another reading is another line of the log. */
  expect(await scene.does('worker', 'openDisclosure', key, opened)).toEqual(read)
  await scene.does('worker', 'openDisclosure', { grantId: grant.id }, 'shownUntil')
  const line = {
    grantId: grant.id,
    toStaff: { name: '赵铁柱' },
    toOutsider: null,
    parts: ['WORDS'],
    what: null,
    ground: 'HANDLING_TOGETHER',
    clause: 'P5.6.3.3',
    disclosedBy: { name: '赵铁柱' },
  }
  expect(await scene.appeal<Log>(appealId, log, undefined, 'director')).toEqual({ disclosures: [line, line] })
  expect(await scene.appeal<Log>(appealId, log, undefined, 'worker')).toEqual({ disclosures: [] })
  type Trail = { trail: { what: string; clauses: string[] }[] }
  const made = ({ what }: { what: string }): boolean => what === 'intake.disclosure.made.v1'
  const { trail } = await scene.appeal<Trail>(
    appealId,
    'trail { what clauses }',
    (seen) => seen.trail.filter(made).length === 2,
  )
  expect(trail.filter(made).map(({ clauses }) => clauses)).toEqual([['P5.6.3.3'], ['P5.6.3.3']])

  /** Revoked, or over, it shows nothing any more; its end is the end. */
  await scene.does('director', 'revokeDisclosure', { grantId: grant.id }, 'id')
  const over = ['GRANT_NOT_IN_FORCE']
  expect((await scene.tries('worker', 'openDisclosure', { grantId: grant.id })).codes).toEqual(over)
  expect((await scene.tries('worker', 'openDisclosure', key)).codes).toEqual(over)
  const another = await scene.does<{ id: string; endsAt: string }>(
    'management',
    'grantDisclosure',
    input,
    'id endsAt',
  )
  scene.world.clock.set(another.endsAt)
  expect((await scene.tries('worker', 'openDisclosure', { grantId: another.id })).codes).toEqual(over)
})

test('P5.6.3.3 what a department did for a confidential appeal is kept from who does not answer for it', async () => {
  const appealId = await keptAppeal()
  await scene.work('cleaner', appealId)
  type Orders = { workOrders: { result: string | null }[] }
  const results = async (viewer: string): Promise<(string | null)[]> => {
    const { workOrders } = await scene.appeal<Orders>(appealId, 'workOrders { result }', undefined, viewer)
    return workOrders.map(({ result }) => result)
  }
  for (const viewer of ['cleaner', 'steward', 'director', 'management']) {
    expect({ viewer, results: await results(viewer) }).toEqual({ viewer, results: ['已处理完毕。'] })
  }
  expect(await results('gm-office')).toEqual([null])
  await scene.changes('director', 'markConfidential', appealId, {
    confidential: false,
    reason: 'NO_LONGER_NEEDED',
  })
  await scene.appeal<Orders>(
    appealId,
    'workOrders { result }',
    ({ workOrders }) => workOrders[0]?.result === '已处理完毕。',
    'gm-office',
  )
})

test('P5.6.3.3 what the customer of a confidential appeal says at its revisit is kept from who does not answer for it', async () => {
  const appealId = await keptAppeal()
  await scene.settle(appealId, 'COMPLAINT')
  const { id, version } = await scene.dueRevisit(appealId)
  await scene.does('steward', 'completeRevisit', {
    revisitId: id,
    expectedVersion: version,
    method: 'BY_TELEPHONE',
    satisfaction: 'SATISFIED',
    words: '欠费的事没有外传。',
  })
  type Words = { revisits: { words: string | null }[] }
  const said = async (viewer: string): Promise<(string | null)[]> => {
    const { revisits } = await scene.appeal<Words>(appealId, 'revisits { words }', undefined, viewer)
    return revisits.map(({ words: theirs }) => theirs)
  }
  for (const viewer of ['steward', 'director', 'management']) {
    expect({ viewer, said: await said(viewer) }).toEqual({ viewer, said: ['欠费的事没有外传。'] })
  }
  for (const viewer of ['gm-office', 'security']) {
    expect({ viewer, said: await said(viewer) }).toEqual({ viewer, said: [null] })
  }
})

test('P5.6.3.3 what goes outside the house is opened by who may grant it, for somebody named', async () => {
  const appealId = await keptAppeal()
  const { id: grantId } = await scene.does<{ id: string }>(
    'director',
    'grantDisclosure',
    {
      appealId,
      toOutsider: '王律师',
      parts: ['WORDS', 'CUSTOMER'],
      ground: 'LEGAL_REPRESENTATIVE',
      reason: '受业主委托',
      days: 1,
    },
    'id',
  )
  expect((await scene.tries('steward', 'openDisclosure', { grantId })).codes).toEqual(['NOT_PERMITTED'])
  await scene.does('director', 'openDisclosure', { grantId }, opened)
  const { disclosures } = await scene.appeal<Log>(appealId, log, undefined, 'steward')
  expect(disclosures).toMatchObject([
    { toStaff: null, toOutsider: '王律师', parts: ['WORDS', 'CUSTOMER'], disclosedBy: { name: '周建平' } },
  ])
})

const inquiry = {
  ...complaintForm,
  kind: 'INQUIRY',
  category: 'parking',
  content: '想知道 3-1-502 业主的车停在哪里。',
}

const kept = '您咨询的事项涉及其他客户的信息,我们负有保密义务,不能提供,敬请谅解。'

test("P5.6.3.3 an inquiry for another customer's secret is declined in the words of the catalogue; an answer that names it is not accepted", async () => {
  const appealId = await scene.register('steward', inquiry)
  const decline = { ground: 'ANOTHER_CUSTOMER', reason: '询问他人车位与车牌' }
  expect(await scene.refusalOf('security', 'declineToDisclose', appealId, decline)).toEqual({
    code: 'NOT_FIRST_CONTACT',
    clause: 'P4.1',
  })
  const complaint = await scene.register('steward', complaintForm)
  expect(await scene.refusalOf('steward', 'declineToDisclose', complaint, decline)).toMatchObject({
    code: 'NOTHING_TO_DECLINE',
  })
  await scene.changes('steward', 'declineToDisclose', appealId, decline)

  await scene.work('security', appealId)
  const progressId = await scene.report('security', appealId)
  await scene.changes('director', 'reviewProgress', appealId, { progressId })
  const naming = { ...feedback(progressId), content: '陈先生的车停在 B2-017。' }
  const secret = { code: 'SECRET_KEPT', clause: 'P5.6.3.3' }
  expect(await scene.refusalOf('steward', 'informCustomer', appealId, naming)).toEqual(secret)
  const told = { ...feedback(progressId), content: kept, refusalReason: '陈先生的车不便透露' }
  await scene.changes('steward', 'informCustomer', appealId, told)
  await scene.doSteps(appealId, ['steward', 'director', 'management'])
  expect(await scene.refusalOf('steward', 'resolveAppeal', appealId, { outcome: '车停在 B2-017。' })).toEqual(
    secret,
  )
  await scene.changes('steward', 'resolveAppeal', appealId, { outcome: kept })

  const seen = await scene.appeal(
    appealId,
    'demand declined { ground wordsZh } declines { content declinedBy { name } } feedbacks { content refusalReason }',
  )
  expect(seen).toEqual({
    demand: 'REFUSED',
    declined: { ground: 'ANOTHER_CUSTOMER', wordsZh: kept },
    declines: [{ content: decline.reason, declinedBy: { name: '林晓梅' } }],
    feedbacks: [{ content: kept, refusalReason: kept }],
  })
})

test("P5.6.3.3 in the mall, too, the company's secret is kept where an inquiry is answered at once", async () => {
  const form = { ...inquiry, category: 'other', content: '隔壁铺位租金多少?' }
  const appealId = await scene.register('mall-operator', form, mall)
  const decline = { ground: 'COMPANY_SECRET', reason: '询问租金' }
  await scene.changes('mall-operator', 'declineToDisclose', appealId, decline)
  const naming = { channel: 'TELEPHONE', content: '每平方米 300 元。' }
  expect(await scene.refusalOf('mall-operator', 'answerAtOnce', appealId, naming)).toEqual({
    code: 'SECRET_KEPT',
    clause: 'P5.6.3.3',
  })
  const content = '您咨询的事项涉及公司运营机密,不能提供,敬请谅解。'
  await scene.changes('mall-operator', 'answerAtOnce', appealId, { ...naming, content })
  expect(await scene.appeal(appealId, 'status demand outcome')).toEqual({
    status: 'RESOLVED',
    demand: 'REFUSED',
    outcome: content,
  })
})

test('P5.6.5.1 P5.6.3.3 of a judicial request nothing is granted before the officer has vouched and signed; what is handed over lands in the same log', async () => {
  const appealId = await scene.register('steward', {
    ...complaintForm,
    kind: 'COORDINATION',
    category: 'judicial-request',
    content: '调取门禁记录。',
  })
  const steps = aPlaybook(scene, appealId, 'judicial-request')
  const grant = {
    appealId,
    toOutsider: '荷塘派出所',
    parts: ['WORDS'],
    ground: 'JUDICIAL_REQUEST',
    reason: '调取门禁记录',
    days: 1,
  }
  const notYet = async (): Promise<unknown> => {
    const { errors } = await scene.tries('director', 'grantDisclosure', grant)
    return errors.map(({ extensions }) => [extensions?.code, extensions?.facts?.['clause']])
  }
  expect(await notYet()).toEqual([['DISCLOSURE_NOT_YET', 'P5.6.5.1']])
  await steps.does('steward', 'officer', {
    body: 'police',
    officer: '张警官',
    number: '110023',
    station: '荷塘派出所',
  })
  expect(await notYet()).toEqual([['DISCLOSURE_NOT_YET', 'P5.6.5.1']])
  await steps.does('steward', 'countersign', { signature: '张警官' })
  await steps.does('director', 'disclose', { grounds: '调取证据通知书 2026-7', disclosed: '门禁记录一份' })
  await scene.does('director', 'grantDisclosure', grant, 'id')
  expect(await scene.appeal<Log>(appealId, log, undefined, 'director')).toEqual({
    disclosures: [
      {
        grantId: null,
        toStaff: null,
        toOutsider: '公安机关',
        parts: [],
        what: '门禁记录一份',
        ground: 'JUDICIAL_REQUEST',
        clause: 'P5.6.5.1',
        disclosedBy: { name: '周建平' },
      },
    ],
  })
})
