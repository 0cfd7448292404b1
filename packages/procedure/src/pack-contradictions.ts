import { windowProblem } from '@shouwen/calendar/daily-window'
import { appealKinds, type AppealKind } from '@shouwen/vocabulary/appeals'
import { complaintScopes } from '@shouwen/vocabulary/playbooks'
import { dispatchContradictions } from './dispatch-contradictions'
import { noticeProblems } from './notices'
import { categoryContradictions } from './category-contradictions'
import type { ClockRule, ProcedurePack } from './pack'
import { targetContradictions } from './target-contradictions'
import { ladderContradictions } from './ladder-contradictions'
import { emergencyContradictions } from './emergency-contradictions'
import { playbookContradictions } from './playbook-contradictions'
import { unknownPlaceholders } from './reply-templates'

/** The category that every procedure has, for what fits nowhere else. */
export const defaultCategory = 'other'

/** What the parts of a well-formed pack say against each other, each with its path; empty if nothing. */
export function packContradictions(pack: ProcedurePack): string[] {
  const handled = new Set<AppealKind>(pack.kinds.map(({ kind }) => kind))
  return [
    ...repeated(
      pack.kinds.map(({ kind }) => kind),
      (at) => `kinds.${at}.kind`,
    ),
    ...repeated(
      pack.categories.map(({ code }) => code),
      (at) => `categories.${at}.code`,
    ),
    ...repeated(
      pack.clocks.map(({ code }) => code),
      (at) => `clocks.${at}.code`,
    ),
    ...repeated(pack.conduct?.values.map(({ code }) => code) ?? [], (at) => `conduct.values.${at}.code`),
    ...pack.categories.flatMap(({ kinds }, at) => unhandled(kinds, handled, `categories.${at}.kinds`)),
    ...pack.clocks.flatMap(({ when }, at) => unhandled(when.kinds ?? [], handled, `clocks.${at}.when.kinds`)),
    ...pack.clocks.flatMap((clock, at) => clockContradictions(clock, `clocks.${at}`)),
    ...pack.clocks.flatMap((clock, at) => targetContradictions(clock, `clocks.${at}`)),
    ...pack.clocks.flatMap((clock, at) => ladderContradictions(clock, `clocks.${at}`)),
    ...categoryContradictions(pack),
    ...pack.samplings.flatMap(({ kinds }, at) =>
      kinds === 'all' ? [] : unhandled(kinds, handled, `samplings.${at}.kinds`),
    ),
    ...repeated(pack.playbooks?.map(({ code }) => code) ?? [], (at) => `playbooks.${at}.code`),
    ...(pack.playbooks ?? []).flatMap(({ when }, at) =>
      unhandled(when.kinds ?? [], handled, `playbooks.${at}.when.kinds`),
    ),
    ...playbookContradictions(pack),
    ...emergencyContradictions(pack),
    ...unhandled(pack.scope?.kinds ?? [], handled, 'scope.kinds'),
    ...scopeProblems(pack),
    ...superiorsProblems(pack),
    ...writtenReplyProblems(pack, handled),
    ...defaultCategoryProblems(pack),
    ...revisitProblems(pack, handled),
    ...unhandled(pack.complaintReport?.kinds ?? [], handled, 'complaintReport.kinds'),
    ...unhandled(pack.secrets?.declines ?? [], handled, 'secrets.declines'),
    ...unhandled(pack.triage?.answeredAtOnce ?? [], handled, 'triage.answeredAtOnce'),
    ...followUpProblems(pack, handled),
    ...unhandled(pack.severity?.kinds ?? [], handled, 'severity.kinds'),
    ...unhandled(pack.conduct?.markedFor ?? [], handled, 'conduct.markedFor'),
    ...dispatchContradictions(pack),
    ...questionProblems(pack),
    ...noticeProblems(pack),
    ...quietHoursProblems(pack),
    ...careProblems(pack),
    ...(pack.handover.coordinatedFrom !== undefined && pack.handover.coordinator === undefined
      ? ['handover.coordinatedFrom: there is no coordinator']
      : []),
    ...(pack.progress.reviewRequired && pack.progress.reviewerRole === null
      ? ['progress.reviewerRole: missing, though a review is required']
      : []),
  ]
}

function repeated(codes: readonly string[], path: (at: number) => string): string[] {
  return codes.flatMap((code, at) =>
    codes.indexOf(code) < at ? [`${path(at)}: "${code}" is given twice`] : [],
  )
}

function unhandled(kinds: readonly AppealKind[], handled: ReadonlySet<AppealKind>, path: string): string[] {
  return kinds.flatMap((kind, at) =>
    handled.has(kind) ? [] : [`${path}.${at}: "${kind}" is not a kind of this procedure`],
  )
}

function clockContradictions({ when, pausedBy = [] }: ClockRule, path: string): string[] {
  const problems: string[] = []
  if (when.grades && (when.kinds?.length !== 1 || when.kinds[0] !== 'repair')) {
    problems.push(`${path}.when.grades: only repairs have a grade, so kinds must be ["repair"]`)
  }
  problems.push(
    ...repeated(
      pausedBy.map(({ reason }) => reason),
      (at) => `${path}.pausedBy.${at}.reason`,
    ),
  )
  const excluded = when.impacts?.filter((impact) => when.unlessImpacts?.includes(impact)) ?? []
  if (excluded.length > 0) {
    problems.push(`${path}.when.unlessImpacts: excludes what impacts asks for (${excluded.join(', ')})`)
  }
  return problems
}

function defaultCategoryProblems(pack: ProcedurePack): string[] {
  const at = pack.categories.findIndex(({ code }) => code === defaultCategory)
  const category = pack.categories[at]
  if (!category) return [`categories: the category "${defaultCategory}" is missing`]
  return pack.kinds.flatMap(({ kind }) =>
    category.kinds.includes(kind)
      ? []
      : [`categories.${at}.kinds: "${defaultCategory}" must take "${kind}" too`],
  )
}

function revisitProblems(pack: ProcedurePack, handled: ReadonlySet<AppealKind>): string[] {
  const ruled = pack.revisits.flatMap(({ kinds }, at) => kinds.map((kind) => ({ kind, at })))
  const problems = pack.revisits.flatMap(({ kinds }, at) => unhandled(kinds, handled, `revisits.${at}.kinds`))
  for (const kind of appealKinds.codes.filter((code) => handled.has(code))) {
    const [first, second] = ruled.filter((rule) => rule.kind === kind)
    if (!first) problems.push(`revisits: no rule for "${kind}"`)
    else if (second) problems.push(`revisits.${second.at}.kinds: "${kind}" already has a rule`)
  }
  return problems
}

/** A question is asked of categories that there are. */
function questionProblems({ revisits, categories }: ProcedurePack): string[] {
  const known = new Set(categories.map(({ code }) => code))
  return revisits.flatMap(({ questions = [] }, at) =>
    questions.flatMap((question, place) =>
      (question.categories ?? []).flatMap((code, of) =>
        known.has(code)
          ? []
          : [`revisits.${at}.questions.${place}.categories.${of}: there is no category "${code}"`],
      ),
    ),
  )
}

/** M3.2: there is one rule for a kind. */
function followUpProblems(pack: ProcedurePack, handled: ReadonlySet<AppealKind>): string[] {
  const rules = pack.followUps ?? []
  const kinds = rules.flatMap((rule) => rule.kinds)
  return [
    ...repeated(kinds, () => 'followUps'),
    ...rules.flatMap((rule, at) => unhandled(rule.kinds, handled, `followUps.${at}.kinds`)),
  ]
}

/** M4.5.2, M4.5.3: who judges needs both definitions before their eyes. */
function scopeProblems({ scope }: ProcedurePack): string[] {
  if (!scope) return []
  const defined = scope.definitions.map((definition) => definition.scope)
  return [
    ...repeated(defined, (at) => `scope.definitions.${at}.scope`),
    ...complaintScopes.codes.flatMap((code) =>
      defined.includes(code) ? [] : [`scope.definitions: no definition of "${code}"`],
    ),
  ]
}

/** Every rung leads up: to no post that stands on this rung or on one below it. */
function superiorsProblems({ superiors }: ProcedurePack): string[] {
  const ladder = superiors?.ladder ?? []
  const below = ladder.map(({ from }) => from)
  return [
    ...repeated(below, (at) => `superiors.ladder.${at}.from`),
    ...ladder.flatMap(({ to }, at) =>
      below.slice(0, at + 1).includes(to)
        ? [`superiors.ladder.${at}.to: "${to}" stands on this rung or below it`]
        : [],
    ),
  ]
}

/** P5.6.3.1, M4.9: a clock that a reply stops needs somebody who asks for one. */
function writtenReplyProblems(
  { writtenReplies, clocks }: ProcedurePack,
  handled: ReadonlySet<AppealKind>,
): string[] {
  if (!writtenReplies) {
    return clocks.flatMap(({ stopsOn }, at) =>
      stopsOn === 'replied'
        ? [`clocks.${at}.stopsOn: "replied", though writtenReplies asks for no reply`]
        : [],
    )
  }
  return [
    ...unhandled(writtenReplies.when.kinds ?? [], handled, 'writtenReplies.when.kinds'),
    ...repeated(writtenReplies.approvedBy, (at) => `writtenReplies.approvedBy.${at}`),
    ...repeated(
      writtenReplies.templates.map(({ code }) => code),
      (at) => `writtenReplies.templates.${at}.code`,
    ),
    ...writtenReplies.templates.flatMap(({ body }, at) =>
      unknownPlaceholders(body).map(
        (name) => `writtenReplies.templates.${at}.body: there is no placeholder "${name}"`,
      ),
    ),
  ]
}

function quietHoursProblems({ quietHours, notices }: ProcedurePack): string[] {
  const said = { quietHours, 'notices.quietHours': notices?.quietHours }
  return Object.entries(said).flatMap(([path, hours]) => {
    const problem = hours === undefined ? null : windowProblem(hours)
    return problem === null ? [] : [`${path}: ${problem}`]
  })
}

function careProblems({ care }: ProcedurePack): string[] {
  return care && care.advancedAge < care.retiredAge ? ['care.advancedAge: below care.retiredAge'] : []
}
