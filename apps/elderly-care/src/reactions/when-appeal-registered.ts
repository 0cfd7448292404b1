import { appealRegistered } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { keepUnitOf } from '../store/appeal-units'

/** Where an appeal is about: whoever takes it sees at once that an elder lives there. */
export const whenAppealRegistered = when(appealRegistered, ({ data }, work) => {
  const { appealId, unitId } = data
  if (unitId !== null) keepUnitOf(work, { appealId, unitId })
  return Promise.resolve()
})
