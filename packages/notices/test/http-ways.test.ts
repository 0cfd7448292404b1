import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { dingtalkRobot, wecomRobot } from '../src/robots'
import { smsBodyProblem, smsByHttp } from '../src/sms'
import { webhook } from '../src/webhook'
import type { Message } from '../src/way'
import { Receiver } from '@shouwen/testing/notice-receiver'

const message: Message = { id: 'n-1', subject: '投诉报告', text: '投诉 HETANG-20260302-0001 "请\n处理"' }
const at = new Date('2026-03-02T01:00:00Z')

let receiver: Receiver

beforeEach(async () => {
  receiver = await Receiver.open()
})

afterEach(() => receiver.close())

test('a WeCom robot is sent a text, and its errcode tells what became of it', async () => {
  const way = wecomRobot(`${receiver.url}/cgi-bin/webhook/send?key=k`)
  expect(await way.send(message, [])).toEqual({ how: 'sent' })
  expect(receiver.received[0]?.url).toBe('/cgi-bin/webhook/send?key=k')
  expect(JSON.parse(receiver.received[0]?.body ?? '')).toEqual({
    msgtype: 'text',
    text: { content: message.text },
  })
  const told = async (answer: string) => {
    receiver.answer = answer
    return way.send(message, [])
  }
  expect(await told('{"errcode":45009,"errmsg":"api freq out of limit"}')).toEqual({
    how: 'tryAgain',
    why: 'errcode-45009',
  })
  expect(await told('{"errcode":93000,"errmsg":"invalid webhook url"}')).toEqual({
    how: 'rejected',
    why: 'errcode-93000',
  })
  expect(await told('<html>')).toEqual({ how: 'tryAgain', why: 'no-errcode' })
})

test('a DingTalk robot is reached by its signed URL', async () => {
  const way = dingtalkRobot(`${receiver.url}/robot/send?access_token=t`, 'SEC123', () => at)
  expect(await way.send(message, [])).toEqual({ how: 'sent' })
  const asked = new URL(receiver.received[0]?.url ?? '', receiver.url)
  const timestamp = String(at.getTime())
  expect(asked.searchParams.get('access_token')).toBe('t')
  expect(asked.searchParams.get('timestamp')).toBe(timestamp)
  expect(asked.searchParams.get('sign')).toBe(
    createHmac('sha256', 'SEC123').update(`${timestamp}\nSEC123`).digest('base64'),
  )
  receiver.answer = '{"errcode":310000,"errmsg":"sign not match"}'
  expect(await way.send(message, [])).toEqual({ how: 'rejected', why: 'errcode-310000' })
})

test('a webhook can tell by the signature who sent it, and when', async () => {
  const secret = 'a secret of the receiver'
  expect(await webhook(receiver.url, secret, () => at).send(message, [])).toEqual({ how: 'sent' })
  const { headers, body } = receiver.received[0] ?? { headers: {} as Record<string, string>, body: '' }
  expect(JSON.parse(body)).toEqual(message)
  expect(headers['x-shouwen-timestamp']).toBe('1772413200')
  expect(headers['x-shouwen-signature']).toBe(
    createHmac('sha256', secret).update(`1772413200.${body}`).digest('hex'),
  )
})

test.each([
  [500, 'tryAgain'],
  [503, 'tryAgain'],
  [429, 'tryAgain'],
  [408, 'tryAgain'],
  [302, 'rejected'],
  [400, 'rejected'],
  [404, 'rejected'],
])('an answer of %i is %s', async (status, how) => {
  receiver.status = status
  const outcome = await webhook(receiver.url, 'a secret of the receiver', () => at).send(message, [])
  expect(outcome).toEqual({ how, why: `http-${status}` })
  expect(receiver.received).toHaveLength(1)
})

test('a receiver that is away is tried again', async () => {
  const gone = await Receiver.open()
  await gone.close()
  expect(await wecomRobot(gone.url).send(message, [])).toEqual({ how: 'tryAgain', why: 'unreachable' })
})

test('an SMS goes to each telephone, and no text changes the shape of the request', async () => {
  const body = '{"to":["{{telephone}}"],"content":"【首问】{{text}}","ref":"{{id}}","kind":1}'
  const gateway = { url: receiver.url, body, authorization: 'APPCODE 1', success: '"code":"OK"' }
  const way = smsByHttp(gateway)
  receiver.answer = '{"code":"OK"}'
  expect(await way.send(message, ['+8613800138502', '+8613800139106'])).toEqual({ how: 'sent' })
  const sent = receiver.received.map((each) => JSON.parse(each.body) as { to: string[]; content: string })
  expect(sent.map(({ to }) => to).sort()).toEqual([['+8613800138502'], ['+8613800139106']])
  expect(sent[0]?.content).toBe(`【首问】${message.text}`)
  expect(receiver.received[0]?.headers.authorization).toBe('APPCODE 1')
  receiver.answer = '{"code":"isv.BUSINESS_LIMIT_CONTROL"}'
  expect(await way.send(message, ['+8613800138502'])).toEqual({ how: 'tryAgain', why: 'not-confirmed' })
  expect(await way.send(message, [])).toEqual({ how: 'rejected', why: 'no-address' })
})

test('a request that would not tell whom, or what, is refused at the start', () => {
  expect(smsBodyProblem('{"a":"{{telephone}}","b":"{{text}}"}')).toBeNull()
  expect(smsBodyProblem('{"b":"{{text}}"}')).toBe('needs {{telephone}}')
  expect(smsBodyProblem('{"a":"{{telephone}}"}')).toBe('needs {{text}}')
  expect(smsBodyProblem('{"a":"{{telephone}}","b":"{{text}}","c":"{{name}}"}')).toBe('there is no {{name}}')
  expect(smsBodyProblem('to={{telephone}}&text={{text}}')).toBe('must be JSON')
})
