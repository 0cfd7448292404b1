import { Refusal } from '@shouwen/vocabulary/refusal'

/** A report on how the handling stands (P5.3). */
export interface ProgressReport {
  id: string
  groupId: string
  appealId: string
  content: string
  reportedBy: string
  reportedAt: Date
  reviewedBy: string | null
  reviewedAt: Date | null
}

/** P5.3: what goes to the customer was reviewed first, where the procedure asks for a review. */
export function requireReviewed(
  report: ProgressReport,
  review: { reviewRequired: boolean; clause: string },
): void {
  if (review.reviewRequired && report.reviewedAt === null) {
    throw new Refusal('PROGRESS_NOT_REVIEWED', { clause: review.clause })
  }
}

/** The report after its review. A second review changes nothing, so it is refused. */
export function decideReview(report: ProgressReport, reviewerId: string, now: Date): ProgressReport {
  if (report.reviewedAt !== null) {
    throw new Refusal('TRANSITION_NOT_ALLOWED', { action: 'reviewProgress', status: 'reviewed' })
  }
  return { ...report, reviewedBy: reviewerId, reviewedAt: now }
}
