import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { drawFlow } from '../src/draw-flow'
import { flowOf, type Flow } from '../src/flow'
import type { ProcedurePack } from '../src/pack'
import { anyPack } from './any-pack'

/** Every station that the ways lead to from one. */
function reached({ ways }: Flow, from: string, back = false): Set<string> {
  const seen = new Set([from])
  for (const station of seen) {
    for (const way of ways) if ((back ? way.to : way.from) === station) seen.add(back ? way.from : way.to)
  }
  return seen
}

/** Every rule of the pack that an appeal of the kind obeys before its archive, as the chart must show it. */
function clausesOf(pack: ProcedurePack, kind: string): Set<string> {
  const ofKind = (kinds: readonly string[] | undefined): boolean => kinds?.includes(kind) ?? true
  return new Set([
    ...pack.clocks.filter(({ when }) => ofKind(when.kinds)).map(({ clause }) => clause),
    ...pack.revisits.filter(({ kinds }) => ofKind(kinds)).map(({ clause }) => clause),
    ...pack.kinds.filter((rule) => rule.kind === kind).map(({ clause }) => clause),
    ...(pack.scope && ofKind(pack.scope.kinds) ? [pack.scope.clause] : []),
    pack.handover.clause,
    pack.progress.clause,
    pack.instructionBy.clause,
    ...(pack.superiors ? [pack.superiors.clause] : []),
  ])
}

const anyFlow = anyPack.chain((pack) =>
  fc
    .constantFrom(...pack.kinds.map(({ kind }) => kind))
    .map((kind) => ({ pack, kind, flow: flowOf(pack, kind) })),
)

describe('the flow of a procedure', () => {
  test('leads from the registration to every station, and from every station to the archive', () => {
    fc.assert(
      fc.property(anyFlow, ({ flow }) => {
        const all = flow.stations.map(({ id }) => id)
        expect(new Set(all).size).toBe(all.length)
        expect([...reached(flow, 'registered')].sort()).toEqual([...all].sort())
        expect([...reached(flow, 'archived', true)].sort()).toEqual([...all].sort())
      }),
    )
  })

  test('shows the clause of every rule that appeals of the kind obey', () => {
    fc.assert(
      fc.property(anyFlow, ({ pack, kind, flow }) => {
        const shown = flow.stations.flatMap(({ clause, notes }) => [clause ?? '', ...notes]).join('\n')
        for (const clause of clausesOf(pack, kind)) expect(shown).toContain(clause)
      }),
    )
  })

  test('is drawn with every station inside the picture, none upon another', () => {
    fc.assert(
      fc.property(anyFlow, ({ flow }) => {
        const svg = drawFlow(flow)
        const [, wide, high] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)?.map(Number) ?? []
        const boxes = [
          ...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" rx/g),
        ].map(([, ...numbers]) => numbers.map(Number) as [number, number, number, number])
        for (const [at, [x, y, width, height]] of boxes.entries()) {
          expect(x >= 0 && y >= 0 && x + width <= Number(wide) && y + height <= Number(high)).toBe(true)
          for (const [otherX, otherY, otherWidth, otherHeight] of boxes.slice(at + 1)) {
            const apart =
              x + width <= otherX ||
              otherX + otherWidth <= x ||
              y + height <= otherY ||
              otherY + otherHeight <= y
            expect(apart).toBe(true)
          }
        }
      }),
      { numRuns: 20 },
    )
  })

  test('keeps the words of a group from being read as markup', () => {
    const evil = { id: 'a', zh: '<script>"&', notes: [], clause: null, shape: 'duty' } as const
    const svg = drawFlow({ zh: '<b>', stations: [evil], ways: [] })
    expect(svg).toContain('&lt;script&gt;&quot;&amp;')
    expect(svg).not.toContain('<script>')
  })
})
