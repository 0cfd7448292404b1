import { confidentialityMarked } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { keepConfidence } from '../store/confidences'

/** P5.6.3.3: what the customer of a confidential appeal said is kept, too. */
export const whenConfidentialityMarked = when(confidentialityMarked, ({ data }, work) =>
  keepConfidence(work, data.appealId, data.confidential),
)
