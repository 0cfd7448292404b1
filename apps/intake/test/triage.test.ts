import { describe, expect, test } from '@jest/globals'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { appealKinds } from '@shouwen/vocabulary/appeals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { playbooksOf, type OpenedStep } from '../src/domain/steps'
import {
  decideReclassify,
  requireAnsweredAtOnce,
  requireTriageRule,
  stepsNoLongerAsked,
} from '../src/domain/triage'
import { anAppeal } from './an-appeal'

const { mall, residential } = shippedPacks
const rule = requireTriageRule(mall)
const now = new Date('2026-03-02T02:00:00.000Z')
const appeal = anAppeal({
  kind: 'assistance',
  category: 'special-service',
  projectKind: 'mall',
  packId: 'mall',
  scope: 'withinScope',
})

describe('a matter of another kind', () => {
  test.each(appealKinds.codes)('%s is checked as a registration is, and judged anew', (kind) => {
    const matter = { kind, category: 'other', grade: null, impact: null }
    const decide = () => decideReclassify(appeal, mall, rule, matter)
    if (kind === 'assistance') {
      expect(decide).toThrow(new Refusal('KIND_UNCHANGED', { kind, clause: 'M4.2' }))
    } else if (!mall.kinds.some((each) => each.kind === kind)) {
      expect(decide).toThrow(new Refusal('KIND_NOT_IN_PROCEDURE', { kind }))
    } else {
      expect(decide()).toMatchObject({
        appeal: { kind, category: 'other', scope: null, version: appeal.version + 1 },
        from: 'assistance',
      })
    }
  })

  test('needs a procedure that lets somebody decide', () => {
    expect(() => requireTriageRule(residential)).toThrow(new Refusal('TRIAGE_NOT_IN_PROCEDURE'))
  })

  test('leaves out the open steps that are no longer asked for, unless the playbook was begun', () => {
    const [playbook] = playbooksOf(appeal, mall, [])
    const [first, second] = playbook?.playbook.steps ?? []
    const row = (step = '', how: OpenedStep['how'] = null): OpenedStep => ({
      groupId: appeal.groupId,
      appealId: appeal.id,
      playbook: playbook?.playbook.code ?? '',
      step,
      openedAt: now,
      how,
      settledBy: null,
      settledAt: null,
      reason: null,
      evidence: null,
    })
    const inquiry = anAppeal({ ...appeal, kind: 'inquiry', category: 'other' })
    const said = { by: 'operator', reason: '只是询问' }
    const open = [row(first?.code)]
    const left = stepsNoLongerAsked(inquiry, mall, open, said, now)
    expect(left).toMatchObject([
      { step: first?.code, how: 'skipped', settledBy: 'operator', reason: '只是询问' },
    ])
    expect(playbooksOf(inquiry, mall, left)).toEqual([])
    const begun = [row(first?.code, 'done'), row(second?.code)]
    expect(stepsNoLongerAsked(inquiry, mall, begun, said, now)).toEqual([])
    expect(playbooksOf(inquiry, mall, begun)).toHaveLength(1)
    expect(stepsNoLongerAsked(appeal, mall, open, said, now)).toEqual([])
  })
})

test('only what the procedure names is settled by an answer', () => {
  for (const kind of appealKinds.codes) {
    const asked = (): void => requireAnsweredAtOnce(anAppeal({ kind }), mall)
    if (kind === 'inquiry') asked()
    else expect(asked).toThrow(new Refusal('NOT_ANSWERED_AT_ONCE'))
    expect(() => requireAnsweredAtOnce(anAppeal({ kind }), residential)).toThrow(Refusal)
  }
})
