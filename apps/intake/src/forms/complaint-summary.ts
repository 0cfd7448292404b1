import { localMinute } from '@shouwen/calendar/local-time'
import type { List, ListColumn } from '@shouwen/documents/list'
import { NOTHING, roomWords } from '@shouwen/documents/paper'
import { appealStatuses } from '@shouwen/vocabulary/appeals'
import { complaintScopes } from '@shouwen/vocabulary/playbooks'
import { labelOf, timeIn, type AppealOnPaper } from './appeal-form'
import { revisitsMade, type RevisitMade, type ToldOfSummary } from './told-by-others'

/** A complaint of the month, in the words that the asker may read. */
export interface SummarisedComplaint {
  readonly appeal: AppealOnPaper
  readonly categoryZh: string
  readonly content: string
  readonly outcome: string | null
  readonly callerName: string | null
}

export interface SummaryData {
  /** `YYYY-MM`. */
  readonly month: string
  readonly mall: boolean
  readonly timeZone: string
  readonly complaints: readonly SummarisedComplaint[]
  readonly told: ToldOfSummary
}

type Row = SummarisedComplaint & {
  readonly told: ToldOfSummary['complaints'][number]
  readonly revisit: RevisitMade | undefined
}

/** M4.8: one row for each complaint received in the month, with its revisit; sums below. */
export function complaintSummary({ month, mall, timeZone, complaints, told }: SummaryData, now: Date): List {
  const rows = told.complaints.flatMap((others, at): Row[] => {
    const complaint = complaints[at]
    if (complaint === undefined) return []
    return [{ ...complaint, told: others, revisit: revisitsMade(others.revisits).at(-1) }]
  })
  return {
    title: mall ? '投诉记录汇总表' : '投诉汇总表',
    landscape: true,
    captions: [`项目：${told.project?.name ?? NOTHING}`, `${month.replace('-', '年')}月`],
    printedAt: now,
    printedAtText: localMinute(now, timeZone),
    columns: mall ? [...head, scopeColumn, ...tail] : [...head, ...tail],
    rows: rows.map((each, at) => cells(each, at, mall, timeZone)),
    totals: totals(rows, mall),
    signatures: ['制表', '审核'],
  }
}

const head: readonly ListColumn[] = [
  { title: '序号', width: 6, align: 'center' },
  { title: '编号', width: 18 },
  { title: '受理时间', width: 12 },
  { title: '客户', width: 9 },
  { title: '地点', width: 10 },
  { title: '分类', width: 10 },
  { title: '投诉内容', width: 28 },
]
const scopeColumn: ListColumn = { title: '判定', width: 10, align: 'center' }
const tail: readonly ListColumn[] = [
  { title: '处理结果', width: 22 },
  { title: '状态', width: 8, align: 'center' },
  { title: '办结时间', width: 12 },
  { title: '回访', width: 10, align: 'center' },
  { title: '客户意见', width: 14 },
  { title: '责任人', width: 9 },
]

function cells(row: Row, at: number, mall: boolean, timeZone: string): (string | number)[] {
  const { appeal, told, revisit } = row
  return [
    at + 1,
    appeal.number,
    timeIn(timeZone, appeal.receivedAt),
    told.customer?.name ?? row.callerName ?? NOTHING,
    roomWords(told.unit),
    row.categoryZh,
    row.content,
    ...(mall ? [labelOf(complaintScopes, appeal.scope)] : []),
    row.outcome ?? NOTHING,
    labelOf(appealStatuses, appeal.status),
    timeIn(timeZone, appeal.resolvedAt),
    revisit?.satisfaction ?? NOTHING,
    revisit?.words || NOTHING,
    told.firstContact?.name ?? NOTHING,
  ]
}

/** M3.2, M4.8: how many were settled, and what share of these has been revisited. */
function totals(rows: readonly Row[], mall: boolean): string[] {
  const settled = rows.filter(({ appeal }) => appeal.resolvedAt !== null)
  const revisited = settled.filter(({ revisit }) => revisit !== undefined).length
  const rate = settled.length === 0 ? NOTHING : `${Math.floor((revisited / settled.length) * 1_000) / 10}%`
  const judged = (scope: string): number => rows.filter(({ appeal }) => appeal.scope === scope).length
  return [
    `合计 ${rows.length} 件，已办结 ${settled.length} 件，已回访 ${revisited} 件，回访率 ${rate}。`,
    ...(mall ? [`有效投诉 ${judged('withinScope')} 件，无效投诉 ${judged('outsideScope')} 件。`] : []),
  ]
}
