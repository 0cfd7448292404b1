import { localDay } from '@shouwen/calendar/local-time'
import { roundGenerated } from '@shouwen/events/elderly-care'
import type { Work } from '@shouwen/transactions/work'
import { v7 as uuidv7 } from 'uuid'
import { decideVisits, type Round } from '../domain/round'
import { eldersOf } from '../store/elders'
import { careInForce } from '../store/known'
import { claimRound, insertVisits } from '../store/rounds'
import type { KnownProject } from '../store/tables'

/** P5.6.7.3: today's round of a project, made up once a day: a second time answers with the first. */
export async function makeRound(work: Work, project: KnownProject): Promise<Round> {
  const { pack, care } = await careInForce(work.manager, project, work.now)
  const round: Round = {
    id: uuidv7(),
    groupId: work.groupId,
    projectId: project.projectId,
    projectPath: project.path,
    date: localDay(work.now, project.timeZone),
    generatedAt: work.now,
    packId: pack.id,
    packVersion: pack.version,
  }
  const earlier = await claimRound(work, round)
  if (earlier !== null) return earlier
  const visits = decideVisits(round, await eldersOf(work, project.projectId), care, uuidv7)
  await insertVisits(work, visits)
  work.record(roundGenerated, {
    subject: `round/${round.id}`,
    projectPath: project.path,
    clauses: [care.dailyRound.clause],
    pack,
    data: { roundId: round.id, projectId: project.projectId, date: round.date, visits: visits.length },
  })
  return round
}
