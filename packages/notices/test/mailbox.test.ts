import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { SMTPServer } from 'smtp-server'
import { mailbox } from '../src/email'
import type { Message } from '../src/way'

const message: Message = { id: 'n-1', subject: '投诉报告', text: '投诉 HETANG-20260302-0001 待处理。' }

let server: SMTPServer
let url: string
let letters: string[]
/** What the server says to a recipient; 0: it takes the letter. */
let refusal: number

beforeEach(async () => {
  letters = []
  refusal = 0
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) =>
      done(refusal === 0 ? null : Object.assign(new Error('no'), { responseCode: refusal })),
    onData(stream, _session, done) {
      let letter = ''
      stream.on('data', (part: Buffer) => (letter += part.toString('utf8')))
      stream.on('end', () => {
        letters.push(letter)
        done()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
})

afterEach(() => new Promise<void>((closed) => server.close(() => closed())))

test('a mailbox is sent the notice, in Chinese, with the id that tells a repeat', async () => {
  expect(await mailbox(url, 'notices@example.com', 'office@example.com').send(message, [])).toEqual({
    how: 'sent',
  })
  expect(letters[0]).toMatch(/^From: notices@example\.com\r\nTo: office@example\.com\r\n/)
  expect(letters[0]).toContain('Message-ID: <n-1@shouwen>')
  expect(letters[0]).toContain(`=?UTF-8?B?${Buffer.from(message.subject).toString('base64')}?=`)
})

test('a refusal for good and one for now are told apart', async () => {
  const way = mailbox(url, 'notices@example.com', 'gone@example.com')
  refusal = 550
  expect(await way.send(message, [])).toEqual({ how: 'rejected', why: 'smtp-550' })
  refusal = 451
  expect(await way.send(message, [])).toEqual({ how: 'tryAgain', why: 'smtp-451' })
  expect(letters).toEqual([])
})
