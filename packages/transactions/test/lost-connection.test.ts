import { expect, test } from '@jest/globals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { refusalOf } from '../src/faults'
import { SteadyClient } from '../src/steady-client'

function codeFor(error: unknown): string {
  const told = refusalOf(error)
  return told instanceof Refusal ? told.code : 'a fault'
}

test.each([
  'Connection terminated unexpectedly',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
  'timeout exceeded when trying to connect',
])('%s may be tried again', (message) => {
  expect(codeFor(new Error(message))).toBe('UNAVAILABLE')
})

test('what is no lost connection stays a fault', () => {
  expect(codeFor(new Error('something else'))).toBe('a fault')
})

test('a connection that is cut while nobody holds it does not end the process', () => {
  const client = new SteadyClient()
  expect(() => client.emit('error', new Error('terminating connection'))).not.toThrow()
})
