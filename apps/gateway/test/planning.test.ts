import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ApolloGateway } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { buildSchema } from 'graphql'
import { admit } from '../src/manners/admission'
import { PLANS_WEIGHED } from '../src/manners/limits'
import { PersistedOperations } from '../src/manners/persisted-operations'
import { supergraphSdl } from '../src/supergraph'

/** Requests to services that one document may be planned as; the worst that the limits let in stays far below. */
const MOST_FETCHES = 250

const schema = buildSchema(readFileSync(join(__dirname, '../api.graphql'), 'utf8'))
const planned: object[] = []
let server: ApolloServer

beforeAll(async () => {
  const gateway = new ApolloGateway({
    supergraphSdl: supergraphSdl(),
    // What is planned is looked at, not asked.
    buildService: () => ({ process: async () => ({ data: {} }) }),
    queryPlannerConfig: { debug: { maxEvaluatedPlans: PLANS_WEIGHED } },
    experimental_didResolveQueryPlan: ({ queryPlan }) => void planned.push(queryPlan),
  })
  server = new ApolloServer({ gateway })
  await server.start()
})

afterAll(() => server?.stop())

/** Requests to services in a plan, whatever holds them. */
function fetchesIn(node: unknown): number {
  if (Array.isArray(node)) return node.reduce((sum: number, each) => sum + fetchesIn(each), 0)
  if (typeof node !== 'object' || node === null) return 0
  const own = 'serviceName' in node ? 1 : 0
  return own + ('nodes' in node ? fetchesIn(node.nodes) : 0) + ('node' in node ? fetchesIn(node.node) : 0)
}

/** Fields of an appeal that six services answer. */
const everywhere = `trail { id } handovers { id staff { name } department { name } } workOrders { id } elders { name }
  clocks { id } revisits { id } audits { id } customer { name } project { name } firstContact { name }`

const nasty: { name: string; query: string }[] = [
  {
    name: 'every service again and again, by other names',
    query: `{ ${Array.from({ length: 20 }, (_, each) => `a${each}: appeals(first: 1) { edges { node { ${everywhere} } } }`).join(' ')} }`,
  },
  {
    name: 'round and round between the services',
    query: `{ appeals(first: 1) { edges { node { ...A customer { serviceHistory(first: 1) { edges { node { appeal {
      ...A clocks { appeal { ...A } } revisits { appeal { ...A } } } } } } } } } } }
      fragment A on Appeal { ${everywhere} }`,
  },
  {
    name: 'every branch with a branch of its own',
    query: `{ ${Array.from(
      { length: 10 },
      (_, each) => `b${each}: workOrders(first: 1) { edges { node { appeal { ...A
        revisits { appeal { ...A } } clocks { appeal { ...A } } audits { appeal { ...A } } } } } }`,
    ).join(' ')} } fragment A on Appeal { trail { id } elders { name } customer { name } clocks { id } }`,
  },
]

test.each(nasty)('what the limits let in is planned as few requests: $name', async ({ query }) => {
  admit(schema, { query, variables: {}, extensions: {} }, PersistedOperations.none())
  planned.length = 0
  await server.executeOperation({ query })
  expect(planned).toHaveLength(1)
  const fetches = planned.map((plan) => fetchesIn(plan)).at(0)
  expect(fetches).toBeGreaterThan(5)
  expect(fetches).toBeLessThanOrEqual(MOST_FETCHES)
})
