import { appealKinds, appealStatuses, type AppealKind } from '@shouwen/vocabulary/appeals'
import { roles } from '@shouwen/vocabulary/organisation'
import { revisitMethods } from '@shouwen/vocabulary/revisiting'
import { categoryPath } from './categories'
import { conditionWords, postWords, windowWords } from './flow-words'
import type { ClockRule, Playbook, ProcedurePack } from './pack'

/** Something that happens to an appeal on its way. */
export interface Station {
  readonly id: string
  readonly zh: string
  /** Who, within what: a line each. */
  readonly notes: readonly string[]
  readonly clause: string | null
  readonly shape: 'duty' | 'question' | 'end'
}

/** From one station to another; `zh`: in which case. */
export interface Way {
  readonly from: string
  readonly to: string
  readonly zh: string | null
}

/** How appeals of a kind go through a procedure. */
export interface Flow {
  readonly zh: string
  readonly stations: readonly Station[]
  readonly ways: readonly Way[]
}

/** The id of the station that a step of a playbook is. */
export function stationOfStep(playbook: string, step: string): string {
  return `${playbook}/${step}`
}

/** P6.0: the flow of a kind, read from the pack: every station and time limit in it is a rule of the pack. */
export function flowOf(
  pack: ProcedurePack,
  kind: AppealKind,
  playbooks: readonly Playbook[] = playbooksOfKind(pack, kind),
): Flow {
  const books = playbooks.map(flowOfPlaybook)
  const judged = pack.scope?.kinds.includes(kind) === true
  /** M4.2: an inquiry is answered by who was asked; it goes to a department once it turns out to be something else. */
  const atOnce = pack.triage?.answeredAtOnce.includes(kind) === true
  return {
    zh: `${pack.title.zh} ${appealKinds.labels[kind].zh}处理流程`,
    stations: [...trunk(pack, kind), ...books.flatMap(({ stations }) => stations)],
    ways: [
      ...(atOnce
        ? [way('registered', 'resolved', '当场答复'), way('registered', 'handedOver', '改判为投诉或需求')]
        : judged
          ? path('registered', 'scope', 'handedOver')
          : path('registered', 'handedOver')),
      ...path('handedOver', 'inProgress', 'reported'),
      ...(pack.progress.reviewRequired
        ? path('reported', 'reviewed', 'informed')
        : path('reported', 'informed')),
      ...(pack.superiors ? [way('inProgress', 'escalated', '超出权限')] : []),
      ...(pack.superiors ? [way('escalated', 'reported', '批复')] : []),
      ...path('informed', 'resolved', 'revisited', 'content'),
      way('content', 'closed', '是'),
      way('content', 'handedOver', '否,继续处理'),
      way('closed', 'archived'),
      ...books.flatMap(({ ways }) => ways),
    ],
  }
}

const way = (from: string, to: string, zh: string | null = null): Way => ({ from, to, zh })

function path(...stations: readonly string[]): Way[] {
  return stations.slice(1).map((to, at) => way(stations[at] ?? '', to))
}

function station(
  id: string,
  zh: string,
  clause: string | null,
  notes: readonly string[] = [],
  shape: Station['shape'] = 'duty',
): Station {
  return { id, zh, clause, notes, shape }
}

function trunk(pack: ProcedurePack, kind: AppealKind): Station[] {
  const { scope, superiors, progress, handover, instructionBy } = pack
  const within = (stopsOn: ClockRule['stopsOn']): string[] => limits(pack, kind, stopsOn)
  const revisit = pack.revisits.find(({ kinds }) => kinds.includes(kind))
  const { labels } = appealStatuses
  return [
    station('registered', '受理登记', pack.kinds.find((rule) => rule.kind === kind)?.clause ?? null, [
      '接待人即首问责任人',
    ]),
    ...(scope?.kinds.includes(kind) === true
      ? [station('scope', '是否有效?', scope.clause, [postWords(scope.judgedBy)], 'question')]
      : []),
    station('handedOver', '转责任部门', handover.clause, within('handedOver')),
    station('inProgress', '部门处理', instructionBy.clause, [`批示:${postWords([instructionBy.role])}`]),
    ...(superiors
      ? [
          station(
            'escalated',
            '上报',
            superiors.clause,
            superiors.ladder.map(({ from, to }) => `${roles.labels[from].zh} → ${roles.labels[to].zh}`),
          ),
        ]
      : []),
    station('reported', '报告进展', progress.clause),
    ...(progress.reviewRequired && progress.reviewerRole !== null
      ? [station('reviewed', '审核', progress.clause, [postWords([progress.reviewerRole])])]
      : []),
    station('informed', '反馈客户', progress.clause, within('fedBack')),
    station('resolved', labels.resolved.zh, null, within('resolved')),
    station('revisited', '回访', revisit?.clause ?? null, [
      ...(revisit ? [`回访率 ${Math.round(revisit.share * 100)}%`, methods(revisit.methods)] : []),
      ...within('revisited'),
    ]),
    station('content', '客户满意?', null, [], 'question'),
    station('closed', labels.closed.zh, null),
    station('archived', labels.archived.zh, null, [], 'end'),
  ]
}

function methods(of: readonly (keyof typeof revisitMethods.labels)[]): string {
  return of.map((method) => revisitMethods.labels[method].zh).join('、')
}

/** The time limits that end at a moment: `小修:8 小时内(P5.4.2)`. */
function limits(pack: ProcedurePack, kind: AppealKind, stopsOn: ClockRule['stopsOn']): string[] {
  return pack.clocks
    .filter((rule) => rule.stopsOn === stopsOn && (rule.when.kinds?.includes(kind) ?? true))
    .map(({ when, window, clause }) => {
      const of = conditionWords(when, pack.categories)
      return `${of === '' ? '' : `${of}:`}${windowWords(window)}(${clause})`
    })
}

/** The playbooks that an appeal of a kind can have. */
function playbooksOfKind(pack: ProcedurePack, kind: AppealKind): Playbook[] {
  return (pack.playbooks ?? []).filter(
    ({ when }) =>
      (when.kinds?.includes(kind) ?? true) &&
      (when.scopes === undefined || pack.scope?.kinds.includes(kind) === true) &&
      (when.categories === undefined ||
        pack.categories.some(
          ({ code, kinds }) =>
            kinds.includes(kind) && categoryPath(pack, code).some((each) => when.categories?.includes(each)),
        )),
  )
}

function flowOfPlaybook({ code: playbook, zh, when, steps }: Playbook): Pick<Flow, 'stations' | 'ways'> {
  const id = (step: string): string => stationOfStep(playbook, step)
  const leadsOn = new Set(steps.flatMap(({ after, onlyIf }) => [...after, ...(onlyIf ? [onlyIf.step] : [])]))
  const begins = when.scopes === undefined ? 'registered' : 'scope'
  return {
    stations: steps.map((step) =>
      station(id(step.code), step.zh, step.clause, [
        postWords(step.by),
        ...(step.within === undefined ? [] : [windowWords(step.within)]),
      ]),
    ),
    ways: steps.flatMap(({ code, after, onlyIf }) => {
      const asked = onlyIf === undefined ? [] : [way(id(onlyIf.step), id(code), choiceWords(steps, onlyIf))]
      const before = after.filter((step) => step !== onlyIf?.step).map((step) => way(id(step), id(code)))
      const into = [...asked, ...before]
      return [
        ...(into.length === 0 ? [way(begins, id(code), zh)] : into),
        ...(leadsOn.has(code) ? [] : [way(id(code), 'resolved')]),
      ]
    }),
  }
}

function choiceWords(
  steps: Playbook['steps'],
  { step, field, is }: NonNullable<Playbook['steps'][number]['onlyIf']>,
): string {
  const options = steps.find(({ code }) => code === step)?.asks.find(({ code }) => code === field)?.options
  return (options ?? [])
    .filter(({ code }) => is.includes(code))
    .map(({ zh }) => zh)
    .join('、')
}
