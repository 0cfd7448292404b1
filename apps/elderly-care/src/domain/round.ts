import { careVisitFor } from '@shouwen/procedure/care'
import type { CareRule } from '@shouwen/procedure/pack'
import type { CareVisit as Manner, RoundOutcome } from '@shouwen/vocabulary/care'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { ageOn } from './age'
import { tidyText } from './texts'

/** A day's round of a project (P5.6.7.3). */
export interface Round {
  readonly id: string
  readonly groupId: string
  readonly projectId: string
  readonly projectPath: string
  /** The project's date, `YYYY-MM-DD`. */
  readonly date: string
  readonly generatedAt: Date
  /** The procedure that asked for it. */
  readonly packId: string
  readonly packVersion: number
}

/** One elder on a round: how to look after them, and what was seen. */
export interface CareVisit {
  readonly id: string
  readonly groupId: string
  readonly roundId: string
  readonly elderId: string
  readonly projectPath: string
  readonly manner: Manner
  readonly clause: string
  /** Null until it is recorded. */
  readonly outcome: RoundOutcome | null
  readonly note: string | null
  readonly recordedBy: string | null
  readonly recordedAt: Date | null
  readonly version: number
}

/** P5.6.7.3: every elder is watched on the round; the very old, by their age on that day, are visited at the door. */
export function decideVisits(
  round: Round,
  elders: readonly { readonly id: string; readonly birthDate: string }[],
  care: CareRule,
  newId: () => string,
): CareVisit[] {
  return elders.map((elder) => ({
    id: newId(),
    groupId: round.groupId,
    roundId: round.id,
    elderId: elder.id,
    projectPath: round.projectPath,
    manner: careVisitFor(care, ageOn(elder.birthDate, round.date)),
    clause: care.dailyRound.clause,
    outcome: null,
    note: null,
    recordedBy: null,
    recordedAt: null,
    version: 1,
  }))
}

/** What the steward saw, written down once. Refuses with TRANSITION_NOT_ALLOWED and TEXT_TOO_LONG. */
export function decideRecord(
  visit: CareVisit,
  seen: { readonly outcome: RoundOutcome; readonly note: string | null },
  by: string,
  now: Date,
): CareVisit {
  if (visit.outcome !== null) {
    throw new Refusal('TRANSITION_NOT_ALLOWED', { action: 'recordCareVisit', status: 'recorded' })
  }
  const note = tidyText('note', seen.note)
  return {
    ...visit,
    outcome: seen.outcome,
    note,
    recordedBy: by,
    recordedAt: now,
    version: visit.version + 1,
  }
}
