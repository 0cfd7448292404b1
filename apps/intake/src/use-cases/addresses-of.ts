import { graphName } from '@shouwen/subgraph/enum'
import type { AskPeer } from '@shouwen/subgraph/service'
import { z } from 'zod'
import type { DueNotice } from '../store/notices'

/** The telephones of those who are to be told, by notice; null: who knows them is away. */
export type Addresses = ReadonlyMap<string, readonly string[] | null>

const telephoneOf = (entity: string): string => /* GraphQL */ `
  query Telephones($representations: [_Any!]!) {
    _entities(representations: $representations) {
      ... on ${entity} {
        telephoneForNotices
      }
    }
  }
`

const telephonesOfPost = /* GraphQL */ `
  query TelephonesOfPost($representations: [_Any!]!, $post: Role!) {
    _entities(representations: $representations) {
      ... on Project {
        telephonesForNotices(post: $post)
      }
    }
  }
`

const ofOne = z.object({
  _entities: z.array(z.object({ telephoneForNotices: z.string().nullable() }).nullable()),
})
const ofPost = z.object({
  _entities: z.array(z.object({ telephonesForNotices: z.array(z.string()) }).nullable()),
})

/**
 * Asks whose people they are for the telephones of those who are to be told in a group (ADR 0006, ADR 0022): intake keeps
 * none but a caller's whom nobody knows yet. Who is away leaves theirs open; the others are told.
 */
export async function addressesOf(
  ask: AskPeer,
  groupId: string,
  due: readonly DueNotice[],
): Promise<Addresses> {
  const found = new Map<string, readonly string[] | null>()
  const keep = (notices: readonly DueNotice[], telephones: readonly (readonly string[])[] | null): void =>
    notices.forEach(({ notice }, at) =>
      found.set(notice.id, telephones?.[at] ?? (telephones === null ? null : [])),
    )

  async function one(
    peer: string,
    entity: string,
    notices: readonly DueNotice[],
    idOf: (due: DueNotice) => string,
  ) {
    if (notices.length === 0) return
    const representations = notices.map((each) => ({ __typename: entity, id: idOf(each) }))
    const answer = await ask(peer, groupId, telephoneOf(entity), { representations }).then(
      ofOne.parse,
      () => null,
    )
    keep(
      notices,
      answer?._entities.map((each) => (each?.telephoneForNotices ? [each.telephoneForNotices] : [])) ?? null,
    )
  }

  async function post(role: string, notices: readonly DueNotice[]): Promise<void> {
    const representations = notices.map(({ notice }) => ({ __typename: 'Project', id: notice.projectId }))
    const variables = { representations, post: graphName(role) }
    const answer = await ask('dispatch', groupId, telephonesOfPost, variables).then(ofPost.parse, () => null)
    keep(notices, answer?._entities.map((each) => each?.telephonesForNotices ?? []) ?? null)
  }

  const customers = due.filter(({ notice }) => notice.recipient === 'customer')
  const callers = customers.filter(({ appeal }) => appeal.customerId === null)
  keep(
    callers,
    callers.map(({ appeal }) => (appeal.callerTelephone === null ? [] : [appeal.callerTelephone])),
  )
  const posts = [...new Set(due.flatMap(({ notice }) => notice.toRole ?? []))]
  await Promise.all([
    one(
      'dispatch',
      'Staff',
      due.filter(({ notice }) => notice.toStaff !== null),
      ({ notice }) => notice.toStaff ?? '',
    ),
    one(
      'customer-profile',
      'Customer',
      customers.filter(({ appeal }) => appeal.customerId !== null),
      ({ appeal }) => appeal.customerId ?? '',
    ),
    ...posts.map((role) =>
      post(
        role,
        due.filter(({ notice }) => notice.toRole === role),
      ),
    ),
  ])
  return found
}
