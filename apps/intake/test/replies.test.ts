import { describe, expect, test } from '@jest/globals'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { Refusal } from '@shouwen/vocabulary/refusal'
import fc from 'fast-check'
import {
  decideApprove,
  decideDeliver,
  decideDraft,
  decideReturn,
  openReply,
  replyNumber,
  replyRuleOf,
  replyToDecide,
  requireReplied,
  requireReplyRule,
  type WrittenReply,
} from '../src/domain/replies'
import { anAppeal } from './an-appeal'

const now = new Date('2026-03-02T01:00:00Z')
const written = anAppeal({ projectKind: 'mall', kind: 'complaint', channel: 'letter', category: 'other' })
const rule = requireReplyRule(replyRuleOf(written, shippedPacks.mall))
const made = { id: 'reply', by: 'operator', receivedText: '2026年3月2日' }
const words = { template: null, title: null, body: '已更换灯具。' }
const told = { channel: 'letter', receipt: '本人签收', by: 'operator' } as const

const draft = (replies: readonly WrittenReply[] = [], body: string | null = words.body): WrittenReply =>
  decideDraft(written, rule, replies, { ...words, body }, made, now)

function codeOf(act: () => unknown): string {
  try {
    act()
    return 'none'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

describe('a draft', () => {
  test('without words starts from the first template, filled in from the appeal', () => {
    const { title, body } = draft([], null)
    expect(title).toBe('关于来函反映事项的回复')
    expect(body).toContain(written.number)
    expect(body).toContain('2026年3月2日')
    expect(body).toContain('{{unit}}')
  })

  test('from a template that is not there, or asked of an appeal that needs none, is refused', () => {
    expect(codeOf(() => decideDraft(written, rule, [], { ...words, template: 'none' }, made, now))).toBe(
      'TEMPLATE_UNKNOWN',
    )
    const called = anAppeal({
      projectKind: 'mall',
      kind: 'complaint',
      channel: 'telephone',
      category: 'other',
    })
    expect(codeOf(() => requireReplyRule(replyRuleOf(called, shippedPacks.mall)))).toBe('REPLY_NOT_ASKED_FOR')
    expect(replyRuleOf(anAppeal({ kind: null }), shippedPacks.mall)).toBeNull()
  })

  test('with a blank is not signed', () => {
    expect(codeOf(() => decideApprove(rule, draft([], '现回复如下：{{outcome}}'), now))).toBe(
      'REPLY_UNFINISHED',
    )
  })
})

test('the life of a reply: whatever is tried in whatever order, it is delivered after all its approvals, once', () => {
  const attempts = fc.array(fc.constantFrom('draft', 'approve', 'return', 'deliver'), { maxLength: 30 })
  fc.assert(
    fc.property(attempts, (tried) => {
      let replies: readonly WrittenReply[] = []
      let inARow = 0
      const keep = (reply: WrittenReply): void => {
        replies = [...replies.filter(({ status }) => status === 'delivered'), reply]
      }
      for (const attempt of tried) {
        const before = openReply(replies)
        const code = codeOf(() => {
          if (attempt === 'draft') keep(draft(replies))
          if (attempt === 'approve') {
            keep(decideApprove(rule, replyToDecide(rule, replies, 'approveReply').reply, now))
          }
          if (attempt === 'return') keep(decideReturn(replyToDecide(rule, replies, 'returnReply').reply))
          if (attempt === 'deliver') keep(decideDeliver(rule, replies, told, now))
        })
        if (code !== 'none') {
          expect(openReply(replies)).toEqual(before)
          continue
        }
        if (attempt === 'deliver') expect(inARow).toBe(rule.approvedBy.length)
        inARow = attempt === 'approve' ? inARow + 1 : 0
        expect(replies.filter(({ status }) => status !== 'delivered').length).toBeLessThanOrEqual(1)
        expect(openReply(replies)?.approvals ?? 0).toBeLessThanOrEqual(rule.approvedBy.length)
      }
      const delivered = replies.some(({ status }) => status === 'delivered')
      expect(codeOf(() => requireReplied(rule, replies))).toBe(delivered ? 'none' : 'REPLY_NOT_DELIVERED')
    }),
  )
})

test('what is approved in part is not drafted anew before it is sent back, and waits for the next leader', () => {
  const first = decideApprove(rule, draft(), now)
  expect(first).toMatchObject({ status: 'drafted', approvals: 1, approvedAt: null })
  expect(codeOf(() => draft([first]))).toBe('REPLY_IN_APPROVAL')
  expect(replyToDecide(rule, [first], 'approveReply').role).toBe('divisionDirector')
  expect(codeOf(() => decideDeliver(rule, [first], told, now))).toBe('REPLY_NOT_APPROVED')
  expect(codeOf(() => decideDeliver(rule, [], told, now))).toBe('NOT_FOUND')
  const second = decideApprove(rule, first, now)
  expect(second).toMatchObject({ status: 'approved', approvedAt: now })
  expect(codeOf(() => replyToDecide(rule, [second], 'returnReply'))).toBe('TRANSITION_NOT_ALLOWED')
  expect(codeOf(() => decideDeliver(rule, [second], { ...told, receipt: ' ' }, now))).toBe('INPUT_INVALID')
})

test('a number has the project, the year and its count', () => {
  expect(replyNumber('xinghui', '函', '2026', 12)).toBe('XINGHUI函〔2026〕12号')
})
