import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { serverAudits } from 'graphql-http'
import { signedIn } from '../told'
import { aStandaloneWorld, type TimedWorld } from '../world'

let world: TimedWorld

beforeAll(async () => {
  world = await aStandaloneWorld()
})

afterAll(() => world?.close())

/** What stays otherwise, and why. */
const stays = [
  // A GET that no script of ours has sent could be another site's: it needs a header that a page cannot send unasked.
  '5A70 MAY accept application/x-www-form-urlencoded formatted GET requests',
  '6A70 MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json',
  'D6D5 MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
]

test('every MUST and SHOULD of GraphQL over HTTP holds; the MAYs, but for those listed', async () => {
  const headers = await signedIn(world, 'steward')
  const audits = serverAudits({
    url: `${world.url}/graphql`,
    fetchFn: (input: string, init: RequestInit = {}) =>
      fetch(input, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), ...headers } }),
  })
  const missed: string[] = []
  for (const audit of audits) {
    const result = await audit.fn()
    if (result.status !== 'ok') missed.push(`${audit.id} ${audit.name}`)
  }
  expect(audits.length).toBeGreaterThan(60)
  expect(missed.sort()).toEqual(stays)
})
