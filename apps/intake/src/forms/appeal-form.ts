import { localMinute } from '@shouwen/calendar/local-time'
import type { Form, FormColumn, FormRow, FormTable } from '@shouwen/documents/form'
import { NOTHING, roomWords } from '@shouwen/documents/paper'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import {
  appealKinds,
  appealStatuses,
  channels,
  customerAnswers,
  demandOutcomes,
  impacts,
  repairGrades,
} from '@shouwen/vocabulary/appeals'
import { complaintScopes } from '@shouwen/vocabulary/playbooks'
import type { ClosedSet } from '@shouwen/vocabulary/closed-set'
import type { Appeal } from '../domain/appeal'
import type { ProgressReport } from '../domain/progress'
import type { Feedback, Instruction } from '../store/tables'
import { revisitsMade, type ToldOfAppeal } from './told-by-others'

/** What a form says of the appeal itself, beside its words. */
export type AppealOnPaper = Pick<
  Appeal,
  | 'number'
  | 'projectKind'
  | 'kind'
  | 'channel'
  | 'category'
  | 'grade'
  | 'impact'
  | 'scope'
  | 'demand'
  | 'status'
  | 'receivedAt'
  | 'registeredAt'
  | 'resolvedAt'
>

/** What a form is filled from: the appeal and its parts as the asker sees them, and what others tell of it. */
export interface AppealFormData {
  readonly appeal: AppealOnPaper
  readonly words: { readonly cause: string | null; readonly content: string; readonly outcome: string | null }
  readonly caller: { readonly name: string; readonly telephone: string } | null
  readonly instructions: readonly Instruction[]
  readonly progressReports: readonly ProgressReport[]
  readonly feedbacks: readonly Feedback[]
  /** Null for history, which was promised nothing. */
  readonly pack: ProcedurePack | null
  readonly timeZone: string
  readonly told: ToldOfAppeal
}

/** What a procedure calls the fields of its form, and who signs it. */
interface FormWords {
  readonly title: (kind: Appeal['kind']) => string
  readonly customer: string
  readonly unit: string
  readonly firstContact: string
  readonly content: string
  readonly instruction: string
  readonly signatures: readonly string[]
}

const formWords = {
  /** P5.1.1–P5.1.3. */
  residential: {
    title: () => '客户诉求登记表',
    customer: '客户姓名',
    unit: '房号',
    firstContact: '接待人',
    content: '诉求内容',
    instruction: '主管批示',
    signatures: ['接待人（签字）', '管理处主任（签字）', '客户（签字）'],
  },
  /** M3.1, M4.2, M4.4, M4.8. */
  mall: {
    title: (kind) => (kind === 'complaint' ? '投诉记录表' : '诉求（需求）记录表'),
    customer: '反映人',
    unit: '地点',
    firstContact: '记录人',
    content: '反映事件',
    instruction: '领导批示',
    signatures: ['记录人（签字）', '部门经理（签字）', '租户确认（签字）'],
  },
} as const satisfies Record<Appeal['projectKind'], FormWords>

export function formTitle({ projectKind, kind }: Pick<Appeal, 'projectKind' | 'kind'>): string {
  return formWords[projectKind].title(kind)
}

/** `P5.1.1, P5.1.2, P5.1.3, M4.2, M4.4, M4.8`: the form of an appeal, as its procedure has it. */
export function appealForm(data: AppealFormData, now: Date): Form {
  const { appeal, words, told, timeZone } = data
  const named = formWords[appeal.projectKind]
  return {
    title: formTitle(appeal),
    captions: [`项目：${told.project?.name ?? NOTHING}`, `编号：${appeal.number}`],
    printedAt: now,
    printedAtText: localMinute(now, timeZone),
    signatures: named.signatures,
    parts: [
      ...head(data, named),
      row([['事由', words.cause ?? '']]),
      row([[named.content, words.content]], 4),
      row([[named.instruction, instructionsIn(data)]], 3),
      handling(data),
      row([['处理结果', words.outcome ?? '']], 3),
      row([
        ['诉求满足', labelOf(demandOutcomes, appeal.demand)],
        ['办结时间', timeIn(timeZone, appeal.resolvedAt)],
        ['状态', labelOf(appealStatuses, appeal.status)],
      ]),
      revisits(data),
    ],
  }
}

function head({ appeal, caller, pack, timeZone, told }: AppealFormData, named: FormWords): FormRow[] {
  const { kind, channel, category, grade, impact, scope, projectKind } = appeal
  const who = told.customer ?? caller
  return [
    row([
      ['诉求类别', labelOf(appealKinds, kind)],
      ['诉求方式', labelOf(channels, channel)],
      ['分类', pack?.categories.find(({ code }) => code === category)?.zh ?? category ?? NOTHING],
    ]),
    row([
      [named.customer, who?.name ?? NOTHING],
      ['联系电话', who?.telephone ?? NOTHING],
      [named.unit, roomWords(told.unit)],
    ]),
    row([
      ['受理时间', timeIn(timeZone, appeal.receivedAt)],
      ['登记时间', timeIn(timeZone, appeal.registeredAt)],
      [named.firstContact, told.firstContact?.name ?? NOTHING],
    ]),
    projectKind === 'mall' && kind === 'complaint'
      ? row([
          ['影响成因', labelOf(impacts, impact)],
          ['投诉判定', labelOf(complaintScopes, scope)],
          ['责任部门', told.department?.name ?? NOTHING],
        ])
      : row([
          ['维修等级', labelOf(repairGrades, grade)],
          ['责任部门', told.department?.name ?? NOTHING],
        ]),
  ]
}

/** P5.1.3: each with the name of who signed it, and when. */
function instructionsIn({ instructions, told, timeZone }: AppealFormData): string {
  return told.instructions
    .flatMap(({ signedBy }, at) => {
      const instruction = instructions[at]
      if (instruction === undefined) return []
      return [
        `${instruction.content}\n${signedBy?.name ?? NOTHING} ${timeIn(timeZone, instruction.signedAt)}`,
      ]
    })
    .join('\n')
}

interface Entry {
  readonly at: Date
  readonly what: string
  readonly content: string
  readonly by: string
}

/** P5.2.3, P5.3, M4.4: what was reported, and what the customer was told and said, in the order of time. */
function handling({ progressReports, feedbacks, told, timeZone }: AppealFormData): FormTable {
  const reported = told.progressReports.flatMap(({ reportedBy }, at): Entry[] => {
    const report = progressReports[at]
    if (report === undefined) return []
    return [{ at: report.reportedAt, what: '进展', content: report.content, by: reportedBy?.name ?? '' }]
  })
  const said = told.feedbacks.flatMap(({ givenBy }, at): Entry[] => {
    const feedback = feedbacks[at]
    if (feedback === undefined) return []
    const { content, answer, refusalReason, givenAt } = feedback
    const lines = [
      content,
      ...(refusalReason === null ? [] : [`无法满足的缘由：${refusalReason}`]),
      `客户答复：${labelOf(customerAnswers, answer)}`,
    ]
    return [{ at: givenAt, what: '反馈客户', content: lines.join('\n'), by: givenBy?.name ?? '' }]
  })
  const entries = [...reported, ...said].sort((one, other) => one.at.getTime() - other.at.getTime())
  return {
    heading: '处理经过',
    columns: columns([
      ['时间', 5],
      ['事项', 3],
      ['内容', 13],
      ['经办人', 3],
    ]),
    rows: entries.map(({ at, what, content, by }) => [timeIn(timeZone, at), what, content, by]),
  }
}

/** P5.5.1, P5.5.4, M4.8. */
function revisits({ told, timeZone }: AppealFormData): FormTable {
  return {
    heading: '回访',
    columns: columns([
      ['时间', 5],
      ['方式', 3],
      ['满意程度', 4],
      ['客户意见', 9],
      ['回访人', 3],
    ]),
    rows: revisitsMade(told.revisits).map(({ at, method, satisfaction, words, by }) => [
      timeIn(timeZone, at),
      method,
      satisfaction,
      words,
      by,
    ]),
  }
}

function row(fields: readonly (readonly [label: string, value: string])[], lines = 1): FormRow {
  return { fields: fields.map(([label, value]) => ({ label, value })), lines }
}

function columns(given: readonly (readonly [title: string, width: number])[]): FormColumn[] {
  return given.map(([title, width]) => ({ title, width }))
}

/** The Chinese word for a code. */
export function labelOf<Code extends string>({ labels }: ClosedSet<Code>, code: Code | null): string {
  return code === null ? NOTHING : labels[code].zh
}

export function timeIn(timeZone: string, at: Date | null): string {
  return at === null ? NOTHING : localMinute(at, timeZone)
}
