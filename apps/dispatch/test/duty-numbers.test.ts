import { expect, test } from '@jest/globals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { decideDutyNumbers, type DutyBook } from '../src/domain/duty-numbers'

const empty: DutyBook = { projectId: 'project', groupId: 'group', numbers: [], version: 0 }

const day = { telephone: '027-87650110', from: '07:00', to: '19:00' }
const night = { telephone: '8119', from: '19:00', to: '07:00' }

function refusalOf(numbers: readonly (typeof day)[]): string {
  try {
    decideDutyNumbers(empty, 'guardRoom', numbers)
    return 'none'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return `${error.code} ${String(error.facts['problems'] ?? '')}`.trim()
  }
}

test('a post gets the numbers that are given in the place of its own; other posts keep theirs', () => {
  const first = decideDutyNumbers(empty, 'guardRoom', [day, night])
  expect(first).toMatchObject({
    version: 1,
    numbers: [
      { post: 'guardRoom', telephone: '+862787650110' },
      { post: 'guardRoom', telephone: '8119' },
    ],
  })
  const second = decideDutyNumbers(first, 'controlRoom', [{ ...day, from: '00:00', to: '24:00' }])
  const third = decideDutyNumbers(second, 'guardRoom', [])
  expect(third).toMatchObject({ version: 3, numbers: [{ post: 'controlRoom' }] })
  expect(second.numbers).toHaveLength(3)
})

test.each([
  ['two numbers at one hour', [day, { ...night, from: '18:59' }], '07:00–19:00 and 18:59–07:00 overlap'],
  ['hours that are none', [{ ...day, from: '25:00' }], '25:00–19:00: must be HH:mm'],
  ['no time at all', [{ ...day, to: '07:00' }], '07:00–07:00: begins and ends at the same time'],
  ['more numbers than a day has watches', Array.from({ length: 5 }, () => day), 'at most 4 numbers'],
])('%s are refused, and it is said why', (_what, numbers, problem) => {
  expect(refusalOf(numbers)).toBe(`DUTY_NUMBERS_INVALID ${problem}`)
})

test('a telephone that is none is refused', () => {
  expect(refusalOf([{ ...day, telephone: '12' }])).toBe('TELEPHONE_INVALID')
})
