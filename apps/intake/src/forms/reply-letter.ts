import { localDay } from '@shouwen/calendar/local-time'
import type { Letter } from '@shouwen/documents/letter'
import { NOTHING, roomWords } from '@shouwen/documents/paper'
import type { WrittenReplyRule } from '@shouwen/procedure/pack'
import { filledIn, type PrintPlaceholder } from '@shouwen/procedure/reply-templates'
import { replyStatuses, type ReplyStatus } from '@shouwen/vocabulary/documents'
import { z } from 'zod'

const named = z.object({ name: z.string() }).nullish()

/** What other services tell of a written reply for its letter: as they show it to whoever asks. */
export const toldOfReply = z.object({
  appeal: z.object({
    project: named,
    customer: named,
    unit: z.object({ building: z.string(), code: z.string() }).nullish(),
  }),
})

/** The same, as federation asks for it. */
export const requiredByLetter = 'appeal { project { name } customer { name } unit { building code } }'

export interface ReplyOnPaper {
  readonly status: ReplyStatus
  readonly number: string | null
  readonly title: string
  readonly content: string
  readonly draftedAt: Date
  readonly approvedAt: Date | null
}

/** P5.6.3.1, M4.9: the letter, with its names; a draft says that it is one. */
export function replyLetter(
  reply: ReplyOnPaper,
  rule: Pick<WrittenReplyRule, 'letterhead'>,
  callerName: string | null,
  { appeal }: z.infer<typeof toldOfReply>,
  timeZone: string,
  now: Date,
): Letter {
  const { status, number, title, content, draftedAt, approvedAt } = reply
  const customer = appeal.customer?.name ?? callerName ?? NOTHING
  const values: Record<PrintPlaceholder, string> = {
    customer,
    unit: roomWords(appeal.unit),
    project: appeal.project?.name ?? NOTHING,
  }
  const [year, month, day] = localDay(approvedAt ?? draftedAt, timeZone)
    .split('-')
    .map(Number)
  return {
    sender: filledIn(rule.letterhead, values),
    number,
    title: filledIn(title, values),
    recipient: customer,
    body: filledIn(content, values)
      .split('\n')
      .filter((paragraph) => paragraph.trim() !== ''),
    dateText: `${year}年${month}月${day}日`,
    mark: number === null ? replyStatuses.labels[status].zh : null,
    printedAt: now,
  }
}
