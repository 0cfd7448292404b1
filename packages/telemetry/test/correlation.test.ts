import { describe, expect, test } from '@jest/globals'
import { carried, continued } from '../src/carriage'
import { CORRELATION_HEADER, correlated, correlationOf, currentCorrelation } from '../src/correlation'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

describe('the id of a request', () => {
  test.each(['0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d', '0A1B2C3D4E5F4A6B8C7D9E0F1A2B3C4D'])(
    'is %s, as its client named it',
    (named) => {
      expect(correlationOf(named)).toBe(named)
    },
  )

  test.each([
    ['none', undefined],
    ['an empty one', ''],
    ['a telephone', '13812345678'],
    ['a name', '王秀英'],
    ['a line break', '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d\nlevel=fatal'],
    ['something before a UUID', 'x0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d'],
  ])('is a new one in place of %s', (_what, named) => {
    const first = correlationOf(named)
    expect(first).toMatch(uuid)
    expect(correlationOf(named)).not.toBe(first)
  })
})

test('what goes on knows its id, also after waiting, and nobody else does', async () => {
  const seen = await Promise.all(
    ['one', 'two'].map((id) =>
      correlated(id, async () => {
        await new Promise((resolve) => setImmediate(resolve))
        return currentCorrelation()
      }),
    ),
  )
  expect(seen).toEqual(['one', 'two'])
  expect(currentCorrelation()).toBeUndefined()
})

test('a request to another part of the house carries the id there', () => {
  const id = '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d'
  const sent = correlated(id, carried)
  expect(sent).toEqual({ [CORRELATION_HEADER]: id })
  expect(continued(sent, currentCorrelation)).toBe(id)
  expect(carried()).toEqual({})
})
