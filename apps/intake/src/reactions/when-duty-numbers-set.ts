import { dutyNumbersSet } from '@shouwen/events/dispatch'
import { when } from '@shouwen/messaging/reaction'
import { keepDutyNumbers } from '../store/duty-numbers'

/** P5.6.6.2: the numbers are here before anybody needs them, so that an emergency asks no other service for them. */
export const whenDutyNumbersSet = when(dutyNumbersSet, ({ data }, work) => keepDutyNumbers(work, data))
