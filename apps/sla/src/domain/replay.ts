import type { ProjectCalendar } from '@shouwen/calendar/project-calendar'
import { clocksFor } from '@shouwen/procedure/clocks'
import type { Category, ClockRule, ProcedurePack } from '@shouwen/procedure/pack'
import { dueAt } from '@shouwen/procedure/window'
import { appealKinds, channels, impacts, repairGrades } from '@shouwen/vocabulary/appeals'
import type { ClosedSet } from '@shouwen/vocabulary/closed-set'
import type { ClockTarget } from '@shouwen/vocabulary/handling'
import type { MomentKind, Moment, StepMoment } from './moments'
import { stoppedBy } from './pause'
import { runsOf, type Run, type TimedRule } from './runs'
import { timedBy, type GrantedExtension, type Stand } from './standing-still'
import { stepRunsOf } from './step-runs'
import { subjectRunsOf } from './subject-runs'

/** An appeal of the past, as far as its clocks go. */
export interface PastAppeal {
  /** What decides its rules, `kind|category|channel|grade|impact|pack|version|told`: the same text, the same rules. */
  readonly facts: string
  readonly registeredAt: Date
  readonly receivedAt: Date
  readonly moments: readonly Moment[]
  readonly steps: readonly StepMoment[]
  /** The times in which it could not go on: which rules stand still for them is the procedure's. */
  readonly stands: readonly Stand[]
  /** By clock, as `nameOfRun` has it: what its customer agreed to, and was approved. */
  readonly extensions: ReadonlyMap<string, readonly GrantedExtension[]>
}

/** A clock of the past, or of what would have been. */
export interface ReplayedClock {
  readonly code: string
  readonly target: ClockTarget
  readonly clause: string
  readonly generation: number
  readonly dueAt: number
  /** Null while it runs. */
  readonly endedAt: number | null
  readonly cancelled: boolean
  /** Whether it stands still: then it is not late. */
  readonly paused: boolean
}

/** Replays appeals under one procedure, by the functions that real clocks are made by. */
export class Replayer {
  private readonly rules = new Map<string, readonly ClockRule[]>()

  /**
   * @param categories of an older procedure, by `pack version`: an appeal whose category the tried one does not have keeps
   * what its own said of it.
   */
  constructor(
    private readonly pack: ProcedurePack,
    private readonly categories: ReadonlyMap<string, readonly Category[]>,
  ) {}

  /** The clocks that the appeal would have had in a calendar. */
  replay(appeal: PastAppeal, calendar: ProjectCalendar): ReplayedClock[] {
    const { registeredAt, receivedAt, moments, steps } = appeal
    const rules = this.rulesFor(appeal.facts)
    const runs = runsOf(rules, registeredAt, moments, receivedAt)
    const ofSubjects = subjectRunsOf(rules, registeredAt, moments)
    const ofSteps = stepRunsOf(this.pack, steps, moments)
    const all: readonly Run<TimedRule>[] =
      ofSubjects.length + ofSteps.length === 0 ? runs : [...runs, ...ofSubjects, ...ofSteps]
    return all.map((run) => clockOf(run, appeal, calendar))
  }

  private rulesFor(facts: string): readonly ClockRule[] {
    const known = this.rules.get(facts)
    if (known !== undefined) return known
    const rules = this.findRules(facts)
    this.rules.set(facts, rules)
    return rules
  }

  private findRules(facts: string): readonly ClockRule[] {
    const [kind, category = '', channel, grade, impact, packId, packVersion, told = ''] = facts.split('|')
    const knownKind = codeIn(appealKinds, kind)
    const knownChannel = codeIn(channels, channel)
    if (knownKind === null || knownChannel === null) return []
    const rules = clocksFor(this.packWith(category, `${packId} ${packVersion}`), {
      kind: knownKind,
      category,
      channel: knownChannel,
      grade: codeIn(repairGrades, grade),
      impact: codeIn(impacts, impact),
    })
    return packId === '' ? rules.filter(isToldOf(told.split(','))) : rules
  }

  private packWith(code: string, promisedUnder: string): ProcedurePack {
    const { categories } = this.pack
    if (categories.some((category) => category.code === code)) return this.pack
    const own = this.categories.get(promisedUnder)?.find((category) => category.code === code)
    const stranger: Category = own ?? {
      code: code === '' ? 'none' : code,
      zh: code,
      en: code,
      kinds: [...appealKinds.codes],
      duty: 'customerService',
      aboutService: false,
    }
    return { ...this.pack, categories: [...categories, { ...stranger, code, within: undefined }] }
  }
}

/** History that was brought in runs against what its source tells of alone: nobody knows when it was handed over. */
function isToldOf(told: readonly string[]): (rule: ClockRule) => boolean {
  return ({ startsOn, stopsOn }) =>
    startsOn === 'registered' &&
    (told.includes(stopsOn) || (stopsOn === 'fedBack' && told.includes('replied' satisfies MomentKind)))
}

function clockOf(
  { rule, generation, startedAt, end, subject }: Run<TimedRule>,
  { stands, extensions }: PastAppeal,
  calendar: ProjectCalendar,
): ReplayedClock {
  const promised = dueAt(rule.window, startedAt, calendar)
  const stopped = stands.length === 0 ? [] : stoppedBy({ rule, subject }, stands)
  const extended =
    extensions.size === 0 ? [] : (extensions.get(nameOfRun(rule.code, generation, subject?.id)) ?? [])
  const timing = { window: rule.window, startedAt, promised, extensions: extended }
  const isAsPromised = stopped.length === 0 && extended.length === 0
  const timed = isAsPromised ? null : timedBy(timing, stopped, end?.at ?? null, calendar)
  return {
    code: rule.code,
    target: rule.target,
    clause: rule.clause,
    generation,
    dueAt: (timed ?? promised).dueAt.getTime(),
    endedAt: end === null ? null : end.at.getTime(),
    cancelled: end?.how === 'cancelled',
    paused: timed?.pauses.at(-1)?.to === null,
  }
}

/** What tells one run of an appeal from all others: an order and an escalation have runs of their own. */
export function nameOfRun(code: string, generation: number, subjectId: string | null = null): string {
  return [code, generation, ...(subjectId === null ? [] : [subjectId])].join(' ')
}

function codeIn<Code extends string>(set: ClosedSet<Code>, code: string | undefined): Code | null {
  return set.has(code) ? code : null
}
