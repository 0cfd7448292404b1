import type { EvidenceField, Playbook, PlaybookStep, ProcedurePack } from '@shouwen/procedure/pack'
import { playbooksFor, standingOf, type Settled } from '@shouwen/procedure/playbooks'
import type { StepStanding } from '@shouwen/vocabulary/playbooks'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { normalTelephone } from '@shouwen/vocabulary/telephone'
import type { Appeal } from './appeal'
import { requiredText, tidyText } from './texts'

/** What was written down when a step was done, by the codes of its fields. */
export type Evidence = Readonly<Record<string, string>>

/** A step that has been opened on an appeal. One that waits, or is not needed, has none yet. */
export interface OpenedStep {
  groupId: string
  appealId: string
  playbook: string
  step: string
  openedAt: Date
  /** Null while it is to be done. */
  how: 'done' | 'skipped' | null
  settledBy: string | null
  settledAt: Date | null
  /** Why it was left out. */
  reason: string | null
  evidence: Evidence | null
}

/** A playbook on an appeal, with where its steps stand. */
export interface RunningPlaybook {
  readonly playbook: Playbook
  readonly steps: readonly {
    readonly rule: PlaybookStep
    readonly standing: StepStanding
    readonly opened: OpenedStep | null
  }[]
}

/**
 * The playbooks that an appeal is handled by. One of which a step was opened stays, whatever was judged since, unless all
 * that was opened of it was left out. History has none.
 */
export function playbooksOf(
  appeal: Appeal,
  pack: ProcedurePack,
  opened: readonly OpenedStep[],
): RunningPlaybook[] {
  const asked = new Set(playbooksAskedFor(appeal, pack))
  const begun = new Set(opened.filter(({ how }) => how !== 'skipped').map(({ playbook }) => playbook))
  return (pack.playbooks ?? [])
    .filter((playbook) => asked.has(playbook) || begun.has(playbook.code))
    .map((playbook) => running(playbook, opened))
}

/** The playbooks that an appeal asks for as it is now. */
export function playbooksAskedFor(appeal: Appeal, pack: ProcedurePack): Playbook[] {
  const { kind, channel, category, grade, impact, scope } = appeal
  if (kind === null || channel === null || category === null) return []
  return playbooksFor(pack, { kind, channel, category, grade, impact, scope })
}

function running(playbook: Playbook, opened: readonly OpenedStep[]): RunningPlaybook {
  const own = new Map(opened.filter((row) => row.playbook === playbook.code).map((row) => [row.step, row]))
  const settled = new Map<string, Settled>()
  for (const { step, how, evidence } of own.values()) {
    if (how !== null) settled.set(step, how === 'done' ? (evidence ?? {}) : null)
  }
  const standing = standingOf(playbook, settled)
  const steps = playbook.steps.map((rule) => ({
    rule,
    standing: standing.get(rule.code) ?? 'waiting',
    opened: own.get(rule.code) ?? null,
  }))
  return { playbook, steps }
}

/** A step that can be settled now, with its rule. */
export interface StepInHand {
  readonly rule: PlaybookStep
  readonly opened: OpenedStep
}

/** The steps that can be done now and have not been opened yet, as they are opened. */
export function stepsToOpen(appeal: Appeal, running: readonly RunningPlaybook[], now: Date): StepInHand[] {
  const { groupId, id: appealId } = appeal
  const untouched = { how: null, settledBy: null, settledAt: null, reason: null, evidence: null }
  return running.flatMap(({ playbook, steps }) =>
    steps
      .filter(({ standing, opened }) => standing === 'open' && opened === null)
      .map(({ rule }) => ({
        rule,
        opened: {
          groupId,
          appealId,
          playbook: playbook.code,
          step: rule.code,
          openedAt: now,
          ...untouched,
        },
      })),
  )
}

/** A step of the appeal's playbooks, wherever it stands. Refuses with STEP_UNKNOWN. */
export function requireStep(
  running: readonly RunningPlaybook[],
  { playbook, step }: { playbook: string; step: string },
): RunningPlaybook['steps'][number] {
  const steps = running.find((each) => each.playbook.code === playbook)?.steps ?? []
  const found = steps.find(({ rule }) => rule.code === step)
  if (found === undefined) throw new Refusal('STEP_UNKNOWN', { step: `${playbook}/${step}` })
  return found
}

/**
 * P5.6.2.3, P5.6.5.1, P5.6.5.3b: what comes later is not done earlier. Refuses with STEP_UNKNOWN, STEP_NOT_YET,
 * STEP_NOT_NEEDED, STEP_ALREADY_SETTLED.
 */
export function stepInHand(
  running: readonly RunningPlaybook[],
  of: { playbook: string; step: string },
): StepInHand {
  const { rule, standing, opened } = requireStep(running, of)
  const steps = running.find(({ playbook }) => playbook.code === of.playbook)?.steps ?? []
  const { clause } = rule
  if (standing === 'notNeeded') throw new Refusal('STEP_NOT_NEEDED', { step: rule.zh, clause })
  if (standing === 'waiting' || opened === null) {
    const rests = [...rule.after, ...(rule.onlyIf === undefined ? [] : [rule.onlyIf.step])]
    const before = steps.filter((each) => rests.includes(each.rule.code) && isUnsettled(each.standing))
    throw new Refusal('STEP_NOT_YET', {
      step: rule.zh,
      after: before.map((each) => each.rule.zh).join('、'),
      clause,
    })
  }
  if (standing !== 'open') {
    const [by, at] = [opened.settledBy ?? '', opened.settledAt?.toISOString() ?? '']
    throw new Refusal('STEP_ALREADY_SETTLED', { step: rule.zh, by, at })
  }
  return { rule, opened }
}

const isUnsettled = (standing: StepStanding): boolean => standing === 'waiting' || standing === 'open'

/**
 * A step done, on the evidence that it asks for. Refuses with EVIDENCE_INVALID, which names every fault.
 * @param attachments the ids of those that the appeal has: P5.6.5.3, papers can be shown.
 */
export function decideDone(
  { rule, opened }: StepInHand,
  given: readonly { field: string; value: string }[],
  attachments: ReadonlySet<string>,
  by: string,
  now: Date,
): OpenedStep {
  const evidence = evidenceFrom(rule, given, attachments)
  return { ...opened, how: 'done', settledBy: by, settledAt: now, evidence }
}

/** A step left out, with the reason. Refuses with STEP_NOT_TO_BE_SKIPPED. */
export function decideSkip(
  { rule, opened }: StepInHand,
  reason: string,
  by: { personId: string; may: boolean },
  now: Date,
): OpenedStep {
  if (!by.may) throw new Refusal('STEP_NOT_TO_BE_SKIPPED', { step: rule.zh, clause: rule.clause })
  return {
    ...opened,
    how: 'skipped',
    settledBy: by.personId,
    settledAt: now,
    reason: requiredText('reason', reason),
  }
}

function evidenceFrom(
  { asks, zh: step }: PlaybookStep,
  given: readonly { field: string; value: string }[],
  attachments: ReadonlySet<string>,
): Evidence {
  const problems: string[] = []
  const evidence: Record<string, string> = {}
  for (const { field } of given) {
    if (!asks.some(({ code }) => code === field)) problems.push(`${field} is not asked for`)
  }
  for (const ask of asks) {
    const told = given.findLast(({ field }) => field === ask.code)?.value
    const value = tidyText('evidence', told)
    if (value === null) {
      if (ask.required) problems.push(`${ask.code} (${ask.zh}) is missing`)
      continue
    }
    const read = valueOf(ask, value, attachments)
    if (read === null) problems.push(`${ask.code} (${ask.zh}) is not one of ${membersOf(ask)}`)
    else evidence[ask.code] = read
  }
  if (problems.length > 0) throw new Refusal('EVIDENCE_INVALID', { step, problems: problems.join('; ') })
  return evidence
}

const membersOf = ({ kind }: EvidenceField): string =>
  kind === 'attachment' ? "the appeal's attachments" : 'its options'

function valueOf(
  { kind, options = [] }: EvidenceField,
  value: string,
  attachments: ReadonlySet<string>,
): string | null {
  if (kind === 'attachment') return attachments.has(value) ? value : null
  if (kind === 'telephone') return normalTelephone(value)
  if (kind === 'choice') return options.some(({ code }) => code === value) ? value : null
  return value
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** P5.6.6.5: whom of the profile the evidence of a step names by their ids; who is named in words is nobody of these. */
export function contactsIn({ asks }: PlaybookStep, evidence: Evidence): string[] {
  return asks
    .filter(({ kind }) => kind === 'contact')
    .map(({ code }) => evidence[code] ?? '')
    .filter((value) => uuid.test(value))
}

/** A matter is settled when the steps that its procedure asks for are. Refuses with STEPS_NOT_SETTLED. */
export function requireStepsSettled(running: readonly RunningPlaybook[]): void {
  const unsettled = running.flatMap(({ steps }) => steps.filter(({ standing }) => isUnsettled(standing)))
  const [first] = unsettled
  if (first === undefined) return
  const steps = unsettled.map(({ rule }) => rule.zh).join('、')
  throw new Refusal('STEPS_NOT_SETTLED', { steps, clause: first.rule.clause })
}

/** P5.6.6.4: the result of the handling, with what its steps have to add: where the patient was taken. */
export function outcomeWithEvidence(outcome: string, running: readonly RunningPlaybook[]): string {
  const added = running.flatMap(({ steps }) =>
    steps.flatMap(({ rule, opened }) =>
      rule.asks.flatMap(({ code, zh, intoOutcome }) => {
        const value = opened?.evidence?.[code]
        return intoOutcome && value !== undefined ? [`${zh}:${value}`] : []
      }),
    ),
  )
  return [outcome, ...added.filter((line) => !outcome.includes(line))].join('\n')
}
