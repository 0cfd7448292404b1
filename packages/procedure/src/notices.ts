import type { NoticeOccasion, NoticeRecipient } from '@shouwen/vocabulary/notices'
import type { NoticeRule, NoticesRule, ProcedurePack } from './pack'
import { placeholdersIn } from './reply-templates'

/** What the text of a notice may say by itself. None is personal: a notice passes through other houses. */
export const noticePlaceholders = {
  reported: ['number', 'kind'],
  handedOver: ['number', 'kind'],
  escalated: ['number', 'kind'],
  informed: ['number', 'kind', 'link'],
  resolved: ['number', 'kind', 'link'],
} as const satisfies Record<NoticeOccasion, readonly string[]>

export type NoticePlaceholder = (typeof noticePlaceholders)[NoticeOccasion][number]

/** Whoever reads a notice has to know which appeal it is about. */
const needed: NoticePlaceholder = 'number'

/** Whom an occasion is about: nobody has to act on what the customer is told, and no customer reads the house's papers (P5.3). */
const recipientsOf: Readonly<Record<NoticeOccasion, readonly NoticeRecipient[]>> = {
  reported: ['responsible', 'firstContact'],
  handedOver: ['responsible', 'firstContact'],
  escalated: ['responsible', 'firstContact'],
  informed: ['customer', 'firstContact'],
  resolved: ['customer', 'firstContact'],
}

/** The rules of an occasion; none where the procedure has nobody told. */
export function noticeRulesFor({ notices }: ProcedurePack, on: NoticeOccasion): readonly NoticeRule[] {
  return notices?.rules.filter((rule) => rule.on === on) ?? []
}

/** What is wrong with the notices of a pack, each with its path. */
export function noticeProblems({ notices }: ProcedurePack): string[] {
  if (!notices) return []
  const { rules, templates } = notices
  const codes = templates.map(({ code }) => code)
  return [
    ...codes.flatMap((code, at) =>
      codes.indexOf(code) < at ? [`notices.templates.${at}.code: "${code}" is given twice`] : [],
    ),
    ...rules.flatMap((rule, at) => ruleProblems(notices, rule, `notices.rules.${at}`)),
    ...rules.flatMap(({ on, to }, at) =>
      rules.findIndex((rule) => rule.on === on && rule.to === to) < at
        ? [`notices.rules.${at}: "${to}" is told of "${on}" already`]
        : [],
    ),
  ]
}

function ruleProblems({ templates }: NoticesRule, rule: NoticeRule, path: string): string[] {
  const template = templates.find(({ code }) => code === rule.template)
  if (template === undefined) return [`${path}.template: there is no template "${rule.template}"`]
  const known: readonly string[] = noticePlaceholders[rule.on]
  const said = placeholdersIn(template.text)
  const rooms = rule.channels.filter((channel) => channel !== 'sms')
  return [
    ...said.flatMap((name) =>
      known.includes(name) ? [] : [`${path}.template: "${rule.on}" knows no placeholder "${name}"`],
    ),
    ...(said.includes(needed) ? [] : [`${path}.template: "${needed}" is missing`]),
    ...(recipientsOf[rule.on].includes(rule.to)
      ? []
      : [`${path}.to: "${rule.to}" is not told of "${rule.on}"`]),
    // What a customer is told is not for a room of staff.
    ...(rule.to === 'customer' && rooms.length > 0
      ? [`${path}.channels: "${rooms.join(', ')}" does not reach a customer`]
      : []),
    ...rule.channels.flatMap((channel, at) =>
      rule.channels.indexOf(channel) < at ? [`${path}.channels.${at}: "${channel}" is given twice`] : [],
    ),
  ]
}
