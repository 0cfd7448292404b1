import { expect, test } from '@jest/globals'
import type { EvidenceField, ProcedurePack } from '@shouwen/procedure/pack'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { complaintScopes } from '@shouwen/vocabulary/playbooks'
import { channels } from '@shouwen/vocabulary/appeals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import fc from 'fast-check'
import type { Appeal } from '../src/domain/appeal'
import {
  decideDone,
  decideSkip,
  playbooksOf,
  requireStepsSettled,
  stepInHand,
  stepsToOpen,
  type OpenedStep,
  type RunningPlaybook,
} from '../src/domain/steps'
import { anAppeal } from './an-appeal'

const HISTORIES = 10_000
const now = new Date('2026-03-02T01:00:00Z')

/** An appeal of any kind and category that a shipped procedure takes, however it came and was judged. */
const anyAppeal = fc.constantFrom(shippedPacks.residential, shippedPacks.mall).chain((pack) =>
  fc
    .constantFrom(
      ...pack.categories.flatMap(({ code, kinds }) => kinds.map((kind) => ({ category: code, kind }))),
    )
    .chain((about) =>
      fc.record({
        pack: fc.constant(pack),
        appeal: fc
          .record({
            channel: fc.constantFrom(...channels.codes),
            scope: fc.constantFrom(
              null,
              ...(pack.scope?.kinds.includes(about.kind) ? complaintScopes.codes : []),
            ),
          })
          .map((rest) => anAppeal({ ...about, ...rest, projectKind: pack.projectKind, packId: pack.id })),
      }),
    ),
)

/** What somebody tries: any step of any playbook, done or left out, with these answers to choices. */
interface Attempt {
  readonly step: number
  readonly answer: number
  readonly skips: boolean
}

const anyAttempts = fc.array(
  fc.record({
    step: fc.nat(30),
    answer: fc.nat(5),
    skips: fc.boolean(),
  }) satisfies fc.Arbitrary<Attempt>,
  { maxLength: 25 },
)

const answerTo = ({ code, kind, options = [] }: EvidenceField, answer: number) => ({
  field: code,
  value:
    kind === 'choice'
      ? (options[answer % options.length]?.code ?? '')
      : kind === 'telephone'
        ? '13800138000'
        : '已办',
})

/** An appeal's steps as they are kept, and what is done with them. */
class History {
  rows: OpenedStep[] = []

  constructor(
    private readonly appeal: Appeal,
    private readonly pack: ProcedurePack,
  ) {
    this.open()
  }

  get running(): RunningPlaybook[] {
    return playbooksOf(this.appeal, this.pack, this.rows)
  }

  get waiting(): OpenedStep[] {
    return this.rows.filter(({ how }) => how === null)
  }

  private open(): void {
    this.rows.push(...stepsToOpen(this.appeal, this.running, now).map(({ opened }) => opened))
  }

  /** Whether it was let through. */
  tries({ step, answer, skips }: Attempt): boolean {
    const all = this.running.flatMap(({ playbook, steps }) =>
      steps.map(({ rule }) => ({ playbook: playbook.code, step: rule.code })),
    )
    const of = all[step % Math.max(1, all.length)]
    if (of === undefined) return false
    try {
      const hand = stepInHand(this.running, of)
      const settled = skips
        ? decideSkip(hand, '无须', { personId: 'director', may: hand.rule.skippableBy.length > 0 }, now)
        : decideDone(
            hand,
            hand.rule.asks.map((ask) => answerTo(ask, answer)),
            new Set(['已办']),
            'steward',
            now,
          )
      this.rows = this.rows.map((row) => (row === hand.opened ? settled : row))
    } catch (error) {
      if (error instanceof Refusal) return false
      throw error
    }
    this.open()
    return true
  }
}

/** What must hold of steps at any moment, whatever was tried. */
function check({ running, rows }: History): void {
  const known = new Map(rows.map((row) => [`${row.playbook}/${row.step}`, row]))
  expect(known.size).toBe(rows.length)
  for (const { playbook, steps } of running) {
    const standing = new Map(steps.map((step) => [step.rule.code, step.standing]))
    for (const { rule, standing: stands } of steps) {
      const row = known.get(`${playbook.code}/${rule.code}`)
      /** A task is there exactly for what can be, or was, done. */
      expect([rule.code, row === undefined]).toEqual([rule.code, ['waiting', 'notNeeded'].includes(stands)])
      if (row === undefined) continue
      /** Nothing was opened before what comes before it. */
      for (const earlier of rule.after) expect(['waiting', 'open']).not.toContain(standing.get(earlier))
    }
  }
}

test(`in ${HISTORIES} random histories of playbooks nothing is done before its time, and no task is left behind`, () => {
  let settledWhole = 0
  fc.assert(
    fc.property(anyAppeal, anyAttempts, ({ appeal, pack }, attempts) => {
      const history = new History(appeal, pack)
      check(history)
      for (const attempt of attempts) {
        const before = history.rows.filter(({ how }) => how !== null)
        const through = history.tries(attempt)
        check(history)
        /** What was settled stays as it was. */
        expect(history.rows.filter(({ how }) => how !== null)).toEqual(
          through ? expect.arrayContaining(before) : before,
        )
      }
      /** Whatever was tried, there is a way to the end: doing what waits, one after the other. */
      for (let left = 40; history.waiting.length > 0 && left > 0; left -= 1) {
        const steps = history.running.flatMap(({ steps: own }) => own)
        history.tries({
          step: steps.findIndex(({ standing }) => standing === 'open'),
          answer: 0,
          skips: false,
        })
      }
      expect(history.waiting).toEqual([])
      expect(() => requireStepsSettled(history.running)).not.toThrow()
      settledWhole += 1
    }),
    { numRuns: HISTORIES },
  )
  expect(settledWhole).toBeGreaterThanOrEqual(HISTORIES)
})
