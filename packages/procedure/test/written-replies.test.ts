import { describe, expect, test } from '@jest/globals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { filledIn, unfilledPlaceholders } from '../src/reply-templates'
import { shippedPacks } from '../src/shipped-packs'
import { validatePack } from '../src/validate-pack'
import { nextApprover, writtenReplyRuleFor } from '../src/written-replies'

const { residential, mall } = shippedPacks

function problemsOf(pack: object): unknown {
  try {
    validatePack(JSON.parse(JSON.stringify(pack)))
    return []
  } catch (error) {
    if (error instanceof Refusal) return error.facts['problems']
    throw error
  }
}

describe('who is answered in writing', () => {
  test.each([
    ['inquiry', 'letter', 'P5.6.3.1', undefined],
    ['inquiry', 'email', 'P5.6.3.1', undefined],
    ['inquiry', 'telephone', undefined, undefined],
    ['complaint', 'letter', undefined, 'M4.9'],
    ['assistance', 'email', undefined, 'M4.9'],
    ['complaint', 'inPerson', undefined, undefined],
  ] as const)('%s by %s: estate %s, mall %s', (kind, channel, estate, shop) => {
    const facts = { kind, channel, category: 'other' }
    expect(writtenReplyRuleFor(residential, facts)?.clause).toBe(estate)
    expect(writtenReplyRuleFor(mall, facts)?.clause).toBe(shop)
  })

  test('the leaders come one after the other, and then none', () => {
    const rule = mall.writtenReplies
    if (!rule) throw new Error('the mall answers in writing')
    expect([0, 1, 2].map((approvals) => nextApprover(rule, approvals))).toEqual([
      'departmentManager',
      'divisionDirector',
      null,
    ])
  })
})

describe('a pack', () => {
  test('from before there were written replies asks for none', () => {
    const { writtenReplies: _none, ...before } = mall
    expect(problemsOf(before)).toEqual([])
    expect(
      writtenReplyRuleFor(before, { kind: 'complaint', channel: 'letter', category: 'other' }),
    ).toBeNull()
  })

  test('is told each contradiction of its rule with the path', () => {
    const rule = residential.writtenReplies
    if (!rule) throw new Error('the estate answers in writing')
    const [template] = rule.templates
    expect(
      problemsOf({
        ...residential,
        writtenReplies: {
          ...rule,
          when: { kinds: ['commendation'] },
          approvedBy: ['officeDirector', 'officeDirector'],
          templates: [template, { ...template, body: '{{name}}' }],
        },
      }),
    ).toEqual([
      'writtenReplies.when.kinds.0: "commendation" is not a kind of this procedure',
      'writtenReplies.approvedBy.1: "officeDirector" is given twice',
      'writtenReplies.templates.1.code: "inquiry" is given twice',
      'writtenReplies.templates.1.body: there is no placeholder "name"',
    ])
    const { writtenReplies: _none, ...without } = residential
    expect(problemsOf(without)).toEqual([
      expect.stringMatching(/^clocks\.\d+\.stopsOn: "replied", though writtenReplies asks for no reply$/),
    ])
  })
})

test('what is known is filled in, what is not stays, and only names may be left for the printing', () => {
  const text = filledIn('{{ number }}:{{content}} {{outcome}} {{customer}}', {
    number: 'HT-1',
    content: '漏水',
    outcome: null,
  })
  expect(text).toBe('HT-1:漏水 {{outcome}} {{customer}}')
  expect(unfilledPlaceholders(text)).toEqual(['outcome'])
})
