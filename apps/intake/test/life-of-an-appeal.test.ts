import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { decideRegister } from '../src/domain/register'
import { aForm, aPlace } from './a-form'
import { attempts, beginWork, file, handOver, report, review, revisit, settle, tell } from './attempts'
import type { Life, Manual } from './manual'

/** Histories of each of the two: ten thousand take 45 s, so that is for the long checks. */
const HISTORIES = Number(process.env['HISTORIES'] ?? 500)

/** An appeal that was just registered, and what the manual says of it. */
function aLife(revisitedAlways: boolean): { model: Manual; real: Life } {
  const now = new Date('2026-03-02T01:00:00Z')
  const model: Manual = {
    stage: 'new',
    revisitedAlways,
    told: false,
    report: 'none',
    revisitedAndContent: false,
    settledTimes: 0,
    changes: 0,
  }
  return { model, real: { appeal: decideRegister(aForm(), aPlace(), now), report: null, now } }
}

test.each([
  ['every appeal is revisited', true],
  ['a share of the appeals is revisited', false],
])('whatever anybody tries, an appeal goes the way of the manual where %s', (_where, revisitedAlways) => {
  fc.assert(
    fc.property(attempts(revisitedAlways), (tried) => fc.modelRun(() => aLife(revisitedAlways), tried)),
    { numRuns: HISTORIES },
  )
})

test('the way of the manual leads to the archive', () => {
  const { model, real } = aLife(true)
  const way = [
    handOver,
    beginWork,
    report,
    review,
    tell(true),
    settle('steward', 0),
    revisit(true, true),
    file,
  ]
  for (const attempt of way) attempt.run(model, real)
  expect([model.stage, model.changes]).toEqual(['filed', way.length])
})

test('a customer who is not content is told, settled with and revisited once more before it ends', () => {
  const { model, real } = aLife(true)
  const again = [settle('steward', 0), tell(true), settle('steward', 0), revisit(true, true), file]
  const way = [beginWork, report, review, tell(true), settle('steward', 0), revisit(false, true), ...again]
  for (const attempt of way) attempt.run(model, real)
  // the first of them was refused: the customer had not been told again
  expect([model.stage, model.settledTimes, model.changes]).toEqual(['filed', 2, way.length - 1])
})
