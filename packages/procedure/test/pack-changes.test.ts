import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { packChanges } from '../src/pack-changes'
import { shippedPacks } from '../src/shipped-packs'
import { anyPack, anyWindow } from './any-pack'

const { residential } = shippedPacks
const paths = (before: object, after: object): string[] => packChanges(before, after).map(({ path }) => path)

describe('how a version differs from the one that it was made from', () => {
  test('is nothing where only its name differs', () => {
    fc.assert(
      fc.property(anyPack, (pack) => {
        const renamed = { ...pack, id: 'x', version: 9, basedOn: null, title: { zh: '新', en: 'new' } }
        expect(packChanges(pack, renamed)).toEqual([])
      }),
    )
  })

  test('tells each rule by its code, with what was said and is said', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: residential.clocks.length - 1 }), anyWindow, (place, window) => {
        const clocks = residential.clocks.map((clock, at) => (at === place ? { ...clock, window } : clock))
        const code = residential.clocks[place]?.code ?? ''
        const changes = packChanges(residential, { ...residential, clocks })
        const same = JSON.stringify(residential.clocks[place]?.window) === JSON.stringify(window)
        expect(changes.length > 0).toBe(!same)
        for (const { path } of changes) expect(path).toMatch(new RegExp(`^clocks\\.${code}\\.window`))
      }),
    )
  })

  test('tells what was taken out, put in and put elsewhere', () => {
    const [first, second, ...others] = residential.clocks
    expect(paths(residential, { ...residential, clocks: [second, ...others] })).toEqual([
      `clocks.${first?.code}`,
    ])
    expect(paths({ ...residential, clocks: [second, ...others] }, residential)).toEqual([
      `clocks.${first?.code}`,
    ])
    expect(paths(residential, { ...residential, clocks: [second, first, ...others] })).toEqual(['clocks'])
    expect(packChanges(residential, { ...residential, superiors: null })).toEqual([
      { path: 'superiors', before: residential.superiors, after: null },
    ])
  })
})
