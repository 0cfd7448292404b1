import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Appeal } from './appeal'
import { requiredText } from './texts'
import { move } from './transitions'

/** An appeal is settled when its work is done and the customer knows of it. */
export function decideResolve(appeal: Appeal, outcome: string, openWorkOrders: number, now: Date): Appeal {
  if (openWorkOrders > 0) throw new Refusal('WORK_NOT_DONE', { open: openWorkOrders })
  const moved = move(appeal, 'resolve', { outcome: requiredText('outcome', outcome), resolvedAt: now })
  /** P5.3, M4.7.2: the customer is told before the matter counts as settled. */
  if (appeal.informedAt === null) throw new Refusal('CUSTOMER_NOT_INFORMED', { clause: 'P5.3' })
  return moved
}
