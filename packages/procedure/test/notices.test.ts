import { expect, test } from '@jest/globals'
import { noticeProblems } from '../src/notices'
import type { NoticeRule } from '../src/pack'
import { shippedPacks } from '../src/shipped-packs'
import { validatePack } from '../src/validate-pack'

const { residential } = shippedPacks

const rule: NoticeRule = {
  on: 'informed',
  to: 'customer',
  channels: ['sms'],
  template: 'told',
  quiet: true,
  clause: 'P5.3',
}
const told = { code: 'told', zh: '反馈', text: '您的{{kind}} {{number}} 有进展。{{link}}' }

function problems(changes: Partial<NoticeRule>, text = told.text): string[] {
  const notices = { templates: [{ ...told, text }], rules: [{ ...rule, ...changes }] }
  return noticeProblems({ ...residential, notices })
}

test('a notice says which appeal it is about, and nothing that its occasion does not know', () => {
  expect(problems({})).toEqual([])
  expect(problems({}, '有进展。')).toEqual(['notices.rules.0.template: "number" is missing'])
  expect(problems({}, '{{number}} {{customer}}')).toEqual([
    'notices.rules.0.template: "informed" knows no placeholder "customer"',
  ])
  expect(problems({ on: 'handedOver', to: 'responsible' })).toEqual([
    'notices.rules.0.template: "handedOver" knows no placeholder "link"',
  ])
  expect(problems({ template: 'other' })).toEqual(['notices.rules.0.template: there is no template "other"'])
})

test('no customer is told of what the house says among itself, nor in a room of staff', () => {
  const plain = '{{number}}'
  expect(problems({ on: 'escalated' }, plain)).toEqual([
    'notices.rules.0.to: "customer" is not told of "escalated"',
  ])
  expect(problems({ to: 'responsible' }, plain)).toEqual([
    'notices.rules.0.to: "responsible" is not told of "informed"',
  ])
  expect(problems({ channels: ['sms', 'wecomRobot'] })).toEqual([
    'notices.rules.0.channels: "wecomRobot" does not reach a customer',
  ])
  expect(problems({ channels: ['sms', 'sms'] })).toEqual(['notices.rules.0.channels.1: "sms" is given twice'])
})

test('quiet hours are hours, and nobody is told twice of the same', () => {
  const notices = { templates: [told], rules: [rule, rule], quietHours: { from: '21:00', to: '21:00' } }
  expect(() => validatePack({ ...residential, notices })).toThrow(
    '"customer" is told of "informed" already, notices.quietHours: 21:00–21:00',
  )
  const { notices: _none, ...without } = residential
  expect(validatePack(without).notices).toBeUndefined()
})
