import { describe, expect, test } from '@jest/globals'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { satisfactions } from '@shouwen/vocabulary/revisiting'
import { v7 as uuidv7 } from 'uuid'
import { planRevisit } from '../src/domain/plan-revisit'
import { clausesOfCompletion, decideComplete, isContent } from '../src/domain/revisit'
import { aRevisit } from './a-revisit'

const now = new Date('2026-03-02T02:00:00Z')

const form = {
  method: 'atTheDoor',
  satisfaction: 'satisfied',
  timeliness: null,
  quality: null,
  conductMarks: [],
  words: '  ',
} as const

function refusalOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'nothing refused'
}

describe('a revisit', () => {
  test('from fairly satisfied up the customer is content', () => {
    expect(satisfactions.codes.filter(isContent)).toEqual(['verySatisfied', 'satisfied', 'fair'])
  })

  test('made: who, when, how, one version on; blank words are none', () => {
    const before = aRevisit()
    expect(decideComplete(before, form, 'steward', now)).toEqual({
      ...before,
      status: 'completed',
      method: 'atTheDoor',
      satisfaction: 'satisfied',
      conductMarks: {},
      content: true,
      completedAt: now,
      completedBy: 'steward',
      version: 2,
    })
  })

  test('refuses a second time, a method it does not have, and words without end', () => {
    const made = aRevisit({ status: 'completed' })
    expect(() => decideComplete(made, form, 'steward', now)).toThrow(
      new Refusal('TRANSITION_NOT_ALLOWED', { action: 'completeRevisit', status: 'completed' }),
    )
    expect(() => decideComplete(aRevisit(), { ...form, method: 'online' }, 'steward', now)).toThrow(
      new Refusal('INPUT_INVALID', { problems: 'method must be one of atTheDoor, byTelephone (P5.5.1)' }),
    )
    expect(() => decideComplete(aRevisit(), { ...form, words: '好'.repeat(2_001) }, 'steward', now)).toThrow(
      new Refusal('TEXT_TOO_LONG', { field: 'words', limit: 2_000, length: 2_001 }),
    )
    const words = '好'.repeat(2_000)
    expect(decideComplete(aRevisit(), { ...form, words: ` ${words} ` }, 'steward', now)).toMatchObject({
      words,
    })
  })

  test('keeps how long it took in the eyes of the customer, where that was asked', () => {
    for (const satisfaction of satisfactions.codes) {
      const made = decideComplete(aRevisit(), { ...form, satisfaction, timeliness: satisfaction }, 'li', now)
      expect(made).toMatchObject({ satisfaction, timeliness: satisfaction, content: isContent(satisfaction) })
    }
  })

  test("names the residential clause on how it is made, and no other procedure's", () => {
    expect(clausesOfCompletion({ clause: 'P5.5.2', questions: [] })).toEqual(['P5.5.2', 'P5.5.4'])
    expect(clausesOfCompletion({ clause: 'M4.8', questions: [] })).toEqual(['M4.8'])
    const asked = [
      { ask: 'timeliness', clause: 'M4.10' },
      { ask: 'quality', clause: 'M4.10' },
    ] as const
    expect(clausesOfCompletion({ clause: 'M3.2', questions: [...asked] })).toEqual(['M3.2', 'M4.10'])
  })
})

describe('the plan', () => {
  const withShare = (share: number) => ({
    ...shippedPacks.residential,
    revisits: shippedPacks.residential.revisits.map((rule) => ({ ...rule, share })),
  })
  const ids = Array.from({ length: 2_000 }, () => uuidv7())
  const planned = (share: number): string[] =>
    ids.filter((id) => planRevisit(withShare(share), 'complaint', id) !== null)

  test('a share of everything takes all, of nothing none', () => {
    expect(planned(1)).toHaveLength(ids.length)
    expect(planned(0)).toHaveLength(0)
  })

  test('a share between takes about as many, the same ones each time, and more of a larger share', () => {
    const fewer = planned(0.3)
    expect(fewer.length).toBeGreaterThan(480)
    expect(fewer.length).toBeLessThan(720)
    expect(planned(0.3)).toEqual(fewer)
    expect(planned(0.6)).toEqual(expect.arrayContaining(fewer))
  })

  test('a kind that the procedure does not handle is refused', () => {
    const code = refusalOf(() => planRevisit(shippedPacks.residential, 'commendation', uuidv7()))
    expect(code).toBe('KIND_NOT_IN_PROCEDURE')
  })
})
