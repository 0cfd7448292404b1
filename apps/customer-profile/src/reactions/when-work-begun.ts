import { workBegun } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { noteStatus } from '../store/history'

export const whenWorkBegun = when(workBegun, ({ data }, work) => noteStatus(work, data, 'inProgress'))
