import { describe, expect, test } from '@jest/globals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import fc from 'fast-check'
import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose'
import { actorSchema, serviceActor } from '../src/actor'
import { ACTOR_HEADER, ActorTokens } from '../src/actor-token'
import { systemClock } from '../src/clock'
import { aMember, anyActor } from './any-actor'

const secret = 'a secret that has 32 characters.'
const tokens = new ActorTokens(secret)
const invalid = new Refusal('TOKEN_INVALID')
const actor = aMember([{ role: 'officeDirector', scope: 'lvyuan/north/hetang' }])

/** A token of the house's own making, with one thing changed. */
function aToken({ issuer = 'shouwen-gateway', alg = 'HS256', seconds = 60, claims = { actor } as object }) {
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg })
    .setIssuer(issuer)
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
    .sign(new TextEncoder().encode(secret))
}

describe('the signed actor', () => {
  test('arrives as it was sent, whoever it is', async () => {
    await fc.assert(
      fc.asyncProperty(anyActor, async (anybody) => {
        expect(await tokens.verify(await tokens.sign(anybody))).toEqual(anybody)
      }),
      { numRuns: 30 },
    )
  })

  test('lives a minute, and says who made it', async () => {
    const token = await tokens.sign(actor)
    const { iat = 0, exp = 0, iss } = decodeJwt(token)
    expect([exp - iat, iss, decodeProtectedHeader(token).alg]).toEqual([60, 'shouwen-gateway', 'HS256'])
  })

  test('is believed only with our secret, from our gateway, by our algorithm, within its time', async () => {
    expect(await tokens.verify(await aToken({}))).toEqual(actor)
    const other = new ActorTokens('another secret of 32 characters.')
    const refused = [
      await other.sign(actor),
      await aToken({ issuer: 'somebody' }),
      await aToken({ alg: 'HS512' }),
      await aToken({ seconds: -1 }),
      '',
    ]
    for (const token of refused) await expect(tokens.verify(token)).rejects.toThrow(invalid)
  })

  test('is refused when it does not say who it is', async () => {
    for (const claims of [{}, { actor: null }, { actor: { ...actor, kind: 'king' } }, { actor: 'li' }]) {
      await expect(tokens.verify(await aToken({ claims }))).rejects.toThrow(invalid)
    }
  })

  test('needs a secret of 32 characters', () => {
    expect(() => new ActorTokens(secret.slice(1))).toThrow('at least 32 characters')
    expect(() => new ActorTokens(secret)).not.toThrow()
  })

  test('travels in a header of its own', () => {
    expect(ACTOR_HEADER).toBe('x-shouwen-actor')
  })
})

describe('the shape of an actor', () => {
  test('has every part and no other', () => {
    fc.assert(
      fc.property(anyActor, (anybody) => {
        expect(actorSchema.parse(JSON.parse(JSON.stringify(anybody)))).toEqual(anybody)
        for (const part of Object.keys(anybody)) {
          const { [part]: left, ...rest } = { ...anybody } as Record<string, unknown>
          expect([part, left !== undefined, actorSchema.safeParse(rest).success]).toEqual([part, true, false])
        }
        expect(actorSchema.safeParse({ ...anybody, wish: 1 }).success).toBe(false)
      }),
    )
  })

  test('is small: so many posts and departments, names so long, and ids that are ids', () => {
    const post = { role: 'partner', scope: 'a' } as const
    const id = '0193f1c0-0000-7000-8000-00000000000a'
    const fits = (changes: object) => actorSchema.safeParse({ ...actor, ...changes }).success
    expect(fits({ personId: '' })).toBe(false)
    expect([100, 101].map((length) => fits({ personId: 'x'.repeat(length) }))).toEqual([true, false])
    expect([50, 51].map((many) => fits({ grants: Array(many).fill(post) }))).toEqual([true, false])
    expect([50, 51].map((many) => fits({ departmentIds: Array(many).fill(id) }))).toEqual([true, false])
    expect([200, 201].map((long) => fits({ grants: [{ ...post, scope: 'x'.repeat(long) }] }))).toEqual([
      true,
      false,
    ])
    expect(fits({ groupId: 'x' }) || fits({ customerId: 'x' }) || fits({ departmentIds: ['x'] })).toBe(false)
    expect(fits({ grants: [{ ...post, role: 'king' }] })).toBe(false)
    expect(fits({ grants: [{ ...post, more: 1 }] })).toBe(false)
    expect(fits({ grants: [{}] })).toBe(false)
  })

  test('of a service is its name, and it has no posts', () => {
    expect(serviceActor('sla', null)).toEqual({
      kind: 'service',
      personId: 'sla',
      groupId: null,
      grants: [],
      departmentIds: [],
      customerId: null,
    })
  })
})

test('the clock on the wall is that of the machine', () => {
  const before = Date.now()
  const now = systemClock.now().getTime()
  expect(now).toBeGreaterThanOrEqual(before)
  expect(now).toBeLessThanOrEqual(Date.now())
})
