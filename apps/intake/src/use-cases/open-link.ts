import type { LinkClaims, LinkTokens } from '@shouwen/access/link-token'
import { linkOpened } from '@shouwen/events/intake'
import type { Store } from '@shouwen/transactions/store'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { openedAnew, requireInForce, type CustomerLink } from '../domain/customer-link'
import { customerLinkById } from '../store/customer-link-queries'
import { lockLink } from '../store/customer-links'
import { appealTable, customerLinkTable } from '../store/tables'
import { aboutAppeal } from './change-appeal'
import { linkClauses } from './link-for-customer'

/** What the gateway signs into the holder of a link. */
export type OpenedLink = Pick<LinkClaims, 'linkId' | 'groupId' | 'appealId'>

/**
 * C0.3: whose link a token is. Refuses with LINK_NOT_VALID a forged one, and what has ended or was revoked. Whoever reads
 * by it is written down (P5.6.3.3), once for what they read within 15 minutes.
 */
export async function openLink(
  { store, links }: { readonly store: Store; readonly links: LinkTokens },
  token: string,
): Promise<OpenedLink> {
  const now = store.clock.now()
  const { linkId, groupId, appealId } = await links.verify(token, now)
  const link = await store.read(groupId, (manager) => customerLinkById(manager, linkId))
  requireMeant(link, appealId, now)
  if (openedAnew(link, now) !== null) await noteOpening(store, { linkId, groupId, appealId })
  return { linkId, groupId, appealId }
}

/** The row decides: of the requests that come together, the first opens the link and the others read by it. */
function noteOpening(store: Store, { linkId, groupId, appealId }: OpenedLink): Promise<void> {
  return store.inTenant(groupId, async (work) => {
    const link = await lockLink(work, linkId)
    requireMeant(link, appealId, work.now)
    const opened = openedAnew(link, work.now)
    if (opened === null) return
    await work.manager.update(customerLinkTable, { id: linkId }, opened)
    const appeal = await work.manager.findOneByOrFail(appealTable, { id: appealId })
    work.record(linkOpened, {
      ...aboutAppeal(appeal, [...linkClauses, 'P5.6.3.3']),
      data: { appealId, linkId, at: work.now.toISOString() },
    })
  })
}

function requireMeant(link: CustomerLink | null, appealId: string, now: Date): asserts link is CustomerLink {
  requireInForce(link, now)
  if (link.appealId !== appealId) throw new Refusal('LINK_NOT_VALID')
}
