import type { Actor } from '@shouwen/access/actor'
import { disclosureMade } from '@shouwen/events/intake'
import type { Store } from '@shouwen/transactions/store'
import type { Work } from '@shouwen/transactions/work'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import type { Appeal } from '../domain/appeal'
import {
  disclosureUnder,
  requireGrantInForce,
  SHOWN_MS,
  type Disclosure,
  type DisclosureGrant,
} from '../domain/disclosure'
import type { ProgressReport } from '../domain/progress'
import { lockAppeal } from '../store/appeals'
import { disclosureById, grantById } from '../store/disclosure-queries'
import { disclosureTable } from '../store/disclosure-tables'
import { lockGrant } from '../store/disclosures'
import { instructionsOf, progressReportsOf, type Instruction } from '../store/part-queries'
import { appealTable } from '../store/tables'
import { aboutAppeal } from './change-appeal'
import { requireGranterOf } from './grant-disclosure'
import { permissions } from './permissions'

export interface OpenDisclosureInput {
  readonly idempotencyKey: string
  readonly grantId: string
}

/** What somebody is given under a grant, for a while. */
export interface OpenedDisclosure {
  readonly disclosure: Disclosure
  readonly shownUntil: Date
  readonly appeal: Appeal
  readonly instructions: readonly Instruction[]
  readonly progressReports: readonly ProgressReport[]
}

/**
 * P5.6.3.3: the parts of a grant in clear, each time written down. Staff open what was granted to them; what goes outside
 * the house is opened, to be handed over, by who grants it. What is kept for a repeat is the disclosure's id alone.
 */
export async function openDisclosure(
  store: Store,
  input: OpenDisclosureInput,
  actor: Actor,
): Promise<OpenedDisclosure> {
  const { operation } = permissions['Mutation.openDisclosure']
  const opened = await store.command({ operation, actor, input }, async (work) => {
    const grant = await lockGrant(work, input.grantId)
    const appeal = await lockAppeal(work, grant.appealId)
    await requireRecipient(actor, grant, appeal, work)
    const disclosure = disclosureUnder(grant, { id: uuidv7(), by: actor.personId }, work.now)
    await keepDisclosure(work, appeal, disclosure)
    return { disclosureId: disclosure.id, groupId: work.groupId }
  })
  return store.read(opened.groupId, (manager) =>
    shown(manager, opened.disclosureId, input.grantId, store.clock.now()),
  )
}

/** Writes a disclosure into the log, and says so. */
export async function keepDisclosure(work: Work, appeal: Appeal, disclosure: Disclosure): Promise<void> {
  const { id: disclosureId, grantId, toStaff, parts, ground, clause } = disclosure
  await work.manager.insert(disclosureTable, { ...disclosure, parts: [...parts] })
  work.record(disclosureMade, {
    ...aboutAppeal(appeal, [clause]),
    data: { appealId: appeal.id, disclosureId, grantId, toStaff, parts: [...parts], ground },
  })
}

async function requireRecipient(
  actor: Actor,
  { id, toStaff }: DisclosureGrant,
  appeal: Appeal,
  work: Work,
): Promise<void> {
  if (toStaff === null) return requireGranterOf(actor, appeal, work)
  /** Somebody else's grant is none of theirs to know of. */
  if (toStaff !== actor.personId) throw new Refusal('NOT_FOUND', { what: 'grant', id })
}

async function shown(
  manager: EntityManager,
  disclosureId: string,
  grantId: string,
  now: Date,
): Promise<OpenedDisclosure> {
  const disclosure = await disclosureById(manager, disclosureId)
  const shownUntil = new Date(disclosure.disclosedAt.getTime() + SHOWN_MS)
  if (shownUntil <= now) throw new Refusal('REVEAL_EXPIRED')
  /** A repeat after the grant was revoked shows nothing. */
  requireGrantInForce(await grantById(manager, grantId), now)
  const { appealId } = disclosure
  const appeal = await manager.findOneByOrFail(appealTable, { id: appealId })
  const instructions = (await instructionsOf(manager, [appealId])).get(appealId) ?? []
  const progressReports = (await progressReportsOf(manager, [appealId])).get(appealId) ?? []
  return { disclosure, shownUntil, appeal, instructions, progressReports }
}
