import { expect, test } from '@jest/globals'
import { correlated } from '../src/correlation'
import { openLog } from '../src/log'

function logged(...said: [object, string]): string {
  const lines: string[] = []
  openLog('info', { write: (line) => void lines.push(line) }).info(...said)
  return lines.join('')
}

const secret = 'correct-horse-battery-staple'

test.each([
  { name: 'a header', said: { headers: { authorization: `Bearer ${secret}` } } },
  { name: 'an actor token', said: { actorToken: secret } },
  { name: 'a secret of the environment', said: { environment: { ACTOR_SECRET: secret, NATS_URL: secret } } },
  { name: "a database's address", said: { databaseUrl: `postgres://shouwen:${secret}@127.0.0.1/shouwen` } },
  {
    name: 'an address in the words of an error',
    said: { error: new Error(`cannot reach postgres://shouwen:${secret}@127.0.0.1:5432/shouwen`) },
  },
  {
    name: 'an address in the cause of an error',
    said: {
      error: new Error('cannot start', { cause: new Error(`nats://shouwen:${secret}@nats:4222 is away`) }),
    },
  },
  {
    name: 'the parameters of a statement that failed',
    said: {
      error: Object.assign(new Error('duplicate key'), {
        code: '23505',
        parameters: [secret],
        detail: secret,
      }),
    },
  },
])('$name does not get into the log', ({ said }) => {
  expect(logged(said, 'said')).not.toContain(secret)
})

test('a token in the words of an error does not get into the log', () => {
  const token = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJkZXZ8c3Rld2FyZCJ9.c2lnbmF0dXJl'
  expect(logged({ error: new Error(`bad token ${token}`) }, 'said')).not.toContain(token)
})

test('an error is told with its words, its code, its place and its cause', () => {
  const error = Object.assign(new Error('no room', { cause: new RangeError('full') }), { code: 'E1' })
  expect(JSON.parse(logged({ error }, 'said')).error).toMatchObject({
    type: 'Error',
    message: 'no room',
    code: 'E1',
    stack: expect.stringContaining('log.test'),
    cause: { type: 'RangeError', message: 'full' },
  })
})

test('a line names the request that it belongs to; outside of any it names none', () => {
  const id = '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d'
  expect(JSON.parse(correlated(id, () => logged({ type: 'x' }, 'said')))).toMatchObject({
    correlationId: id,
    msg: 'said',
  })
  expect(JSON.parse(logged({ type: 'x' }, 'said'))).not.toHaveProperty('correlationId')
})
