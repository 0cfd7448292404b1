import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Appeal } from './appeal'
import { move } from './transitions'

/** P5.5.1, P5.5.2, M3.2, M4.8: an appeal whose kind is revisited without exception closes only after its revisit. */
export function decideClose(
  appeal: Appeal,
  revisit: { required: boolean; clause: string },
  now: Date,
): Appeal {
  const moved = move(appeal, 'close', { closedAt: now })
  if (revisit.required && appeal.revisitedAt === null) {
    throw new Refusal('APPEAL_NOT_REVISITED', { clause: revisit.clause })
  }
  return moved
}

/** The customer was not content: the matter is open again, and nothing said before counts as told any more. */
export function decideReopen(appeal: Appeal): Appeal {
  return move(appeal, 'reopen', { resolvedAt: null, informedAt: null })
}
