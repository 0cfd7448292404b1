import { clockOf, isoDay, toLocal } from '@shouwen/calendar/local-time'
import { categoryOf } from '@shouwen/procedure/categories'
import type { ComplaintReportRule, ProcedurePack } from '@shouwen/procedure/pack'
import { channels, type ReportForm } from '@shouwen/vocabulary/appeals'
import type { Role } from '@shouwen/vocabulary/organisation'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Appeal } from './appeal'
import { requiredText } from './texts'

/** A complaint reported to who answers for it (P5.6.2.2): in writing by the house itself, or orally by its receiver. */
export interface ComplaintReport {
  id: string
  groupId: string
  appealId: string
  projectPath: string
  form: ReportForm
  /** Of a written one: whoever holds this post there. */
  toRole: Role | null
  /** Of an oral one. */
  toStaff: string | null
  clause: string
  content: string
  /** Null: the house itself. */
  reportedBy: string | null
  reportedAt: Date
  acknowledgedBy: string | null
  acknowledgedAt: Date | null
}

/** By which rule appeals of a kind are reported; null where the procedure asks for no report. */
export function reportRuleFor(
  { complaintReport }: ProcedurePack,
  { kind }: Pick<Appeal, 'kind'>,
): ComplaintReportRule | null {
  return complaintReport && kind !== null && complaintReport.kinds.includes(kind) ? complaintReport : null
}

/** P5.6.2.2: the written report that goes out the moment a complaint is registered; null where none is asked for. */
export function writtenReport(
  appeal: Appeal,
  pack: ProcedurePack,
  at: { readonly id: string; readonly timeZone: string },
): ComplaintReport | null {
  const rule = reportRuleFor(pack, appeal)
  if (rule === null) return null
  return {
    ...unread(appeal, rule, at.id, appeal.registeredAt),
    form: 'written',
    toRole: rule.to,
    toStaff: null,
    content: reportText(appeal, pack, at.timeZone),
    reportedBy: null,
  }
}

/** P5.6.2.2: what was told by word of mouth, to whom. Refuses with REPORT_NOT_IN_PROCEDURE. */
export function oralReport(
  appeal: Appeal,
  pack: ProcedurePack,
  said: { readonly id: string; readonly by: string; readonly to: string; readonly words: string },
  now: Date,
): ComplaintReport {
  const rule = reportRuleFor(pack, appeal)
  if (rule === null) throw new Refusal('REPORT_NOT_IN_PROCEDURE')
  return {
    ...unread(appeal, rule, said.id, now),
    form: 'oral',
    toRole: null,
    toStaff: said.to,
    content: requiredText('report', said.words),
    reportedBy: said.by,
  }
}

/** The report as read by somebody. Refuses with REPORT_ALREADY_ACKNOWLEDGED. */
export function decideAcknowledge(report: ComplaintReport, by: string, now: Date): ComplaintReport {
  if (report.acknowledgedAt !== null) {
    throw new Refusal('REPORT_ALREADY_ACKNOWLEDGED', { at: report.acknowledgedAt.toISOString() })
  }
  return { ...report, acknowledgedBy: by, acknowledgedAt: now }
}

function unread(appeal: Appeal, { clause }: ComplaintReportRule, id: string, now: Date) {
  const { groupId, id: appealId, projectPath } = appeal
  return {
    id,
    groupId,
    appealId,
    projectPath,
    clause,
    reportedAt: now,
    acknowledgedBy: null,
    acknowledgedAt: null,
  }
}

/** What the director needs to act: the form's own words, without who called. */
function reportText(appeal: Appeal, pack: ProcedurePack, timeZone: string): string {
  const category = appeal.category === null ? null : categoryOf(pack, appeal.category).zh
  return [
    `投诉书面报告 ${appeal.number}`,
    `受理时间:${localTime(appeal.receivedAt, timeZone)}`,
    `诉求方式:${appeal.channel === null ? '-' : channels.labels[appeal.channel].zh}`,
    `投诉分类:${category ?? '-'}`,
    ...(appeal.cause === null ? [] : [`事由:${appeal.cause}`]),
    `内容:${appeal.content}`,
  ].join('\n')
}

/** `2026-03-02 09:00`, as the clocks at the project show it. */
function localTime(instant: Date, timeZone: string): string {
  const { day, clock } = toLocal(instant, timeZone)
  const minutes = Math.floor(clock / clockOf('00:01'))
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'))
  return `${isoDay(day)} ${hour}:${minute}`
}
