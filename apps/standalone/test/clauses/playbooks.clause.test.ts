import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { Scene, complaintForm, mall } from './scene'
import { aPlaybook, type Seen } from './a-playbook'

/** 9 o'clock on Monday in Shanghai. */
const MORNING = '2026-03-02T01:00:00.000Z'

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open(MORNING)
})

beforeEach(() => scene.world.clock.set(MORNING))

afterAll(() => scene?.close())

const book = (id: string, code: string) => aPlaybook(scene, id, code)

test('P5.6.2.3 the department complained about contacts the customer and apologises before it makes good, the same day; of other things nobody asks it', async () => {
  const id = await scene.register('steward', complaintForm)
  const steps = book(id, 'service-complaint')
  expect(await steps.standings()).toEqual({
    contact: 'OPEN',
    apologise: 'WAITING',
    rectify: 'WAITING',
    remedy: 'WAITING',
  })
  const tooEarly = { code: 'STEP_NOT_YET', clause: 'P5.6.2.3' }
  expect(await steps.refusalOf('cleaner', 'remedy', { remedy: '减免一月物业费' })).toEqual(tooEarly)
  expect(await steps.refusalOf('cleaner', 'apologise', { answer: '谅解' })).toEqual(tooEarly)
  /** The receiver is not the department complained about. */
  expect((await steps.refusalOf('steward', 'contact', { said: '很脏' })).code).toBe('NOT_PERMITTED')
  expect((await steps.refusalOf('cleaner', 'contact', {})).code).toBe('EVIDENCE_INVALID')
  await steps.does('cleaner', 'contact', { said: '楼道三天没有打扫' })
  expect(await steps.refusalOf('cleaner', 'remedy', { remedy: '减免一月物业费' })).toEqual(tooEarly)
  await steps.does('cleaner', 'apologise', { answer: '接受道歉' })
  await steps.does('cleaner', 'remedy', { remedy: '增加一次消杀' })
  expect((await steps.refusalOf('cleaner', 'remedy', { remedy: '又一次' })).code).toBe('STEP_ALREADY_SETTLED')

  const [contact] = await steps.clocks('contact', ({ state }) => state !== 'RUNNING')
  expect(contact).toMatchObject({ clause: 'P5.6.2.3', state: 'MET', dueAt: '2026-03-02T15:59:59.999Z' })

  await scene.work('cleaner', id)
  const progressId = await scene.report('cleaner', id)
  await scene.changes('director', 'reviewProgress', id, { progressId })
  await scene.inform('steward', id, progressId)
  expect(await scene.refusalOf('steward', 'resolveAppeal', id, { outcome: '已办结。' })).toEqual({
    code: 'STEPS_NOT_SETTLED',
    clause: 'P5.6.2.3',
  })
  await steps.does('cleaner', 'rectify', { measure: '已清扫' })
  await scene.changes('steward', 'resolveAppeal', id, { outcome: '已办结。' })

  const noise = await scene.register('steward', {
    ...complaintForm,
    category: 'noise',
    content: '楼上噪声。',
  })
  expect(await scene.appeal(noise, 'playbooks { code }')).toEqual({ playbooks: [] })
})

test('who takes a complaint has the six values before their eyes, and never argues', async () => {
  const id = await scene.register('steward', complaintForm)
  const { playbooks } = await scene.appeal<{ playbooks: { advice: { zh: string }[] }[] }>(
    id,
    'playbooks { advice { zh } }',
    undefined,
    'steward',
  )
  for (const value of ['礼貌', '乐观', '热情', '友善', '耐心', '平等', '不与客户争辩']) {
    expect(playbooks[0]?.advice[0]?.zh).toContain(value)
  }
})

test('P5.6.3.2 an oral inquiry is answered, or asked of the director, or of the management department, in this order', async () => {
  const inquiry = { ...complaintForm, kind: 'INQUIRY', category: 'parking', content: '车位怎么续租?' }
  const known = book(await scene.register('steward', inquiry), 'oral-inquiry')
  await known.does('steward', 'answer', { result: 'answered', words: '带身份证到客服部办理。' })
  expect(await known.standings()).toEqual({
    answer: 'DONE',
    'ask-director': 'NOT_NEEDED',
    'ask-management': 'NOT_NEEDED',
    'pass-on': 'NOT_NEEDED',
  })
  expect(await known.refusalOf('director', 'ask-director', { result: 'answered' })).toEqual({
    code: 'STEP_NOT_NEEDED',
    clause: 'P5.6.3.2',
  })

  const asked = book(await scene.register('steward', inquiry), 'oral-inquiry')
  expect((await asked.refusalOf('management', 'ask-management', { words: '可以' })).code).toBe('STEP_NOT_YET')
  await asked.does('steward', 'answer', { result: 'unsure' })
  expect((await asked.refusalOf('steward', 'ask-director', { result: 'answered' })).code).toBe(
    'NOT_PERMITTED',
  )
  await asked.does('director', 'ask-director', { result: 'unsure' })
  expect((await asked.refusalOf('steward', 'pass-on', { words: '可以' })).code).toBe('STEP_NOT_YET')
  await asked.does('management', 'ask-management', { words: '按合同第八条答复。' })
  await asked.does('steward', 'pass-on', { words: '按合同第八条,可以续租一年。' })
  expect(await asked.standings()).toEqual({
    answer: 'DONE',
    'ask-director': 'DONE',
    'ask-management': 'DONE',
    'pass-on': 'DONE',
  })
})

const dispute = { ...complaintForm, kind: 'COORDINATION', category: 'neighbour', content: '楼上楼下争吵。' }
const bothSides = { 'one-side': '502 住户:夜里太吵', 'other-side': '602 住户:孩子小' }

test('P5.6.4.1 staff calm both sides of a dispute between neighbours and judge neither', async () => {
  const id = await scene.register('steward', dispute)
  const steps = book(id, 'neighbour-dispute')
  const { advice } = await steps.look()
  expect(advice[0]?.zh).toContain('不评判谁对谁错')
  const oneSide = { 'one-side': '502 住户', outcome: 'settled' }
  expect((await steps.refusalOf('steward', 'persuade', oneSide)).code).toBe('EVIDENCE_INVALID')
  /** There is no such answer as who is right. */
  const judged = { ...bothSides, outcome: '602 住户有理' }
  expect((await steps.refusalOf('steward', 'persuade', judged)).code).toBe('EVIDENCE_INVALID')
  await steps.does('steward', 'persuade', { ...bothSides, outcome: 'settled' })
  expect(await steps.standings()).toEqual({
    persuade: 'DONE',
    refer: 'NOT_NEEDED',
    'committee-result': 'NOT_NEEDED',
  })
})

test("P5.6.4.2 a serious dispute goes to the residents' committee, with who received it and what they achieved", async () => {
  const steps = book(await scene.register('steward', dispute), 'neighbour-dispute')
  const referral = { committee: '荷塘社区居委会 刘主任', telephone: '027-88880000' }
  expect((await steps.refusalOf('steward', 'refer', referral)).code).toBe('STEP_NOT_YET')
  await steps.does('steward', 'persuade', { ...bothSides, outcome: 'serious' })
  expect((await steps.refusalOf('steward', 'committee-result', { result: '和解' })).code).toBe('STEP_NOT_YET')
  const { committee } = referral
  expect((await steps.refusalOf('steward', 'refer', { committee })).code).toBe('EVIDENCE_INVALID')
  await steps.does('steward', 'refer', referral)
  await steps.does('steward', 'committee-result', { result: '双方签了和解书' })
  expect(await steps.evidenceOf('refer')).toEqual({ committee, telephone: '+862788880000' })
})

const request = {
  ...complaintForm,
  kind: 'COORDINATION',
  category: 'judicial-request',
  content: '调取监控。',
}
const officer = { body: 'police', officer: '张警官', number: '012345', station: '荷塘派出所' }
const handed = { grounds: '调取证据通知书 2026-18', disclosed: '三号楼监控录像一段' }

test('P5.6.5.1 police, procuratorate and discipline bodies get nothing before an officer of the local station vouches', async () => {
  const steps = book(await scene.register('steward', request), 'judicial-request')
  const refused = { code: 'STEP_NOT_YET', clause: 'P5.6.5.1' }
  expect(await steps.refusalOf('director', 'disclose', handed)).toEqual(refused)
  const { number: _none, ...nameless } = officer
  expect((await steps.refusalOf('steward', 'officer', nameless)).code).toBe('EVIDENCE_INVALID')
  await steps.does('steward', 'officer', officer)
  expect(await steps.refusalOf('director', 'disclose', handed)).toEqual(refused)
  await steps.does('steward', 'countersign', { signature: '张警官' })
  expect((await steps.refusalOf('steward', 'disclose', handed)).code).toBe('NOT_PERMITTED')
  await steps.does('director', 'disclose', handed)
})

test('P5.6.5.2 the officer signs in the receiver field, or nothing is handed over', async () => {
  const id = await scene.register('steward', request)
  const steps = book(id, 'judicial-request')
  expect(await steps.refusalOf('steward', 'countersign', { signature: '张警官' })).toEqual({
    code: 'STEP_NOT_YET',
    clause: 'P5.6.5.2',
  })
  await steps.does('steward', 'officer', officer)
  expect((await steps.refusalOf('steward', 'countersign', {})).code).toBe('EVIDENCE_INVALID')
  expect((await steps.skips('director', 'countersign', '民警有事先走')).codes).toEqual([
    'STEP_NOT_TO_BE_SKIPPED',
  ])
  await steps.does('steward', 'countersign', { signature: '张警官' })
  expect((await steps.skips('director', 'disclose', '机关撤回调取')).codes).toEqual([])
  expect(await steps.standings()).toEqual({ officer: 'DONE', countersign: 'DONE', disclose: 'SKIPPED' })
})

const lawyer = { ...complaintForm, kind: 'COORDINATION', category: 'lawyer-request', content: '律师来取证。' }
const papers = { introduction: '介 2026-7', certificate: '14201202010123456', mandate: '授权委托书一份' }

test('P5.6.5.3 a lawyer brings all three papers to the management department', async () => {
  const steps = book(await scene.register('steward', lawyer), 'lawyer-request')
  for (const missing of ['introduction', 'certificate', 'mandate']) {
    const two = Object.fromEntries(Object.entries(papers).filter(([paper]) => paper !== missing))
    const { code, problems } = await steps.refusalOfAll('management', 'papers', {
      ...two,
      'retained-by': 'owner',
    })
    expect([code, problems]).toEqual(['EVIDENCE_INVALID', expect.stringContaining(missing)])
  }
  const whole = { ...papers, 'retained-by': 'owner' }
  expect((await steps.refusalOf('steward', 'papers', whole)).code).toBe('NOT_PERMITTED')
  const decision = { decision: '同意' }
  expect(await steps.refusalOf('management', 'approve', decision)).toEqual({
    code: 'STEP_NOT_YET',
    clause: 'P5.6.5.3',
  })
  await steps.does('management', 'papers', whole)
  /** It is the department that is applied to, not the office where the lawyer stands. */
  expect((await steps.refusalOf('director', 'approve', decision)).code).toBe('NOT_PERMITTED')
  await steps.does('management', 'approve', decision)
})

test('P5.6.5.3a of a lawyer whom the owner retained: the management department approves, then the director receives', async () => {
  const steps = book(await scene.register('steward', lawyer), 'lawyer-request')
  await steps.does('management', 'papers', { ...papers, 'retained-by': 'owner' })
  expect(await steps.refusalOf('director', 'receive', { result: '已接待' })).toEqual({
    code: 'STEP_NOT_YET',
    clause: 'P5.6.5.3a',
  })
  await steps.does('management', 'approve', { decision: '同意' })
  expect((await steps.refusalOf('steward', 'receive', { result: '已接待' })).code).toBe('NOT_PERMITTED')
  await steps.does('director', 'receive', { result: '已接待,提供装修登记。' })
  expect(await steps.standings()).toMatchObject({ fee: 'NOT_NEEDED', escort: 'NOT_NEEDED' })
})

test('P5.6.5.3b of a lawyer whom others retained: approval, the fee, the escort, in this order', async () => {
  const steps = book(await scene.register('steward', lawyer), 'lawyer-request')
  const escort = { escort: '法务 陈明', result: '查阅登记表一份' }
  const receipt = { receipt: 'SJ-2026-0031' }
  await steps.does('management', 'papers', { ...papers, 'retained-by': 'others' })
  expect((await steps.refusalOf('management', 'fee', receipt)).code).toBe('STEP_NOT_YET')
  await steps.does('management', 'approve', { decision: '同意' })
  expect(await steps.refusalOf('management', 'escort', escort)).toEqual({
    code: 'STEP_NOT_YET',
    clause: 'P5.6.5.3b',
  })
  expect((await steps.refusalOf('management', 'fee', {})).code).toBe('EVIDENCE_INVALID')
  await steps.does('management', 'fee', receipt)
  await steps.does('management', 'escort', escort)
  expect(await steps.standings()).toMatchObject({ receive: 'NOT_NEEDED' })
})

const complaint = { ...complaintForm, channel: 'IN_PERSON', category: 'power', content: '铺位照明不亮。' }

test('M4.1 a visitor is taken at once to a room apart, a letter is read with care; a call needs neither', async () => {
  const id = await scene.register('mall-operator', complaint, mall)
  const visitor = book(id, 'visitor')
  const [clock] = await visitor.clocks('room')
  expect(clock).toMatchObject({ clause: 'M4.1', state: 'RUNNING', dueAt: '2026-03-02T01:05:00.000Z' })
  expect((await visitor.refusalOf('mall-operator', 'room', {})).code).toBe('EVIDENCE_INVALID')
  await visitor.does('mall-operator', 'room', { room: '一号洽谈室' })
  expect((await visitor.clocks('room', ({ state }) => state !== 'RUNNING'))[0]).toMatchObject({
    state: 'MET',
  })

  const letter = await scene.register('mall-operator', { ...complaint, channel: 'LETTER' }, mall)
  await book(letter, 'written').does('mall-operator', 'read', { matter: '照明不亮,影响营业。' })
  const call = await scene.register('mall-operator', { ...complaint, channel: 'TELEPHONE' }, mall)
  expect(await scene.appeal(call, 'playbooks { code }')).toEqual({ playbooks: [] })
})

type Judged = Pick<Seen, 'scope' | 'scopeDefinitions'> & {
  scopeJudgements: { scope: string; content: string; judgedBy: { name: string } }[]
}
const judgedFields = `scope scopeDefinitions { scope zh clause }
  scopeJudgements { scope content judgedBy { name } }`

test('M4.5.1 the manager checks and judges a complaint, and nothing is settled before', async () => {
  const id = await scene.register('mall-operator', { ...complaint, channel: 'TELEPHONE' }, mall)
  const judgement = { scope: 'WITHIN_SCOPE', reason: '照明属于承诺的服务。' }
  await scene.work('mall-worker', id)
  const progressId = await scene.report('mall-worker', id)
  await scene.inform('mall-operator', id, progressId)
  expect(await scene.refusalOf('mall-operator', 'resolveAppeal', id, { outcome: '已修复。' })).toEqual({
    code: 'SCOPE_NOT_JUDGED',
    clause: 'M4.5.1',
  })
  for (const other of ['mall-operator', 'mall-worker']) {
    expect((await scene.refusalOf(other, 'judgeScope', id, judgement)).code).toBe('NOT_PERMITTED')
  }
  await scene.changes('mall-manager', 'judgeScope', id, judgement)
  await scene.changes('mall-operator', 'resolveAppeal', id, { outcome: '已修复。' })
  expect(await scene.appeal<Judged>(id, judgedFields)).toMatchObject({
    scope: 'WITHIN_SCOPE',
    scopeJudgements: [{ scope: 'WITHIN_SCOPE', content: judgement.reason, judgedBy: { name: '高翔' } }],
  })
  const inquiry = { ...complaint, kind: 'INQUIRY', category: 'signage', channel: 'TELEPHONE' }
  const asked = await scene.register('mall-operator', inquiry, mall)
  expect((await scene.refusalOf('mall-manager', 'judgeScope', asked, judgement)).code).toBe(
    'SCOPE_NOT_TO_BE_JUDGED',
  )
})

test.each([
  ['M4.5.2', 'WITHIN_SCOPE', '内容、承诺或质量'],
  ['M4.5.3', 'OUTSIDE_SCOPE', '承诺的服务之外'],
])(
  '%s %s: its definition is shown to who judges, and a reason is asked for',
  async (clause, scope, words) => {
    const id = await scene.register('mall-operator', { ...complaint, channel: 'TELEPHONE' }, mall)
    const { scopeDefinitions } = await scene.appeal<Judged>(id, judgedFields, undefined, 'mall-manager')
    expect(scopeDefinitions.find((each) => each.scope === scope)).toEqual({
      scope,
      clause,
      zh: expect.stringContaining(words),
    })
    expect((await scene.refusalOf('mall-manager', 'judgeScope', id, { scope, reason: ' ' })).code).toBe(
      'INPUT_INVALID',
    )
    await scene.changes('mall-manager', 'judgeScope', id, { scope, reason: '核对过合同。' })
    expect((await scene.appeal<Judged>(id, judgedFields)).scope).toBe(scope)
  },
)

test('M4.7.3 a complaint outside scope is explained and soothed, by a supervisor if that does not settle it', async () => {
  const id = await scene.register('mall-operator', { ...complaint, channel: 'TELEPHONE' }, mall)
  const steps = book(id, 'outside-scope')
  expect((await steps.refusalOf('mall-operator', 'explain', { result: 'soothed', words: '…' })).code).toBe(
    'STEP_UNKNOWN',
  )
  await scene.changes('mall-manager', 'judgeScope', id, {
    scope: 'OUTSIDE_SCOPE',
    reason: '客流不在承诺之内。',
  })
  await steps.does('mall-operator', 'explain', { result: 'not-soothed', words: '客流受天气影响。' })
  const spoken = { words: '当面说明并致意。' }
  expect((await steps.refusalOf('mall-operator', 'superior', spoken)).code).toBe('NOT_PERMITTED')
  await steps.does('mall-manager', 'superior', spoken)

  const other = await scene.register('mall-operator', { ...complaint, channel: 'TELEPHONE' }, mall)
  await scene.changes('mall-manager', 'judgeScope', other, { scope: 'OUTSIDE_SCOPE', reason: '同上。' })
  const soothed = book(other, 'outside-scope')
  await soothed.does('mall-operator', 'explain', { result: 'soothed', words: '解释后理解。' })
  expect(await soothed.standings()).toEqual({ explain: 'DONE', superior: 'NOT_NEEDED' })
})
