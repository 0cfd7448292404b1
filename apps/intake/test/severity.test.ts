import { describe, expect, test } from '@jest/globals'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { roles } from '@shouwen/vocabulary/organisation'
import { Refusal } from '@shouwen/vocabulary/refusal'
import fc from 'fast-check'
import { decideEscalateOnBreach, decideEscalateToRung } from '../src/domain/escalation'
import { decideSeverity, severityRuleFor, wayOfMajor } from '../src/domain/severity'
import { anAppeal } from './an-appeal'

const { mall, residential } = shippedPacks
const complaint = anAppeal({ kind: 'complaint', projectKind: 'mall', packId: 'mall', status: 'inProgress' })
const now = new Date('2026-03-02T02:00:00.000Z')

describe('how grave a matter is', () => {
  const rule = severityRuleFor(complaint, mall)
  if (rule === null) throw new Error('the mall judges no severity')

  test('is judged as the procedure has it, and of no other', () => {
    expect(decideSeverity(complaint, rule, 'major').appeal).toMatchObject({
      severity: 'major',
      status: 'inProgress',
      version: complaint.version + 1,
    })
    const none = new Refusal('SEVERITY_NOT_TO_BE_JUDGED')
    expect(() => decideSeverity(complaint, severityRuleFor(complaint, residential), 'major')).toThrow(none)
    const need = { ...complaint, kind: 'assistance' as const }
    expect(() => decideSeverity(need, severityRuleFor(need, mall), 'major')).toThrow(none)
  })

  test('a major one goes to the manager, unless the manager says so; an ordinary one goes nowhere', () => {
    expect(wayOfMajor('major', rule, ['departmentWorker'])).toEqual({
      from: 'departmentWorker',
      to: 'departmentManager',
      clause: 'M4.7.1',
    })
    fc.assert(
      fc.property(fc.subarray([...roles.codes]), (posts) => {
        expect(wayOfMajor('ordinary', rule, posts)).toBeNull()
        const goes = posts.includes('departmentWorker') && !posts.includes('departmentManager')
        expect(wayOfMajor('major', rule, posts) !== null).toBe(goes)
      }),
    )
  })
})

describe('a clock that has run out', () => {
  const clock = { clockId: 'clock', code: 'hand-over', dueAt: now.toISOString() }

  test('takes the matter to a decision, where its rule says so', () => {
    expect(decideEscalateOnBreach(complaint, mall, clock, now)).toMatchObject({
      appeal: { version: complaint.version + 1 },
      escalation: {
        id: 'clock',
        fromRole: 'departmentManager',
        toRole: 'divisionDirector',
        clause: 'M4.2',
        escalatedBy: null,
        decidedAt: null,
      },
    })
  })

  test('takes nothing anywhere otherwise', () => {
    for (const { code, escalateOnBreach } of mall.clocks) {
      if (escalateOnBreach !== undefined) continue
      expect(decideEscalateOnBreach(complaint, mall, { ...clock, code }, now)).toBeNull()
    }
    const settled = { ...complaint, status: 'resolved' as const }
    expect(decideEscalateOnBreach(settled, mall, clock, now)).toBeNull()
  })
})

describe('a rung that is reached', () => {
  const reached = {
    clockId: '01900000-0000-7000-8000-000000000001',
    code: 'stopped-business-resolution',
    dueAt: now.toISOString(),
  }
  const escalationTo = (rung: number): object | undefined =>
    decideEscalateToRung(complaint, mall, { ...reached, rung }, now)?.escalation

  test('takes the matter to who stands on it, from who stands below; once for each clock and rung', () => {
    const escalated = { clause: 'M4.6.1', escalatedBy: null, decidedAt: null }
    const [first, second] = [escalationTo(1), escalationTo(2)]
    expect(first).toMatchObject({ ...escalated, fromRole: 'departmentManager', toRole: 'divisionDirector' })
    expect(second).toMatchObject({
      ...escalated,
      fromRole: 'divisionDirector',
      toRole: 'managementDepartment',
    })
    expect(escalationTo(1)).toEqual(first)
    expect(new Set([first, second].map((each) => each && 'id' in each && each.id)).size).toBe(2)
  })

  test('takes nothing anywhere where there is no such rung, or the matter is settled', () => {
    expect(escalationTo(3)).toBeUndefined()
    for (const { code, ladder } of mall.clocks) {
      if (ladder !== undefined) continue
      expect(decideEscalateToRung(complaint, mall, { ...reached, code, rung: 1 }, now)).toBeNull()
    }
    const settled = { ...complaint, status: 'resolved' as const }
    expect(decideEscalateToRung(settled, mall, { ...reached, rung: 1 }, now)).toBeNull()
  })
})
