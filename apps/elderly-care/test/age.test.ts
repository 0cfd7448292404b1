import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ageOn } from '../src/domain/age'

const anyDate = (from: string, to: string) =>
  fc
    .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
const anyBirth = anyDate('1900-01-01', '1990-12-31')
const anyDay = anyDate('1991-01-01', '2099-12-31')

test('an age is the number of birthdays since birth', () => {
  fc.assert(
    fc.property(anyBirth, anyDay, (birth, day) => {
      const [year = '', month = '', date = ''] = birth.split('-')
      let birthdays = 0
      for (let next = Number(year) + 1; next <= Number(day.slice(0, 4)); next++) {
        // Date.UTC takes 29 February of an ordinary year for 1 March, which is the birthday then.
        const birthday = new Date(Date.UTC(next, Number(month) - 1, Number(date))).toISOString().slice(0, 10)
        if (birthday <= day) birthdays += 1
      }
      expect(ageOn(birth, day)).toBe(birthdays)
    }),
  )
})

test('nobody grows younger, nor more than a year older within a year', () => {
  fc.assert(
    fc.property(anyBirth, anyDay, fc.integer({ min: 0, max: 365 }), (birth, day, days) => {
      const later = new Date(`${day}T00:00:00Z`)
      later.setUTCDate(later.getUTCDate() + days)
      const older = ageOn(birth, later.toISOString().slice(0, 10)) - ageOn(birth, day)
      expect([0, 1]).toContain(older)
    }),
  )
})

test('on the day of birth one is nought', () => {
  expect(ageOn('2026-03-02', '2026-03-02')).toBe(0)
})
