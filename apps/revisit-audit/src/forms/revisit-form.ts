import { localMinute } from '@shouwen/calendar/local-time'
import type { Form, FormRow } from '@shouwen/documents/form'
import { NOTHING, roomWords } from '@shouwen/documents/paper'
import { codeNamed } from '@shouwen/subgraph/enum'
import { appealKinds } from '@shouwen/vocabulary/appeals'
import type { ClosedSet } from '@shouwen/vocabulary/closed-set'
import { revisitMethods, satisfactions } from '@shouwen/vocabulary/revisiting'
import { z } from 'zod'
import type { Revisit } from '../domain/revisit'

const named = z.object({ name: z.string() }).nullish()
const person = z.object({ name: z.string(), telephone: z.string() }).nullish()

/** What other services tell of a revisit for its form: as they show it to whoever asks. */
export const toldOfRevisit = z.object({
  completedBy: named,
  appeal: z
    .object({
      number: z.string(),
      kind: z
        .string()
        .nullish()
        .transform((name) => codeNamed(appealKinds, name)),
      content: z.string(),
      outcome: z.string().nullish(),
      project: named,
      unit: z.object({ building: z.string(), code: z.string() }).nullish(),
      customer: person,
      caller: person,
      firstContact: named,
    })
    .nullish(),
})

/** The same, as federation asks for it. */
export const requiredByForm =
  'completedBy { name } appeal { number kind content outcome project { name } unit { building code } ' +
  'customer { name telephone } caller { name telephone } firstContact { name } }'

/** What a form says of the revisit itself. */
type RevisitOnPaper = Pick<
  Revisit,
  | 'methods'
  | 'method'
  | 'satisfaction'
  | 'timeliness'
  | 'content'
  | 'words'
  | 'dueSince'
  | 'completedAt'
  | 'clause'
>

export const REVISIT_TITLE = '客户回访表'

/** P5.5.4, P7.0, M4.8: the form of a revisit; one that is due leaves room for a hand, with boxes to tick. */
export function revisitForm(
  revisit: RevisitOnPaper,
  told: z.infer<typeof toldOfRevisit>,
  timeZone: string,
  now: Date,
): Form {
  const { appeal, completedBy } = told
  const who = appeal?.customer ?? appeal?.caller
  return {
    title: REVISIT_TITLE,
    captions: [`项目：${appeal?.project?.name ?? NOTHING}`, `诉求编号：${appeal?.number ?? NOTHING}`],
    printedAt: now,
    printedAtText: localMinute(now, timeZone),
    signatures: ['回访人（签字）', '客户（签字）', '日期'],
    parts: [
      row([
        ['客户', who?.name ?? NOTHING],
        ['联系电话', who?.telephone ?? NOTHING],
        ['房号', roomWords(appeal?.unit)],
      ]),
      row([
        ['诉求类别', appeal?.kind ? appealKinds.labels[appeal.kind].zh : NOTHING],
        ['办结时间', localMinute(revisit.dueSince, timeZone)],
        ['责任人', appeal?.firstContact?.name ?? NOTHING],
      ]),
      row([['诉求内容', appeal?.content ?? NOTHING]], 3),
      row([['处理结果', appeal?.outcome ?? '']], 3),
      row([
        ['回访时间', revisit.completedAt === null ? '' : localMinute(revisit.completedAt, timeZone)],
        ['回访人', completedBy?.name ?? ''],
        ['依据条款', revisit.clause],
      ]),
      row([['回访方式', boxes(revisitMethods, revisit.methods, revisit.method)]]),
      row([['满意程度', boxes(satisfactions, satisfactions.codes, revisit.satisfaction)]]),
      row([['及时程度', boxes(satisfactions, satisfactions.codes, revisit.timeliness)]]),
      row([['客户意见', revisit.words ?? '']], 5),
      row([['回访结论', conclusion(revisit.content)]]),
    ],
  }
}

/** P5.5.1, M4.8: what follows from it. */
function conclusion(content: boolean | null): string {
  if (content === null) return '□ 客户满意，结案    □ 客户不满意，重新处理'
  return content ? '■ 客户满意，结案    □ 客户不满意，重新处理' : '□ 客户满意，结案    ■ 客户不满意，重新处理'
}

/** The choices as boxes; that which was made is filled. */
function boxes<Code extends string>(
  { labels }: ClosedSet<Code>,
  choices: readonly Code[],
  made: Code | null,
): string {
  return choices.map((code) => `${code === made ? '■' : '□'} ${labels[code].zh}`).join('    ')
}

function row(fields: readonly (readonly [label: string, value: string])[], lines = 1): FormRow {
  return { fields: fields.map(([label, value]) => ({ label, value })), lines }
}
