import { appealHandedOver } from '@shouwen/events/dispatch'
import { when } from '@shouwen/messaging/reaction'
import { keepDepartment } from '../store/bearings'
import { noteMoment } from '../use-cases/note-moment'

/** P5.2.1, M4.4: the hand-over is done; what the department owes begins. */
export const whenAppealHandedOver = when(appealHandedOver, async (fact, work) => {
  await noteMoment(work, fact, 'handedOver', fact.data.departmentId)
  await keepDepartment(work, fact.data)
})
