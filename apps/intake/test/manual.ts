import { expect } from '@jest/globals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { RefusalCode } from '@shouwen/vocabulary/refusal-catalogue'
import type fc from 'fast-check'
import type { Appeal } from '../src/domain/appeal'
import type { ProgressReport } from '../src/domain/progress'

/** What the manual says of an appeal, in a few words. */
export interface Manual {
  stage: 'new' | 'handedOver' | 'inProgress' | 'settled' | 'closed' | 'filed'
  /** Whether every appeal of this kind is revisited before it is closed. */
  revisitedAlways: boolean
  told: boolean
  report: 'none' | 'written' | 'reviewed'
  revisitedAndContent: boolean
  settledTimes: number
  changes: number
}

/** The appeal as the code keeps it, its latest report, and the time. */
export interface Life {
  appeal: Appeal
  report: ProgressReport | null
  now: Date
}

/** Where an appeal is still being handled. */
export const handling: readonly Manual['stage'][] = ['new', 'handedOver', 'inProgress']

/** Something that somebody tries: what the manual says of it, and what the code makes of it. */
export class Attempt implements fc.Command<Manual, Life> {
  constructor(
    private readonly name: string,
    private readonly forbidden: (manual: Readonly<Manual>) => RefusalCode | null,
    private readonly act: (life: Life) => Partial<Life>,
    private readonly follows: (manual: Manual) => void,
    private readonly byTheManual = false,
  ) {}

  /** The same, tried only where the manual allows it. */
  wise(): Attempt {
    return new Attempt(this.name, this.forbidden, this.act, this.follows, true)
  }

  check(manual: Readonly<Manual>): boolean {
    return !this.byTheManual || this.forbidden(manual) === null
  }

  run(manual: Manual, life: Life): void {
    life.now = new Date(life.now.getTime() + 60_000)
    const expected = this.forbidden(manual)
    const before = structuredClone(life.appeal)
    const refused = this.attempt(life)
    expect([this.name, manual.stage, refused]).toEqual([this.name, manual.stage, expected])
    if (expected === null) {
      this.follows(manual)
      manual.changes += 1
    } else expect(life.appeal).toEqual(before)
    agree(manual, life)
  }

  private attempt(life: Life): RefusalCode | null {
    try {
      Object.assign(life, this.act(life))
      return null
    } catch (error) {
      if (error instanceof Refusal) return error.code
      throw error
    }
  }

  toString(): string {
    return this.name
  }
}

const statuses = {
  new: 'registered',
  handedOver: 'handedOver',
  inProgress: 'inProgress',
  settled: 'resolved',
  closed: 'closed',
  filed: 'archived',
} as const

/** What holds of every appeal at every time. */
function agree(manual: Manual, { appeal }: Life): void {
  const over = manual.stage === 'closed' || manual.stage === 'filed'
  const told = {
    status: appeal.status,
    version: appeal.version,
    answersForIt: appeal.firstContactId,
    revisited: appeal.revisitedAt !== null,
    informed: appeal.informedAt !== null,
    resolved: appeal.resolvedAt !== null,
    hasOutcome: appeal.outcome !== null,
    closed: appeal.closedAt !== null,
    archived: appeal.archivedAt !== null,
  }
  expect(told).toEqual({
    status: statuses[manual.stage],
    version: 1 + manual.changes,
    answersForIt: 'steward',
    revisited: manual.revisitedAndContent,
    informed: manual.told,
    resolved: over || manual.stage === 'settled',
    hasOutcome: manual.settledTimes > 0,
    closed: over,
    archived: manual.stage === 'filed',
  })
  if (over && manual.revisitedAlways) expect(told.revisited).toBe(true)
}
