import { describe, expect, test } from '@jest/globals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { confidentialityReasons } from '@shouwen/vocabulary/privacy'
import { decideMark, withheldFrom, WITHHELD_TEXT, type Onlooker } from '../src/domain/confidentiality'
import { anAppeal } from './an-appeal'

const somebody: Onlooker = {
  personId: 'somebody',
  departmentIds: ['engineering'],
  customerId: null,
  answersForTheProject: false,
}

const kept = anAppeal({
  confidential: true,
  firstContactId: 'steward',
  departmentId: 'environment',
  customerId: 'chen',
})

describe('what is withheld of a confidential appeal', () => {
  test.each<[string, Partial<Onlooker>, string]>([
    ['somebody', {}, 'everything'],
    ['the first contact', { personId: 'steward' }, 'nothing'],
    ['the department that has it in hand', { departmentIds: ['environment'] }, 'nothing'],
    ['who answers for the project', { answersForTheProject: true }, 'nothing'],
    ['its customer', { customerId: 'chen' }, 'handling'],
    ['another customer', { customerId: 'wang' }, 'everything'],
  ])('from %s', (_who, changes, expected) => {
    expect(withheldFrom({ ...somebody, ...changes }, kept)).toBe(expected)
    expect(withheldFrom({ ...somebody, ...changes }, { ...kept, confidential: false })).toBe('nothing')
  })

  test('nobody is taken for the department or the customer that an appeal does not have', () => {
    const bare = anAppeal({ confidential: true, firstContactId: null, departmentId: null, customerId: null })
    expect(withheldFrom({ ...somebody, departmentIds: [] }, bare)).toBe('everything')
  })
})

describe('marking', () => {
  test.each(confidentialityReasons.codes)('%s is a reason to mark, or to take the mark off', (reason) => {
    const off = reason === 'noLongerNeeded'
    const before = anAppeal({ confidential: off, status: 'archived' })
    expect(decideMark(before, !off, reason)).toMatchObject({
      confidential: !off,
      status: 'archived',
      version: before.version + 1,
    })
    expect(() => decideMark(before, off, reason)).toThrow(
      new Refusal('INPUT_INVALID', { problems: 'noLongerNeeded is the reason to take the mark off' }),
    )
  })
})

test('what is withheld is said to be confidential, in its place', () => {
  expect(WITHHELD_TEXT).toBe('已设为保密')
})
