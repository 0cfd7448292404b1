import { describe, expect, test } from '@jest/globals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { shippedPacks } from '../src/shipped-packs'
import { validatePack } from '../src/validate-pack'

const { residential } = shippedPacks
const [clock] = residential.clocks

function problemsOf(changes: object, pack: object = {}): unknown {
  try {
    validatePack({ ...residential, ...pack, clocks: [{ ...clock, window: { hours: 1 }, ...changes }] })
    return []
  } catch (error) {
    if (error instanceof Refusal) return error.facts['problems']
    throw error
  }
}

const rung = { when: { after: { minutes: 0 } }, to: 'officeDirector', clause: 'P5.2.2' }

describe('a ladder', () => {
  test('has rungs before and after the due time, each for another post', () => {
    const ladder = [
      { ...rung, when: { atShare: 0.5 }, to: 'departmentManager' },
      { ...rung, when: { before: { minutes: 10 } } },
      { ...rung, when: { after: { hours: 24 } }, to: 'managementDepartment', atNight: true },
    ]
    expect(problemsOf({ ladder })).toEqual([])
    expect(problemsOf({ ladder: [rung, { ...rung, when: { atShare: 0.5 } }] })).toEqual([
      'clocks.0.ladder.1.to: "officeDirector" stands on a rung below',
    ])
  })

  test('and what is asked for at the breach are not both given', () => {
    const escalateOnBreach = { to: 'officeDirector', clause: 'P5.2.2' }
    expect(problemsOf({ ladder: [rung], escalateOnBreach })).toEqual([
      'clocks.0.escalateOnBreach: the ladder says who decides',
    ])
  })

  test('has one to ten rungs', () => {
    expect(problemsOf({ ladder: [] })).toEqual([
      'clocks.0.ladder: Too small: expected array to have >=1 items',
    ])
    expect(problemsOf({ ladder: Array.from({ length: 11 }, () => rung) })).toEqual([
      'clocks.0.ladder: Too big: expected array to have <=10 items',
    ])
  })
})

describe('a moment of a clock', () => {
  test.each([
    [{ atShare: 0 }, 'warnings.0.atShare: Too small: expected number to be >0'],
    [{ atShare: 1 }, 'warnings.0.atShare: Too big: expected number to be <1'],
    [{ before: { minutes: 0 } }, 'warnings.0.before.minutes: Too small: expected number to be >=1'],
    [{ before: { minutes: 60 } }, 'warnings.0.before: not shorter than the window'],
    [{ before: { hours: 8_785 } }, 'warnings.0.before.hours: Too big: expected number to be <=8784'],
  ])('is refused as %j', (when, problem) => {
    expect(problemsOf({ warnings: [when] })).toEqual([`clocks.0.${problem}`])
  })

  test('that only a rung has is none of a warning; a rung is late by nothing or more', () => {
    expect(problemsOf({ warnings: [{ after: { minutes: 1 } }] })).not.toEqual([])
    expect(problemsOf({ ladder: [{ ...rung, when: { after: { minutes: -1 } } }] })).toEqual([
      'clocks.0.ladder.0.when.after.minutes: Too small: expected number to be >=0',
    ])
  })

  test('before the end of a window that the calendar decides may be any', () => {
    expect(problemsOf({ window: { sameDay: true }, warnings: [{ before: { hours: 48 } }] })).toEqual([])
  })
})

test('quiet hours begin and end, at different times', () => {
  expect(problemsOf({}, { quietHours: { from: '21:00', to: '08:00' } })).toEqual([])
  expect(problemsOf({}, { quietHours: { from: '21:00', to: '21:00' } })).toEqual([
    'quietHours: 21:00–21:00: begins and ends at the same time',
  ])
})
