import { describe, expect, test } from '@jest/globals'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { disclosureParts, secretGrounds } from '@shouwen/vocabulary/privacy'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { secretWords } from '@shouwen/vocabulary/secret-words'
import fc from 'fast-check'
import { decideDecline, reasonTold, requireKept } from '../src/domain/declining'
import {
  decideGrant,
  decideRevokeGrant,
  disclosureUnder,
  GRANTS_IN_FORCE,
  isGrantInForce,
  requireSecretsRule,
  type GrantAsked,
} from '../src/domain/disclosure'
import { anAppeal } from './an-appeal'

const now = new Date('2026-03-02T02:00:00.000Z')
const rule = requireSecretsRule(shippedPacks.residential)
const appeal = anAppeal({ confidential: true })
const asked: GrantAsked = {
  id: 'grant',
  by: 'director',
  toStaff: 'worker',
  toOutsider: null,
  parts: ['words'],
  ground: 'audit',
  reason: '核实',
  days: 1,
}

describe('a grant', () => {
  test('is in force from its moment up to its end, or until it is revoked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: rule.mostDays }), fc.nat(100 * 86_400_000), (days, later) => {
        const grant = decideGrant(appeal, rule, [], 0, { ...asked, days }, now)
        const at = new Date(now.getTime() + later)
        expect(isGrantInForce(grant, at)).toBe(later < days * 86_400_000)
        if (!isGrantInForce(grant, at)) {
          expect(() => disclosureUnder(grant, { id: 'read', by: 'worker' }, at)).toThrow(
            new Refusal('GRANT_NOT_IN_FORCE', { clause: 'P5.6.3.3' }),
          )
          return
        }
        const revoked = decideRevokeGrant(grant, 'director', at)
        expect(isGrantInForce(revoked, at)).toBe(false)
        expect(() => decideRevokeGrant(revoked, 'director', at)).toThrow(Refusal)
      }),
    )
  })

  test('is for one person, some parts and some days; each part once, and so many at the most', () => {
    const tries = (changes: Partial<GrantAsked>, inForce = 0) =>
      decideGrant(appeal, rule, [], inForce, { ...asked, ...changes }, now)
    for (const wrong of [
      { toStaff: null },
      { toOutsider: '律师' },
      { parts: [] },
      { days: 0 },
      { days: 1.5 },
      { days: rule.mostDays + 1 },
      { reason: ' ' },
    ]) {
      expect(() => tries(wrong)).toThrow(Refusal)
    }
    expect(tries({ parts: [...disclosureParts.codes, 'words'] }).parts).toEqual(disclosureParts.codes)
    expect(() => tries({}, GRANTS_IN_FORCE)).toThrow(
      new Refusal('GRANTS_EXHAUSTED', { limit: GRANTS_IN_FORCE }),
    )
  })

  test('needs a procedure that names who grants it', () => {
    expect(() => requireSecretsRule({ secrets: null })).toThrow(new Refusal('DISCLOSURE_NOT_IN_PROCEDURE'))
  })
})

describe('what is declined', () => {
  test('is told in the words of the catalogue, in either language, and in no others', () => {
    for (const ground of secretGrounds.codes) {
      const declined = decideDecline(anAppeal({ kind: 'inquiry' }), rule, ground)
      const { zh, en } = secretWords[ground]
      requireKept(declined, `${zh} `)
      requireKept(declined, en)
      expect(reasonTold(declined, '他家住 502')).toBe(zh)
      fc.assert(
        fc.property(fc.string({ minLength: 1 }), (more) => {
          fc.pre(more.trim() !== '')
          expect(() => requireKept(declined, `${zh}${more}`)).toThrow(Refusal)
        }),
      )
    }
    requireKept(appeal, '任何话')
    expect(reasonTold(appeal, null)).toBeNull()
  })

  test('is of a kind that the procedure names, where there is one', () => {
    const nothing = new Refusal('NOTHING_TO_DECLINE')
    expect(() => decideDecline(appeal, rule, 'companySecret')).toThrow(nothing)
    expect(() => decideDecline(anAppeal({ kind: 'inquiry' }), null, 'companySecret')).toThrow(nothing)
  })
})
