import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { DevIssuer } from '@shouwen/gateway/identity/dev-issuer'
import { SignJWT, UnsecuredJWT, generateKeyPair, importPKCS8, type KeyLike } from 'jose'
import { tokenOf } from '../src/errands/personas-client'
import { Scene } from './clauses/scene'
import { bearer, codesOf, send, signedIn, toldInBoth } from './told'

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open()
})

afterAll(() => scene?.close())

describe('a body that is no question', () => {
  test('of three megabytes is refused with 413 BODY_TOO_LARGE', async () => {
    const body = JSON.stringify({ query: '{ me { id } }', variables: { padding: 'x'.repeat(3 << 20) } })
    const told = await toldInBoth(scene.world, body, await signedIn(scene.world, 'steward'))
    expect([told.status, codesOf(told)]).toEqual([413, ['BODY_TOO_LARGE']])
  })

  test('that is no JSON is refused with 400 INPUT_INVALID', async () => {
    const told = await toldInBoth(
      scene.world,
      '{"query": "{ me { id } }"',
      await signedIn(scene.world, 'steward'),
    )
    expect([told.status, codesOf(told)]).toEqual([400, ['INPUT_INVALID']])
  })
})

describe('whoever asks without saying who they are', () => {
  const question = (query: string): string => JSON.stringify({ query })

  test('is told that the house is there, and nothing more', async () => {
    expect(await send(scene.world, question('{ __typename }'))).toEqual({
      status: 200,
      data: { __typename: 'Query' },
    })
  })

  test.each([
    '{ me { id } }',
    '{ __typename me { id } }',
    'query { ...All } fragment All on Query { me { id } }',
    '{ __schema { types { name } } }',
    '{ __type(name: "Appeal") { fields { name } } }',
    'mutation { archiveAppeal(input: {}) { id } }',
    '{',
  ])('is refused with 401 NOT_SIGNED_IN: %s', async (query) => {
    const told = await toldInBoth(scene.world, question(query))
    expect([told.status, codesOf(told)]).toEqual([401, ['NOT_SIGNED_IN']])
    expect(told.data ?? null).toBeNull()
  })

  const steward = { subject: 'dev|steward', zh: '', en: '' }
  const claims = (): SignJWT =>
    new SignJWT({})
      .setProtectedHeader({ alg: 'ES256', kid: 'development' })
      .setIssuer('shouwen-development')
      .setAudience('shouwen')
      .setSubject(steward.subject)
      .setIssuedAt()
      .setExpirationTime('1h')

  /** The key that the development issuer itself signs with. */
  function issuersKey(): Promise<KeyLike> {
    const file = readFileSync(join(scene.world.dataFolder, 'development-issuer.json'), 'utf8')
    const { privateKey } = JSON.parse(file) as { privateKey: string }
    return importPKCS8(privateKey, 'ES256')
  }

  const aMinuteAgo = (): number => Math.floor(Date.now() / 1_000) - 60

  const forged: { name: string; token: () => Promise<string> }[] = [
    { name: 'garbage', token: async () => 'garbage' },
    {
      name: 'a signature cut short',
      token: async () => (await tokenOf('steward', scene.world.dataFolder)).slice(0, -4),
    },
    {
      name: 'expired',
      token: async () =>
        claims()
          .setExpirationTime(aMinuteAgo())
          .sign(await issuersKey()),
    },
    {
      name: 'of another issuer',
      token: async () =>
        claims()
          .setIssuer('somebody-else')
          .sign(await issuersKey()),
    },
    { name: 'of another audience', token: () => tokenOf('steward', scene.world.dataFolder, 'somebody-else') },
    {
      name: 'signed by nobody (alg none)',
      token: async () =>
        new UnsecuredJWT({})
          .setIssuer('shouwen-development')
          .setAudience('shouwen')
          .setSubject(steward.subject)
          .setExpirationTime('1h')
          .encode(),
    },
    {
      name: 'signed by somebody else',
      token: async () => claims().sign((await generateKeyPair('ES256')).privateKey),
    },
    {
      name: 'signed by a shared secret',
      token: () =>
        claims()
          .setProtectedHeader({ alg: 'HS256' })
          .sign(new TextEncoder().encode('x'.repeat(32))),
    },
  ]

  test('is somebody with a token that the issuer signed', async () => {
    const told = await send(
      scene.world,
      question('{ me { kind } }'),
      bearer(await claims().sign(await issuersKey())),
    )
    expect(told).toEqual({ status: 200, data: { me: { kind: 'STAFF' } } })
  })

  test.each(forged)('is refused with 401 TOKEN_INVALID: $name', async ({ token }) => {
    const told = await toldInBoth(scene.world, question('{ me { id } }'), bearer(await token()))
    expect([told.status, codesOf(told)]).toEqual([401, ['TOKEN_INVALID']])
  })

  test('is refused with 403 PERSON_UNKNOWN when nobody has the account', async () => {
    const issuer = await DevIssuer.open(scene.world.dataFolder)
    const token = await issuer.token({ ...steward, subject: 'dev|stranger' }, 'shouwen')
    const told = await toldInBoth(scene.world, question('{ me { id } }'), bearer(token))
    expect([told.status, codesOf(told)]).toEqual([403, ['PERSON_UNKNOWN']])
  })
})
