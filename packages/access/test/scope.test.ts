import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { covers } from '@shouwen/vocabulary/places'
import { scopesFor } from '../src/scope'
import { aMember, anyPlace } from './any-actor'

test('a scope covers itself and what lies below it', () => {
  fc.assert(
    fc.property(anyPlace, anyPlace, (scope, rest) => {
      expect(covers(scope, scope)).toBe(true)
      expect(covers(scope, `${scope}/${rest}`)).toBe(true)
      expect(covers(`${scope}/${rest}`, scope)).toBe(false)
    }),
  )
})

test('a neighbour whose name begins the same is not covered', () => {
  expect(covers('lvyuan/north', 'lvyuan/north-2')).toBe(false)
  expect(covers('lvyuan/north', 'lvyuan/north-2/hetang')).toBe(false)
  expect(covers('lvyuan/north', 'south/lvyuan/north/hetang')).toBe(false)
})

test('a scope covers a place when its codes are the first codes of the place', () => {
  fc.assert(
    fc.property(anyPlace, anyPlace, (scope, place) => {
      const [own, other] = [scope.split('/'), place.split('/')]
      expect(covers(scope, place)).toBe(own.every((code, at) => other[at] === code))
    }),
  )
})

test('the scopes for an operation are those of the posts that may, each at its own place', () => {
  const grants = [
    { role: 'officeDirector', scope: 'a/b/c' },
    { role: 'gmOffice', scope: 'a' },
    { role: 'officeDirector', scope: 'a/b/d' },
  ] as const
  expect(scopesFor(aMember(grants), { roles: ['officeDirector', 'partner'] })).toEqual(['a/b/c', 'a/b/d'])
  expect(scopesFor(aMember(grants), { roles: [] })).toEqual([])
})
