import type { Job } from '@shouwen/messaging/job'
import type { Store } from '@shouwen/transactions/store'
import { z } from 'zod'
import type { CustomerProfileApp } from '../app'
import { dueLinks, putOff } from '../store/pending-links'
import type { PendingLink } from '../store/tables'
import { linkCallersTogether, type Call } from '../use-cases/link-callers-together'

/** Links tried in one look. */
const BATCH = 100

const callerQuery = /* GraphQL */ `
  query Caller($representations: [_Any!]!) {
    _entities(representations: $representations) {
      ... on Appeal {
        callerToIdentify {
          name
          telephone
        }
      }
    }
  }
`

const caller = z.object({ name: z.string(), telephone: z.string() }).nullable()
const answer = z.object({ _entities: z.array(z.object({ callerToIdentify: caller }).nullable()) })

/**
 * Finds out who called: asks intake, which events may not say (ADR 0006), for all whose time has come at once. One that
 * cannot be found out is put off and holds up nobody.
 */
export function linkCallers({ ask }: CustomerProfileApp): Job {
  async function callsOf(groupId: string, links: readonly PendingLink[]): Promise<(Call | null)[]> {
    const representations = links.map(({ appealId }) => ({ __typename: 'Appeal', id: appealId }))
    const { _entities: found } = answer.parse(await ask('intake', groupId, callerQuery, { representations }))
    return links.map((link, at) => {
      const appeal = found[at] ?? null
      return appeal === null ? null : { link, caller: appeal.callerToIdentify }
    })
  }

  async function linkGroup(store: Store, groupId: string, links: readonly PendingLink[]): Promise<void> {
    const calls: readonly (Call | null)[] = await callsOf(groupId, links).catch(() => links.map(() => null))
    const known = calls.filter((call) => call !== null)
    try {
      await linkCallersTogether(store, groupId, known)
    } catch {
      for (const call of known) await linkAlone(store, groupId, call)
    }
    for (const [at, link] of links.entries()) if (calls[at] === null) await putLinkOff(store, link)
  }

  return {
    name: 'link-callers',
    everyMs: 500,
    async run(store) {
      const links = await store.asJob((work) => dueLinks(work, BATCH))
      const groups = new Set(links.map(({ groupId }) => groupId))
      for (const groupId of groups) {
        const own = links.filter((link) => link.groupId === groupId)
        await linkGroup(store, groupId, own)
      }
      return links.length === BATCH
    },
  }
}

/** Of several that failed together, the one that is at fault alone is put off. */
async function linkAlone(store: Store, groupId: string, call: Call): Promise<void> {
  try {
    await linkCallersTogether(store, groupId, [call])
  } catch {
    await putLinkOff(store, call.link)
  }
}

function putLinkOff(store: Store, link: PendingLink): Promise<void> {
  return store.asJob((work) => putOff(work, link))
}
