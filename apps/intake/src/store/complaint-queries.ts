import { authorize } from '@shouwen/access/permission'
import { monthBounds } from '@shouwen/calendar/month'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { EntityManager } from 'typeorm'
import type { Appeal } from '../domain/appeal'
import { complaintsReceived, type Reader } from './appeal-queries'
import { knownProject } from './project-queries'
import type { KnownProject } from './tables'

/** Complaints in one summary, at the most. */
export const SUMMARY_LIMIT = 2_000

export interface ComplaintsOfMonth {
  readonly project: KnownProject
  readonly month: string
  readonly complaints: Appeal[]
}

/**
 * M4.8: the complaints that a project received in a month of its time zone. Refuses with NOT_YET_KNOWN, NOT_PERMITTED,
 * INPUT_INVALID what is no month, and LIST_TOO_LONG.
 */
export async function complaintsOfMonth(
  manager: EntityManager,
  reader: Reader,
  projectId: string,
  month: string,
): Promise<ComplaintsOfMonth> {
  const project = await knownProject(manager, projectId)
  authorize(reader.actor, reader.permission, project.path)
  const bounds = monthBounds(month, project.timeZone)
  if (bounds === null) throw new Refusal('INPUT_INVALID', { problems: 'month must be a month, YYYY-MM' })
  const complaints = await complaintsReceived(manager, reader, project, bounds, SUMMARY_LIMIT + 1)
  if (complaints.length > SUMMARY_LIMIT) throw new Refusal('LIST_TOO_LONG', { limit: SUMMARY_LIMIT })
  return { project, month, complaints }
}
