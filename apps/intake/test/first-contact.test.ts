import { describe, expect, test } from '@jest/globals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { requireFirstContact } from '../src/domain/first-contact'
import { decideReview, requireReviewed, type ProgressReport } from '../src/domain/progress'
import { anAppeal } from './an-appeal'

const now = new Date('2026-03-02T03:00:00Z')

describe('who was asked first', () => {
  const acting =
    (personId: string, directsTheOffice: boolean, appeal = anAppeal()) =>
    () =>
      requireFirstContact(appeal, { personId, directsTheOffice })

  test('acts for the customer, and the director in their place', () => {
    expect(acting('steward', false)).not.toThrow()
    expect(acting('director', true)).not.toThrow()
  })

  test('is nobody else, by the clause of the project', () => {
    expect(acting('worker', false)).toThrow(new Refusal('NOT_FIRST_CONTACT', { clause: 'P4.1' }))
    expect(acting('worker', false, anAppeal({ projectKind: 'mall' }))).toThrow(
      new Refusal('NOT_FIRST_CONTACT', { clause: 'M3.3' }),
    )
    expect(acting('steward', false, anAppeal({ firstContactId: null }))).toThrow(Refusal)
  })
})

describe('a progress report', () => {
  const written: ProgressReport = {
    id: 'report',
    groupId: 'group',
    appealId: 'appeal',
    content: '已派人',
    reportedBy: 'worker',
    reportedAt: now,
    reviewedBy: null,
    reviewedAt: null,
  }
  const reviewed = { ...written, reviewedBy: 'director', reviewedAt: now }

  test('is reviewed once, by somebody, at some time', () => {
    expect(decideReview(written, 'director', now)).toEqual(reviewed)
    expect(() => decideReview(reviewed, 'manager', now)).toThrow(
      new Refusal('TRANSITION_NOT_ALLOWED', { action: 'reviewProgress', status: 'reviewed' }),
    )
  })

  test('goes to the customer after its review, or at once where the procedure asks for none', () => {
    const review = { reviewRequired: true, clause: 'P5.3' }
    expect(() => requireReviewed(written, review)).toThrow(
      new Refusal('PROGRESS_NOT_REVIEWED', { clause: 'P5.3' }),
    )
    expect(() => requireReviewed(reviewed, review)).not.toThrow()
    expect(() => requireReviewed(written, { ...review, reviewRequired: false })).not.toThrow()
  })
})
