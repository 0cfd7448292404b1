import { describe, expect, test } from '@jest/globals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import fc from 'fast-check'
import type { Absence } from '../src/domain/absence'
import type { PlannedShift } from '../src/domain/planned-shift'
import { businessHoursOf, isOpenForBusiness, receptionGaps } from '../src/domain/reception'
import { isOnDuty, occurrences, type Shift } from '../src/domain/roster'
import { onDutyAt, rosterOf } from '../src/domain/who-is-there'
import { aProject, onRoster } from './people'

const shanghai = 'Asia/Shanghai'
const local = (time: string): Date => new Date(`2026-03-02T${time}:00+08:00`)
const office: Shift = { weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '12:00' }

function planned(staffId: string, from: string, to: string, post: PlannedShift['post']): PlannedShift {
  const rest = { id: `${staffId}-shift`, groupId: 'group', projectId: 'project', plannedBy: 'zhou' }
  return { ...rest, staffId, post, from: local(from), to: local(to) }
}

function away(staffId: string, from: string, to: string, deputyId: string | null = null): Absence {
  const rest = { id: `${staffId}-away`, groupId: 'group', reason: 'sick', recordedBy: 'zhou' } as const
  return { ...rest, staffId, from: local(from), to: local(to), deputyId }
}

describe('the roster', () => {
  const lin = onRoster('lin', 'buildingSteward', {
    weekly: [office],
    absences: [away('lin', '10:00', '11:00', 'chen')],
  })
  const chen = onRoster('chen', 'buildingSteward', {
    planned: [planned('chen', '13:00', '18:00', 'buildingSteward')],
  })

  test('has weekly and planned shifts by their beginning, with the absences that fall into them', () => {
    const day = { from: local('00:00'), to: local('23:59') }
    expect(rosterOf([chen, lin], day, shanghai)).toMatchObject([
      {
        staffId: 'lin',
        from: local('08:00'),
        to: local('12:00'),
        post: null,
        shiftId: null,
        absence: { id: 'lin-away' },
      },
      {
        staffId: 'chen',
        from: local('13:00'),
        post: 'buildingSteward',
        shiftId: 'chen-shift',
        absence: null,
      },
    ])
  })

  test('tells who is on duty, the deputy in the place of who is away', () => {
    const at = (time: string) => onDutyAt([lin, chen], local(time), shanghai)
    expect(at('09:00')).toEqual([{ staffId: 'lin', standsInFor: null }])
    expect(at('10:00')).toEqual([{ staffId: 'chen', standsInFor: 'lin' }])
    expect(at('11:00')).toEqual([{ staffId: 'lin', standsInFor: null }])
    expect(at('12:30')).toEqual([])
    expect(at('13:00')).toEqual([{ staffId: 'chen', standsInFor: null }])
  })

  test('agrees with the weekly shifts at every minute of a fortnight', () => {
    const time = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
    const anyShift = fc
      .record({ weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }), from: time, to: time })
      .filter(({ from, to }) => from !== to)
    const during = { from: local('00:00'), to: new Date(local('00:00').getTime() + 14 * 86_400_000) }
    fc.assert(
      fc.property(fc.array(anyShift, { maxLength: 3 }), fc.nat(14 * 24 * 60 - 1), (shifts, minute) => {
        const at = new Date(during.from.getTime() + minute * 60_000)
        const there = occurrences(shifts, during, shanghai).some(({ from, to }) => from <= at && at < to)
        expect(there).toBe(isOnDuty(shifts, at, shanghai))
      }),
    )
  })
})

describe('reception', () => {
  const project = aProject()
  const hours = businessHoursOf(project, [], '2026-03-02')
  const gaps = (...people: Parameters<typeof receptionGaps>[2]) =>
    receptionGaps(project, hours, people).map(({ from, to }) => [from, to])

  test('is wanting in all business hours where nobody who receives is on the roster', () => {
    const worker = onRoster('li', 'departmentWorker', { weekly: [{ ...office, to: '18:00' }] })
    expect(gaps(worker)).toEqual([[local('08:30'), local('17:30')]])
  })

  test('is there while a receiver is, or their deputy', () => {
    const morning = onRoster('lin', 'buildingSteward', { weekly: [office] })
    expect(gaps(morning)).toEqual([[local('12:00'), local('17:30')]])
    const ill = { ...morning, absences: [away('lin', '09:00', '10:00')] }
    expect(gaps(ill)).toEqual([
      [local('09:00'), local('10:00')],
      [local('12:00'), local('17:30')],
    ])
    const stoodInFor = { ...morning, absences: [away('lin', '09:00', '10:00', 'chen')] }
    expect(gaps(stoodInFor)).toEqual([[local('12:00'), local('17:30')]])
    const alsoIll = onRoster('chen', 'departmentWorker', { absences: [away('chen', '09:30', '11:00')] })
    expect(gaps(stoodInFor, alsoIll)).toEqual([
      [local('09:30'), local('10:00')],
      [local('12:00'), local('17:30')],
    ])
  })

  test('is not there by a shift at another post', () => {
    const posts = [
      { role: 'buildingSteward', scope: project.path },
      { role: 'departmentWorker', scope: project.path },
    ] as const
    const both = onRoster('lin', 'buildingSteward', {
      posts: [...posts],
      planned: [planned('lin', '08:00', '18:00', 'departmentWorker')],
    })
    expect(gaps(both)).toHaveLength(1)
  })

  test('is open from its first minute to its last, on the wall clock', () => {
    const open = (time: string) => isOpenForBusiness(project, [], local(time))
    expect(['08:29', '08:30', '17:29', '17:30'].map(open)).toEqual([false, true, true, false])
    expect(() => businessHoursOf(project, [], '2026-02-30')).toThrow(
      new Refusal('INPUT_INVALID', { problems: 'day must be YYYY-MM-DD' }),
    )
  })

  test('goes by the hours that the project has set, and is closed on its own closed days', () => {
    const lunch = [
      { opens: '09:00', closes: '12:00' },
      { opens: '13:00', closes: '17:00' },
    ]
    const set = { version: 1, effectiveFrom: '2026-03-02', hours: lunch, closed: [], worked: [] }
    const open = (time: string) => isOpenForBusiness(project, [set], local(time))
    expect(['08:59', '09:00', '12:00', '13:00', '16:59', '17:00'].map(open)).toEqual([
      false,
      true,
      false,
      true,
      true,
      false,
    ])
    const worker = onRoster('li', 'buildingSteward', { weekly: [{ ...office, from: '10:00', to: '13:30' }] })
    const openings = businessHoursOf(project, [set], '2026-03-02')
    expect(receptionGaps(project, openings, [worker]).map(({ from, to }) => [from, to])).toEqual([
      [local('09:00'), local('10:00')],
      [local('13:30'), local('17:00')],
    ])
    const closed = [{ zh: '盘点', en: 'stocktaking', from: '2026-03-02', to: '2026-03-02' }]
    const shut = { ...set, version: 2, closed }
    expect(isOpenForBusiness(project, [set, shut], local('10:00'))).toBe(false)
    expect(businessHoursOf(project, [set, shut], '2026-03-02')).toEqual([])
    expect(isOpenForBusiness(project, [set, shut], new Date(local('10:00').getTime() + 86_400_000))).toBe(
      true,
    )
  })
})
