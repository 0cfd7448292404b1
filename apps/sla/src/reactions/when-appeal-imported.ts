import { appealImported } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { v5 as uuidv5 } from 'uuid'
import type { Imported } from '../domain/imported'
import { keepMoment, lockAppeal, saveAppeal } from '../store/appeals'
import { keepStatedClock } from '../use-cases/keep-stated-clock'

/** What its source tells of an appeal's times is kept, to be replayed under another policy; what it had promised is a clock. */
export const whenAppealImported = when(appealImported, async ({ id, data }, work) => {
  const { appealId, projectId, projectPath, source, kind, channel, receivedAt, promisedBy } = data
  const told = (['replied', 'resolved'] as const).flatMap((moment) => {
    const at = moment === 'replied' ? data.repliedAt : data.resolvedAt
    /** Two of one event: each has an id made from the event's, the same whenever it is told again. */
    return at === null ? [] : [{ eventId: uuidv5(moment, id), kind: moment, at: new Date(at) }]
  })
  if (promisedBy === null && told.length === 0) return
  const appeal = await lockAppeal(work, appealId)
  const imported: Imported = {
    projectId,
    projectPath,
    source,
    kind,
    channel,
    registeredAt: new Date(receivedAt).toISOString(),
    told: told.map((moment) => moment.kind).join(),
    promisedBy,
  }
  await saveAppeal(work, appealId, { imported })
  for (const moment of told) await keepMoment(work, appealId, moment)
  await keepStatedClock(work, { ...appeal, imported })
})
