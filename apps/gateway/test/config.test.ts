import { expect, test } from '@jest/globals'
import { gatewayEnvironment } from '../src/config'

const enough = {
  ACTOR_SECRET: 'a secret that has thirty-two characters or more',
  SUBGRAPH_URLS: '{"intake":"http://127.0.0.1:4001/graphql"}',
}

function faultsOf(environment: Record<string, string>): string[] {
  const { error } = gatewayEnvironment.safeParse(environment)
  return (error?.issues ?? []).map((issue) => issue.path.join('.')).sort()
}

test('production refuses the development issuer', () => {
  expect(faultsOf({ ...enough, NODE_ENV: 'production' })).toEqual(['OIDC_ISSUER', 'OIDC_JWKS_URL'])
  const provider = { OIDC_ISSUER: 'https://id.example.com', OIDC_JWKS_URL: 'https://id.example.com/keys' }
  expect(faultsOf({ ...enough, ...provider, NODE_ENV: 'production' })).toEqual([])
})

test('all faults of an environment are named at once', () => {
  expect(faultsOf({ ACTOR_SECRET: 'short', SUBGRAPH_URLS: 'nonsense', PORT: '70000' })).toEqual([
    'ACTOR_SECRET',
    'PORT',
    'SUBGRAPH_URLS',
  ])
})
