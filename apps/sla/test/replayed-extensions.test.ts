import { expect, test } from '@jest/globals'
import { projectCalendar } from '@shouwen/calendar/project-calendar'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { nameOfRun, Replayer } from '../src/domain/replay'
import { aRule, registeredAt } from './any-life'

const calendar = projectCalendar({
  timeZone: 'Asia/Shanghai',
  hours: [{ opens: '08:30', closes: '17:30' }],
})

test('more time that was granted for one order is none for another of the same appeal', () => {
  const clocks = [aRule('answers', 'orderOpened', 'orderDone')]
  const replayer = new Replayer({ ...shippedPacks.residential, clocks }, new Map())
  const moments = ['a', 'b'].map((subjectId) => ({
    eventId: subjectId,
    kind: 'orderOpened' as const,
    at: registeredAt,
    subjectId,
    departmentId: null,
  }))
  const until = new Date(registeredAt.getTime() + 86_400_000).toISOString()
  const granted = [{ until, at: registeredAt.toISOString() }]
  const past = {
    facts: 'repair|power|telephone|minor||residential|7|',
    registeredAt,
    receivedAt: registeredAt,
    moments,
    steps: [],
    stands: [],
    extensions: new Map([[nameOfRun('answers', 1, 'a'), granted]]),
  }
  const dues = replayer.replay(past, calendar).map(({ dueAt }) => dueAt - registeredAt.getTime())
  expect(dues.toSorted((one, other) => one - other)).toEqual([3_600_000, 86_400_000])
})
