import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Appeal } from './appeal'

/** A link by which a customer without an account sees their own appeal (C0.3, ADR 0017). */
export interface CustomerLink {
  id: string
  groupId: string
  appealId: string
  madeBy: string
  madeAt: Date
  endsAt: Date
  revokedBy: string | null
  revokedAt: Date | null
  /** When it was last opened; null before. */
  openedAt: Date | null
  openings: number
}

/** Days that a link may live, and links of one appeal that may be in force at once. */
export const linkLimits = { leastDays: 1, mostDays: 30, inForce: 10 } as const

/** What is read by a link within this time counts as one opening. */
export const OPENING_MS = 15 * 60_000

const DAY_MS = 86_400_000

/** Whether a link opens anything at an instant. */
export function isInForce({ endsAt, revokedAt }: CustomerLink, now: Date): boolean {
  return revokedAt === null && now < endsAt
}

/** C0.3: a new link to an appeal. Refuses with INPUT_INVALID and LINKS_EXHAUSTED. */
export function decideLink(
  appeal: Appeal,
  known: readonly CustomerLink[],
  asked: { readonly id: string; readonly by: string; readonly days: number },
  now: Date,
): CustomerLink {
  const { leastDays, mostDays, inForce } = linkLimits
  if (!Number.isInteger(asked.days) || asked.days < leastDays || asked.days > mostDays) {
    throw new Refusal('INPUT_INVALID', { problems: `days must be between ${leastDays} and ${mostDays}` })
  }
  if (known.filter((link) => isInForce(link, now)).length >= inForce) {
    throw new Refusal('LINKS_EXHAUSTED', { limit: inForce })
  }
  return {
    id: asked.id,
    groupId: appeal.groupId,
    appealId: appeal.id,
    madeBy: asked.by,
    madeAt: now,
    endsAt: new Date(now.getTime() + asked.days * DAY_MS),
    revokedBy: null,
    revokedAt: null,
    openedAt: null,
    openings: 0,
  }
}

/** The link revoked. Refuses with LINK_NOT_VALID what opens nothing any more. */
export function decideRevokeLink(link: CustomerLink, by: string, now: Date): CustomerLink {
  requireInForce(link, now)
  return { ...link, revokedBy: by, revokedAt: now }
}

/** Refuses with LINK_NOT_VALID what has ended or was revoked. */
export function requireInForce(link: CustomerLink | null, now: Date): asserts link is CustomerLink {
  if (link === null || !isInForce(link, now)) throw new Refusal('LINK_NOT_VALID')
}

/** The link as opened now; null where somebody is reading by it already. */
export function openedAnew(link: CustomerLink, now: Date): CustomerLink | null {
  const { openedAt, openings } = link
  if (openedAt !== null && now.getTime() - openedAt.getTime() < OPENING_MS) return null
  return { ...link, openedAt: now, openings: openings + 1 }
}
