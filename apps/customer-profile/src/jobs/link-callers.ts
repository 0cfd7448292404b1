import type { Job } from '@shouwen/messaging/job'
import { z } from 'zod'
import type { CustomerProfileApp } from '../app'
import { dueLinks, putOff } from '../store/pending-links'
import type { PendingLink } from '../store/tables'
import { linkCaller, type Caller } from '../use-cases/link-caller'

/** Links tried in one look. */
const BATCH = 20

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

const answer = z.object({
  _entities: z.tuple([
    z.object({ callerToIdentify: z.object({ name: z.string(), telephone: z.string() }).nullable() }),
  ]),
})

/**
 * Finds out who called: asks intake, which events may not say (ADR 0006). One that cannot be found out is put off and
 * holds up nobody.
 */
export function linkCallers({ ask }: CustomerProfileApp): Job {
  async function callerOf({ appealId, groupId }: PendingLink): Promise<Caller> {
    const representations = [{ __typename: 'Appeal', id: appealId }]
    const { _entities } = answer.parse(await ask('intake', groupId, callerQuery, { representations }))
    return _entities[0].callerToIdentify
  }
  return {
    name: 'link-callers',
    everyMs: 2_000,
    async run(store) {
      const links = await store.asJob((work) => dueLinks(work, BATCH))
      for (const link of links) {
        try {
          await linkCaller(store, link, await callerOf(link))
        } catch {
          await store.asJob((work) => putOff(work, link))
        }
      }
      return links.length === BATCH
    },
  }
}
