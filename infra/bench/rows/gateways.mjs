import { ACTOR_HEADER, ActorTokens } from '@shouwen/access/actor-token'
import { enoughAppeals, placesInTheList } from '../appeals.mjs'
import { listQuery } from '../documents.mjs'
import { director } from '../estate.mjs'
import { hiveVersion, installHive, startHive } from '../hive.mjs'
import { actorOf } from '../people.mjs'
import { furtherLines, requireSameAnswer, sideBySide } from '../side-by-side.mjs'

const PAGE = 20

const row = {
  name: 'gateways',
  title: 'The same list through two gateways',
  about:
    'The list of `list` in the house of eight processes: our gateway and the seven services over HTTP, on the same data. ' +
    'Both gateways are one process, have the same supergraph and ask the same services, 16 in flight.',
  reference:
    `Hive Gateway ${hiveVersion} (@graphql-hive/gateway, MIT), installed for the bench alone. It verifies no token, looks nobody up, ` +
    'counts no rates and weighs no documents: the load sends a freshly signed actor, which it passes on.',
}

/**
 * Lists appeals through our gateway and through Hive Gateway.
 * @param {import('../stage.mjs').Stage} stage
 * @returns {Promise<import('../page.mjs').Row>}
 */
export async function gateways(stage) {
  const installed = installHive(stage.say)
  if ('reason' in installed) return { ...row, lines: [], notes: [`Not measured: ${installed.reason}`] }
  await stage.estates()
  await enoughAppeals(stage)
  const house = await stage.distributed()
  const client = await stage.client(house.url)
  const cursors = await placesInTheList(client)
  const hive = await startHive(stage, { folder: installed.folder, serviceUrls: house.serviceUrls })
  const actor = await actorOf(await stage.database(), director)
  const secret = house.actorSecret
  const variables = { first: PAGE, after: cursors[0] }
  requireSameAnswer(
    await client.must(director, listQuery, variables),
    await askHive(hive.url, await new ActorTokens(secret).sign(actor), variables),
  )
  const token = await (await stage.tokenOf())(director)
  const found = await sideBySide(
    stage,
    'gateways',
    {
      name: 'ours',
      url: house.url,
      pids: [house.processes.find(({ name }) => name === 'gateway')?.pid() ?? 0],
      workload: 'list',
      facts: { token, first: PAGE, cursors },
    },
    {
      name: 'Hive',
      url: hive.url,
      pids: [hive.pid],
      workload: 'listAsActor',
      facts: { actor, secret, first: PAGE, cursors },
    },
  )
  await hive.stop()
  return {
    ...row,
    lines: [
      {
        what: 'answered',
        unit: '/s',
        measured: found.measured,
        reference: found.reference,
        share: found.share,
      },
      ...furtherLines(found),
    ],
    notes: found.notes,
  }
}

/**
 * @param {string} url
 * @param {string} actorToken
 * @param {object} variables
 */
async function askHive(url, actorToken, variables) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [ACTOR_HEADER]: actorToken },
    body: JSON.stringify({ query: listQuery, variables }),
  })
  const { data, errors } = await response.json()
  if (errors !== undefined) throw new Error(`Hive Gateway: ${JSON.stringify(errors)}`)
  return data
}
