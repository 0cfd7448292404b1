import { appealReopened } from '@shouwen/events/intake'
import { revisitCompleted } from '@shouwen/events/revisit-audit'
import { when } from '@shouwen/messaging/reaction'
import { decideReopen } from '../domain/close'
import { allows } from '../domain/transitions'
import { lockAppeal, saveAppeal } from '../store/appeals'
import { knownProject } from '../store/project-queries'
import { packsPromised, promised } from '../store/packs'
import { recordChange } from '../use-cases/change-appeal'
import { close } from '../use-cases/close-appeal'
import { scheduleFollowUp } from '../use-cases/follow-up'

/** P5.5.1, M4.8: a content customer closes the appeal; one who is not opens it again. */
export const whenRevisitCompleted = when(revisitCompleted, async ({ data }, work) => {
  const before = await lockAppeal(work, data.appealId)
  if (!allows(before, 'close')) return
  if (data.content) {
    const revisited = { ...before, revisitedAt: new Date(data.at) }
    await saveAppeal(work, before, await close(revisited, work, data.revisitId))
    return
  }
  const appeal = decideReopen(before)
  await saveAppeal(work, before, appeal)
  const pack = promised(await packsPromised(work.manager, [appeal]), appeal)
  await scheduleFollowUp(work, appeal, pack, await knownProject(work.manager, appeal.projectId))
  recordChange(work, appealReopened, appeal, 'reopen', { at: data.at, revisitId: data.revisitId })
})
