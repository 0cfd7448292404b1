import { describe, expect, test } from '@jest/globals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import fc from 'fast-check'
import { ActorTokens } from '../src/actor-token'
import { serviceActor } from '../src/actor'
import { LinkTokens, isLinkToken, type LinkClaims } from '../src/link-token'

const key = new Uint8Array(32).fill(7)
const links = new LinkTokens(key)

const second = 1_000
const madeAt = new Date('2026-03-02T01:00:00.000Z')

/** Links of whole seconds, as tokens hold them. */
const anyLink: fc.Arbitrary<LinkClaims> = fc
  .record({
    linkId: fc.uuid(),
    groupId: fc.uuid(),
    appealId: fc.uuid(),
    seconds: fc.integer({ min: 1, max: 30 * 86_400 }),
  })
  .map(({ seconds, ...ids }) => ({
    ...ids,
    madeAt,
    endsAt: new Date(madeAt.getTime() + seconds * second),
  }))

const refused = expect.objectContaining({ code: 'LINK_NOT_VALID' })

describe('a link to an appeal', () => {
  test('says what was signed, until its end and no longer', async () => {
    await fc.assert(
      fc.asyncProperty(anyLink, async (link) => {
        const token = await links.sign(link)
        expect(isLinkToken(token)).toBe(true)
        expect(await links.verify(token, madeAt)).toEqual(link)
        expect(await links.verify(token, new Date(link.endsAt.getTime() - second))).toEqual(link)
        await expect(links.verify(token, link.endsAt)).rejects.toEqual(refused)
      }),
    )
  })

  test('has the same token whenever it is asked for', async () => {
    await fc.assert(
      fc.asyncProperty(anyLink, async (link) => {
        expect(await links.sign(link)).toBe(await links.sign({ ...link }))
      }),
    )
  })

  test('with any of its claims changed, or signed with another key, is none', async () => {
    const other = new LinkTokens(new Uint8Array(32).fill(8))
    await fc.assert(
      fc.asyncProperty(anyLink, anyLink, async (link, another) => {
        const [header, , signature] = (await links.sign(link)).split('.')
        const [, payload] = (await links.sign(another)).split('.')
        await expect(links.verify(`${header}.${payload}.${signature}`, madeAt)).rejects.toEqual(refused)
        await expect(links.verify(await other.sign(link), madeAt)).rejects.toEqual(refused)
      }),
    )
  })

  test('is told from any other token, and nothing else is taken for one', async () => {
    const signed = await new ActorTokens('a secret of the test, long enough to be one').sign(
      serviceActor('gateway', null),
    )
    expect(isLinkToken(signed)).toBe(false)
    await expect(links.verify(signed, madeAt)).rejects.toEqual(refused)
    fc.assert(fc.property(fc.string(), (text) => !isLinkToken(text)))
    expect(isLinkToken('x'.repeat(1_001))).toBe(false)
    await expect(links.verify('', madeAt)).rejects.toThrow(new Refusal('LINK_NOT_VALID'))
  })
})
