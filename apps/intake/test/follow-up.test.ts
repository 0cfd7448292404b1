import { describe, expect, test } from '@jest/globals'
import { projectCalendar } from '@shouwen/calendar/project-calendar'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { appealStatuses } from '@shouwen/vocabulary/appeals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import fc from 'fast-check'
import { decideFollowUp, decideMissed, firstDuty, followUpRuleFor } from '../src/domain/follow-up'
import { anAppeal } from './an-appeal'

const { mall, residential } = shippedPacks
const calendar = projectCalendar({
  timeZone: 'Asia/Shanghai',
  hours: [{ opens: '10:00', closes: '22:00' }],
})
const now = new Date('2026-03-02T02:00:00.000Z')
const appeal = anAppeal({ kind: 'assistance', projectKind: 'mall', packId: 'mall', status: 'inProgress' })
const rule = followUpRuleFor(appeal, mall)
const said = { id: 'follow-up', by: 'operator', words: '已联系工程部', nextAt: null }
const anyMoment = fc.date({
  min: new Date('2026-01-01T00:00:00Z'),
  max: new Date('2026-12-31T00:00:00Z'),
  noInvalidDate: true,
})

describe('a follow-up', () => {
  test('is due after now and at the end of its interval, or sooner if somebody says so, never later', () => {
    fc.assert(
      fc.property(anyMoment, fc.integer({ min: -1_000, max: 20 * 86_400_000 }), (at, later) => {
        const latest = firstDuty(appeal, mall, calendar, at)?.dueAt ?? at
        expect(latest > at).toBe(true)
        expect(decideFollowUp(appeal, rule, calendar, said, at).followUp.nextAt).toEqual(latest)
        const nextAt = new Date(at.getTime() + later)
        const fits = nextAt > at && nextAt <= latest
        const asked = (): unknown => decideFollowUp(appeal, rule, calendar, { ...said, nextAt }, at)
        if (fits) expect(asked()).toMatchObject({ followUp: { nextAt } })
        else expect(asked).toThrow(Refusal)
      }),
    )
  })

  test('is asked for by the procedure alone, of what is open', () => {
    const home = anAppeal({ status: 'inProgress' })
    expect(followUpRuleFor(home, residential)).toBeNull()
    expect(firstDuty(home, residential, calendar, now)).toBeNull()
    expect(() => decideFollowUp(home, null, calendar, said, now)).toThrow(
      new Refusal('FOLLOW_UP_NOT_IN_PROCEDURE'),
    )
    expect(() => decideFollowUp({ ...appeal, status: 'resolved' }, rule, calendar, said, now)).toThrow(
      Refusal,
    )
  })
})

describe('a follow-up that nobody made', () => {
  const duty = { appealId: appeal.id, groupId: appeal.groupId, clause: 'M3.2', dueAt: now, missed: 1 }

  test.each(appealStatuses.codes)(
    'of an appeal that is %s goes up while it is open, and begins anew',
    (status) => {
      const missed = decideMissed({ ...appeal, status }, mall, duty, calendar, { id: 'up' }, now)
      if (!['registered', 'handedOver', 'inProgress'].includes(status)) {
        expect(missed).toBeNull()
        return
      }
      expect(missed).toMatchObject({
        escalation: { id: 'up', fromRole: 'mallOperator', toRole: 'departmentManager', clause: 'M3.2' },
        duty: { missed: 2 },
      })
      expect((missed?.duty.dueAt ?? now) > now).toBe(true)
    },
  )

  test('is counted where the procedure names no superior', () => {
    const alone = { ...mall, superiors: null }
    expect(decideMissed(appeal, alone, duty, calendar, { id: 'up' }, now)).toMatchObject({
      appeal,
      escalation: null,
      duty: { missed: 2 },
    })
  })
})
