import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { eventually } from '@shouwen/testing/eventually'
import { SignJWT, UnsecuredJWT, exportSPKI, generateKeyPair } from 'jose'
import { bearer, codesOf, send, toldInBoth, type Told } from '../told'
import { aSigningKey, audience } from './openid-provider'
import { aSignedInHouse, stranger, type SignedInHouse } from './signed-in-house'

let house: SignedInHouse

beforeAll(async () => {
  house = await aSignedInHouse()
})

afterAll(() => house?.close())

const steward = 'dev|steward'

const question = JSON.stringify({ query: '{ me { kind posts { role } } }' })

const ask = (token: string): Promise<Told> => send(house, question, bearer(token))

const asSteward = { status: 200, data: { me: { kind: 'STAFF', posts: [{ role: 'BUILDING_STEWARD' }] } } }

const seconds = (fromNow: number): number => Math.floor(Date.now() / 1_000) + fromNow

/** What the provider would say of the steward, to be changed and signed with its own key. */
function claims(header: { alg?: string; kid?: string; typ?: string } = {}): SignJWT {
  return new SignJWT({ client_id: steward })
    .setProtectedHeader({ alg: 'RS256', kid: 'first', typ: 'at+jwt', ...header })
    .setIssuer(house.provider.issuer)
    .setAudience(audience)
    .setSubject(steward)
    .setIssuedAt()
    .setExpirationTime('10m')
}

const signed = (token: SignJWT): Promise<string> => token.sign(house.key.privateKey)

interface Case {
  readonly name: string
  readonly token: () => Promise<string>
}

describe('an access token', () => {
  const accepted: Case[] = [
    { name: 'as the provider gives it out', token: () => house.provider.token(steward) },
    {
      name: 'expired within the clocks’ difference',
      token: () => signed(claims().setExpirationTime(seconds(-10))),
    },
    {
      name: 'valid from within the clocks’ difference',
      token: () => signed(claims().setNotBefore(seconds(10))),
    },
    {
      name: 'for several audiences',
      token: () => signed(claims().setAudience(['https://other.example/', audience])),
    },
    { name: 'of type JWT', token: () => signed(claims({ typ: 'JWT' })) },
    { name: 'of the long name of its type', token: () => signed(claims({ typ: 'application/at+jwt' })) },
    {
      name: 'of no type',
      token: () => signed(claims().setProtectedHeader({ alg: 'RS256', kid: 'first' })),
    },
    {
      name: 'that names no key, of a provider that has but one',
      token: () => signed(claims().setProtectedHeader({ alg: 'RS256' })),
    },
  ]

  test.each(accepted)('is accepted: $name', async ({ token }) => {
    expect(await ask(await token())).toEqual(asSteward)
  })

  const refused: Case[] = [
    { name: 'expired', token: () => signed(claims().setExpirationTime(seconds(-60))) },
    { name: 'without an end', token: () => signed(endless()) },
    { name: 'not valid yet', token: () => signed(claims().setNotBefore(seconds(60))) },
    { name: 'for another audience', token: () => signed(claims().setAudience('https://other.example/')) },
    { name: 'of another issuer', token: () => signed(claims().setIssuer('https://other.example')) },
    { name: 'of nobody', token: () => signed(claims().setSubject('')) },
    { name: 'of a subject without end', token: () => signed(claims().setSubject('x'.repeat(256))) },
    { name: 'of another kind: a logout token', token: () => signed(claims({ typ: 'logout+jwt' })) },
    { name: 'of another kind: a proof of possession', token: () => signed(claims({ typ: 'dpop+jwt' })) },
    {
      name: 'signed by nobody (alg none)',
      token: async () =>
        new UnsecuredJWT({})
          .setIssuer(house.provider.issuer)
          .setAudience(audience)
          .setSubject(steward)
          .setExpirationTime('10m')
          .encode(),
    },
    {
      name: 'signed HS256 with the public key as the secret',
      token: async () =>
        claims({ alg: 'HS256' }).sign(new TextEncoder().encode(await exportSPKI(house.key.publicKey))),
    },
    {
      name: 'signed by another key under the name of the provider’s',
      token: async () => claims().sign((await generateKeyPair('RS256')).privateKey),
    },
    {
      name: 'signed by a key that nobody knows',
      token: async () => claims({ kid: 'unknown' }).sign((await generateKeyPair('RS256')).privateKey),
    },
    {
      name: 'changed after it was signed',
      token: async () => {
        const [header, , signature] = (await house.provider.token(steward)).split('.')
        const [, payload] = (await signed(claims().setSubject('dev|director'))).split('.')
        return [header, payload, signature].join('.')
      },
    },
  ]

  function endless(): SignJWT {
    return new SignJWT({})
      .setProtectedHeader({ alg: 'RS256', kid: 'first', typ: 'at+jwt' })
      .setIssuer(house.provider.issuer)
      .setAudience(audience)
      .setSubject(steward)
  }

  test.each(refused)('is refused with 401 TOKEN_INVALID: $name', async ({ token }) => {
    const told = await toldInBoth(house, question, bearer(await token()))
    expect([told.status, codesOf(told)]).toEqual([401, ['TOKEN_INVALID']])
    expect(told.data ?? null).toBeNull()
  })

  test('of somebody whom no group knows is refused with 403 PERSON_UNKNOWN', async () => {
    const told = await toldInBoth(house, question, bearer(await house.provider.token(stranger)))
    expect([told.status, codesOf(told)]).toEqual([403, ['PERSON_UNKNOWN']])
  })
})

describe('the keys of the provider', () => {
  test('change: the new one is picked up by its first token, the old one is dropped, and come back', async () => {
    const old = await house.provider.token(steward)
    const next = await aSigningKey('second')
    await house.provider.rotate(next)
    const fresh = await house.provider.token(steward)
    expect(await eventually(async () => accepted(fresh))).toEqual(asSteward)
    expect(codesOf(await ask(old))).toEqual(['TOKEN_INVALID'])
    await house.provider.rotate(house.key)
    expect(await eventually(async () => accepted(old))).toEqual(asSteward)
    expect(codesOf(await ask(fresh))).toEqual(['TOKEN_INVALID'])
  })

  async function accepted(token: string): Promise<Told> {
    const told = await ask(token)
    if (told.status !== 200) throw new Error(`still ${codesOf(told).join()}`)
    return told
  }

  test('cannot be had: whoever comes is told to try again, not that their token is bad', async () => {
    const token = await claims({ kid: 'of-tomorrow' }).sign((await generateKeyPair('RS256')).privateKey)
    await house.provider.stop()
    const told = await eventually(async () => {
      const answer = await toldInBoth(house, question, bearer(token))
      if (answer.status === 401) throw new Error('the keys were fetched a moment ago')
      return answer
    })
    expect([told.status, codesOf(told)]).toEqual([503, ['UNAVAILABLE']])
    expect(await ask(await signed(claims()))).toEqual(asSteward)
  })
})
