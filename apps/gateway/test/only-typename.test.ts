import { expect, test } from '@jest/globals'
import { languageOf } from '@shouwen/vocabulary/refusal'
import { asksOnlyTypename } from '../src/only-typename'

test.each(['{ __typename }', 'query Ping { __typename }', '{ a: __typename __typename }'])(
  '%s needs no token',
  (query) => {
    expect(asksOnlyTypename(query)).toBe(true)
  },
)

test.each([
  '{ me { name } }',
  '{ __typename me { name } }',
  '{ __schema { types { name } } }',
  'mutation { __typename }',
  'query A { __typename } query B { me { name } }',
  '{ ...F } fragment F on Query { me { name } }',
  '{ ... { me { name } } }',
  'nonsense {',
  '',
  `{ ${'a:__typename '.repeat(100)} }`,
])('%s does', (query) => {
  expect(asksOnlyTypename(query)).toBe(false)
})

test('neither a missing nor a strange document passes', () => {
  expect([undefined, null, 7, ['{ __typename }']].map(asksOnlyTypename)).toEqual([false, false, false, false])
})

test('Chinese first, English for who prefers it', () => {
  expect([undefined, 'zh-CN', 'fr', 'zh,en', 'en', 'en-US,zh'].map(languageOf)).toEqual([
    'zh',
    'zh',
    'zh',
    'zh',
    'en',
    'en',
  ])
})
