import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import { relativesRevealed } from '@shouwen/events/elderly-care'
import { currentReveal, revealClauses, shownUntil, writeReveal } from '@shouwen/transactions/reveals'
import type { Store } from '@shouwen/transactions/store'
import type { RevealReason } from '@shouwen/vocabulary/privacy'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Relative } from '../domain/elder'
import { requireElder } from '../store/elders'
import { permissions } from './permissions'

export interface RevealRelativesInput {
  readonly idempotencyKey: string
  readonly elderId: string
  readonly reason: RevealReason
  readonly note: string | null
}

/** Whom to call for an elder in clear, for a while. */
export interface RevealedRelatives {
  readonly revealId: string
  readonly elderId: string
  readonly relatives: readonly Relative[]
  readonly expiresAt: Date
}

/**
 * P5.6.3.3: shows somebody who supervises the relatives of one elder, and writes that down. What the mutation keeps for
 * a repeat is the reveal's id: the relatives are read anew, while it lasts.
 */
export async function revealRelatives(
  store: Store,
  input: RevealRelativesInput,
  actor: Actor,
): Promise<RevealedRelatives> {
  const permission = permissions['Mutation.revealRelatives']
  const { operation } = permission
  if (actor.kind !== 'staff') throw new Refusal('NOT_PERMITTED', { operation })
  const { elderId, reason } = input
  const { revealId, groupId } = await store.command({ operation, actor, input }, async (work) => {
    const { projectPath } = await requireElder(work.manager, elderId)
    authorize(actor, permission, projectPath)
    const reveal = await writeReveal(work, { subjectId: elderId, reason, note: input.note })
    work.record(relativesRevealed, {
      subject: `elder/${elderId}`,
      projectPath,
      clauses: revealClauses[reason],
      data: { elderId, revealId: reveal.id, reason },
    })
    return { revealId: reveal.id, groupId: work.groupId }
  })
  return store.read(groupId, async (manager) => {
    const reveal = await currentReveal(manager, revealId, store.clock.now())
    const { projectPath, relatives } = await requireElder(manager, elderId)
    /** A repeat by somebody who has lost the post meanwhile shows nothing. */
    authorize(actor, permission, projectPath)
    return { revealId, elderId, relatives, expiresAt: shownUntil(reveal) }
  })
}
