import { appealRegistered } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { knowAt } from '../store/customers'
import { noteRegistered } from '../store/history'
import { awaitLink } from '../store/pending-links'

/** C1.service: the appeal enters its customer's history; a caller whom nobody knows is to be found out. */
export const whenAppealRegistered = when(appealRegistered, async ({ data, id, correlationid }, work) => {
  const { appealId, customerId, projectPath, unitId } = data
  await noteRegistered(work, data)
  if (customerId !== null) await knowAt(work, customerId, [projectPath])
  else if (data.callerUnknown) {
    await awaitLink(work, { appealId, projectPath, unitId, correlationId: correlationid, causationId: id })
  }
})
