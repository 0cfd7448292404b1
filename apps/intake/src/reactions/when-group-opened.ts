import { groupOpened } from '@shouwen/events/dispatch'
import { when } from '@shouwen/messaging/reaction'
import { publishShippedPacks } from '../use-cases/publish-shipped-packs'

export const whenGroupOpened = when(groupOpened, async (_fact, work) => publishShippedPacks(work))
