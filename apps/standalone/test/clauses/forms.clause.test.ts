import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { customerId } from '@shouwen/scenarios/lives/minor-repair'
import { until } from '@shouwen/scenarios/schema-client'
import { unitId } from '@shouwen/scenarios/seed/seed'
import { pagesOfPdf, rowsOfXlsx } from '@shouwen/testing/read-documents'
import { Scene, complaintForm, estate, mall } from './scene'

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open()
})

afterAll(() => scene?.close())

interface Printed {
  readonly fileName: string
  readonly mediaType: string
  readonly content: string
}

const file = 'fileName mediaType content'

async function formOf(viewer: string, id: string, format: 'PDF' | 'XLSX'): Promise<Printed> {
  const query = `query Print($id: ID!, $format: DocumentFormat!) { appeal(id: $id) { form(format: $format) { ${file} } } }`
  const { appeal } = await scene.query<{ appeal: { form: Printed } }>(viewer, query, { id, format })
  return appeal.form
}

/** Without the breaks and gaps that the layout puts into a text. */
const flat = (texts: readonly unknown[]): string => texts.flat().join('').replaceAll(/\s/g, '')

async function textOf(printed: Printed): Promise<string> {
  return flat(await pagesOfPdf(printed))
}

/** The cell to the right of a label, in the rows of a workbook. */
function beside(rows: readonly unknown[][], label: string): unknown {
  const row = rows.find((cells) => cells.includes(label)) ?? []
  return row.slice(row.indexOf(label) + 1).find((cell) => cell !== null)
}

const formula = '=HYPERLINK("http://evil.example","点我")'

test('P5.1.1 P5.1.2 P5.1.3 P7.0 the registration form is printed with its fields, the receiver, the instruction and the revisit', async () => {
  const customer = await customerId(scene.world.client, 'steward', '13800138502')
  const unit = await unitId(scene.world.client, 'steward', estate, '3-1-502')
  const { caller: _nobody, ...form } = complaintForm
  const asked = {
    ...form,
    customerId: customer,
    unitId: unit,
    cause: '楼道保洁',
    content: `${formula} 楼道三天没有打扫。`,
  }
  const id = await until(() => scene.register('steward', asked))
  const instruction = '环境部今日整改并回复业主。'
  await scene.changes('director', 'instructAppeal', id, { content: instruction })
  await scene.settle(id)
  await scene.revisit('steward', id, 'VERY_SATISFIED')
  type Closed = { status: string; number: string }
  const { number } = await scene.appeal<Closed>(id, 'status number', ({ status }) => status === 'CLOSED')

  const printed = await formOf('steward', id, 'PDF')
  expect(printed).toMatchObject({
    fileName: `客户诉求登记表 ${number}.pdf`,
    mediaType: 'application/pdf',
  })
  const text = await textOf(printed)
  for (const said of [
    '客户诉求登记表',
    number,
    '荷塘小区',
    '投诉',
    '电话',
    '环境卫生',
    '陈建国',
    '+8613800138502',
    '3-1-502',
    '楼道保洁',
    '楼道三天没有打扫。',
    '接待人林晓梅',
    instruction,
    '周建平',
    '2026-03-0209:00',

    '处理经过',
    '已到场处理。',
    '您好,已处理完毕。',
    '谅解',
    '处理结果已办结。',
    '回访',
    '非常满意',
    '电话拜访',
    '第1页共1页',
  ]) {
    expect(text).toContain(said)
  }

  const workbook = await formOf('director', id, 'XLSX')
  expect(workbook.fileName).toBe(`客户诉求登记表 ${number}.xlsx`)
  const rows = await rowsOfXlsx(workbook)
  expect(beside(rows, '接待人')).toBe('林晓梅')
  expect(beside(rows, '主管批示')).toBe(`${instruction}\n周建平 2026-03-02 09:00`)
  /** What a customer wrote is a text, never a formula. */
  expect(beside(rows, '诉求内容')).toBe(asked.content)

  /** Whoever sees names masked, has them masked in the form. */
  const masked = await textOf(await formOf('management', id, 'PDF'))
  expect(masked).toContain('陈**')
  expect(masked).toContain('138****8502')
  expect(masked).not.toMatch(/陈建国|3-1-502/)
  /** One request has no more made than the service has time for. */
  const many = Array.from({ length: 11 }, (_, at) => `f${at}: form(format: XLSX) { fileName }`).join(' ')
  const tooMany = await scene.world.client.ask(
    'steward',
    `query Print($id: ID!) { appeal(id: $id) { ${many} } }`,
    { id },
  )
  expect(tooMany.codes).toEqual(['PRINTS_TOO_MANY'])
  /** Nobody prints what they may not see. */
  const query = `query Print($id: ID!) { appeal(id: $id) { form(format: PDF) { content } } }`
  expect(await scene.query('rival-director', query, { id })).toEqual({ appeal: null })
})

test('P7.0 a confidential appeal keeps its words in its form, too', async () => {
  const id = await scene.register('steward', { ...complaintForm, content: '举报员工私下收费。' })
  await scene.changes('director', 'markConfidential', id, { confidential: true, reason: 'COMPANY_SECRET' })
  expect(await textOf(await formOf('steward', id, 'PDF'))).toContain('举报员工私下收费。')
  const withheld = await textOf(await formOf('security', id, 'PDF'))
  expect(withheld).toContain('已设为保密')
  expect(withheld).not.toMatch(/收费|王秀英|13812345678/)
})

test('P5.1.1 P7.0 a long text flows on to the next page, and into further rows of the workbook', async () => {
  const content = Array.from({ length: 260 }, (_, line) => `第${line + 1}条意见请核实。`).join('\n')
  const id = await scene.register('steward', { ...complaintForm, content })
  const pages = await pagesOfPdf(await formOf('steward', id, 'PDF'))
  expect(pages.length).toBeGreaterThan(4)
  expect(flat(pages)).toContain(`第${pages.length}页共${pages.length}页`)
  const rows = await rowsOfXlsx(await formOf('steward', id, 'XLSX'))
  for (const text of [flat(pages), flat(rows)]) expect(text).toContain('第260条意见请核实。')
})

test('P5.5.4 P7.0 the revisit form has boxes to tick while it is due, and what the customer said once it was made', async () => {
  const id = await scene.register('steward', complaintForm)
  await scene.settle(id)
  const { id: revisitId } = await scene.dueRevisit(id)
  const query = `query Print($id: ID!) { revisit(id: $id) { form(format: PDF) { ${file} } } }`
  type Seen = { revisit: { form: Printed } | null }
  const print = async (viewer: string): Promise<string> => {
    const { revisit } = await scene.query<Seen>(viewer, query, { id: revisitId })
    return revisit === null ? 'nothing' : textOf(revisit.form)
  }
  const blank = await print('steward')
  for (const said of [
    '客户回访表',
    '王秀英',
    '楼道三天没有打扫。',
    '已办结。',
    '责任人林晓梅',
    '□电话拜访',
    '□满意',
  ]) {
    expect(blank).toContain(said)
  }
  expect(blank).not.toContain('■')
  await scene.revisit('steward', id, 'SATISFIED')
  const made = await print('director')
  for (const said of ['■电话拜访', '□登门拜访', '■满意', '■客户满意，结案', '回访人林晓梅']) {
    expect(made).toContain(said)
  }
  expect(await print('management')).toContain('王**')
  expect(await print('rival-director')).toBe('nothing')
})

test('P5.6.7.1 P7.0 the list of elders is printed by rooms, with whom to call; customers and malls have none', async () => {
  const projectId = await scene.project(estate)
  for (const [name, room] of [
    ['何秀珍', '2-1-201'],
    ['周德明', '1-1-301'],
  ] as const) {
    await until(async () =>
      scene.does(
        'steward',
        'registerElder',
        {
          projectId,
          unitId: await unitId(scene.world.client, 'steward', estate, room),
          name,
          birthDate: '1941-05-06',
          retired: true,
          livesApartFromChildren: true,
          livesAlone: name === '何秀珍',
          relatives: [{ name: '周敏', relationship: '女儿', telephone: '13711112222' }],
        },
        'id',
      ),
    )
  }
  const query = `query Print($projectId: ID!, $format: DocumentFormat!) {
    elderRegister(projectId: $projectId) { elders { id } print(format: $format) { ${file} } }
  }`
  type Seen = { elderRegister: { elders: object[]; print: Printed } }
  const print = async (viewer: string, format: 'PDF' | 'XLSX'): Promise<Printed> =>
    (await scene.query<Seen>(viewer, query, { projectId, format })).elderRegister.print
  const rows = await rowsOfXlsx(await print('steward', 'XLSX'))
  const own = rows.filter((row) => ['何秀珍', '周德明'].includes(String(row[2])))
  expect(own.map((row) => row.slice(1, 6))).toEqual([
    ['1-1-301', '周德明', '1941-05-06', '与人同住', '周敏（女儿）+8613711112222'],
    ['2-1-201', '何秀珍', '1941-05-06', '独居', '周敏（女儿）+8613711112222'],
  ])
  const text = await textOf(await print('gm-office', 'PDF'))
  for (const said of ['空巢老人名册', '荷塘小区', '何**', '周*（女儿）', '137****2222', '1941']) {
    expect(text).toContain(said)
  }
  expect(text).not.toMatch(/何秀珍|2-1-201|05-06/)
  for (const refused of ['resident', 'worker', 'partner']) {
    const answer = await scene.world.client.ask(refused, query, { projectId, format: 'PDF' })
    expect(answer.codes).toEqual(['NOT_PERMITTED'])
  }
})

test('M4.8 a complaint is kept in its record and in the summary table of its month, with the revisit and the share of revisits', async () => {
  const projectId = await scene.project(mall)
  const complaint = {
    ...complaintForm,
    category: 'power',
    impact: 'EQUIPMENT_OR_OTHER',
    content: '铺位照明不亮。',
  }
  const revisited = await scene.register('mall-operator', complaint, mall)
  await scene.work('mall-worker', revisited)
  await scene.judge('mall-manager', revisited)
  await scene.inform('mall-operator', revisited, await scene.report('mall-worker', revisited))
  await scene.changes('mall-operator', 'resolveAppeal', revisited, { outcome: '已更换灯具。' })
  /** M4.8: nothing is closed before the tenant was asked, and has confirmed. */
  expect((await scene.refusalOf('mall-operator', 'closeAppeal', revisited)).code).toBe('APPEAL_NOT_REVISITED')
  expect(await scene.revisitClock(revisited)).toEqual({ clause: 'M4.8', days: 3 })
  await scene.revisit('mall-operator', revisited, 'SATISFIED')
  type Closed = { status: string; number: string }
  const { number } = await scene.appeal<Closed>(
    revisited,
    'status number',
    ({ status }) => status === 'CLOSED',
  )
  const open = await scene.register('mall-operator', { ...complaint, content: '扶梯有异响。' }, mall)
  await scene.register(
    'mall-operator',
    { ...complaint, kind: 'SUGGESTION', impact: null, category: 'signage' },
    mall,
  )

  const record = await textOf(await formOf('mall-operator', revisited, 'PDF'))
  for (const said of [
    '投诉记录表',
    number,
    '星汇购物中心',
    '反映人王秀英',
    '设备、设施等其它因素',
    '有效投诉',
    '已更换灯具。',
    '租户确认',
  ]) {
    expect(record).toContain(said)
  }
  expect(record).toMatch(/电话拜访满意.*苏婷/)

  const query = `query Sum($projectId: ID!, $month: String!) {
    complaintSummary(projectId: $projectId, month: $month) {
      complaints { id } xlsx: print(format: XLSX) { ${file} } pdf: print(format: PDF) { ${file} }
    }
  }`
  type Seen = { complaintSummary: { complaints: { id: string }[]; xlsx: Printed; pdf: Printed } }
  const sum = async (viewer: string, month: string): Promise<Seen['complaintSummary']> =>
    (await scene.query<Seen>(viewer, query, { projectId, month })).complaintSummary
  const summary = await sum('mall-manager', '2026-03')
  expect(summary.complaints.map(({ id }) => id)).toEqual([revisited, open])
  const rows = await rowsOfXlsx(summary.xlsx)
  const [title, , head, first, second, total, judged] = rows
  expect(title?.[0]).toBe('投诉记录汇总表')
  expect(head).toContain('客户意见')
  expect(first).toEqual(
    expect.arrayContaining([
      1,
      number,
      '王秀英',
      '铺位照明不亮。',
      '有效投诉',
      '已更换灯具。',
      '满意',
      '苏婷',
    ]),
  )
  expect(second).toEqual(expect.arrayContaining([2, '扶梯有异响。', '—']))
  expect(total?.[0]).toBe('合计 2 件，已办结 1 件，已回访 1 件，回访率 100%。')
  expect(judged?.[0]).toBe('有效投诉 1 件，无效投诉 0 件。')
  expect(await textOf(summary.pdf)).toContain('回访率100%')
  /** Received in another month, it is in the table of that month alone. */
  expect((await sum('mall-manager', '2026-02')).complaints).toEqual([])
  const asks = async (viewer: string, month: string): Promise<readonly string[]> =>
    (await scene.world.client.ask(viewer, query, { projectId, month })).codes
  expect(await asks('mall-manager', '2026-13')).toEqual(['INPUT_INVALID'])
  for (const other of ['steward', 'resident']) expect(await asks(other, '2026-03')).toEqual(['NOT_PERMITTED'])
})
