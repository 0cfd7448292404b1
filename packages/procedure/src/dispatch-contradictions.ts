import type { AppealKind } from '@shouwen/vocabulary/appeals'
import type { ProcedurePack } from './pack'

/** What the rules of dispatch say against the rest of the pack, each with its path. */
export function dispatchContradictions(pack: ProcedurePack): string[] {
  return [...assignmentProblems(pack), ...authorityProblems(pack)]
}

function assignmentProblems({ assignment = [], categories, kinds }: ProcedurePack): string[] {
  const known = new Set(categories.map(({ code }) => code))
  return assignment.flatMap(({ when }, at) => [
    ...(when.categories ?? []).flatMap((code, of) =>
      known.has(code) ? [] : [`assignment.${at}.when.categories.${of}: there is no category "${code}"`],
    ),
    ...unhandled(when.kinds, kinds, `assignment.${at}.when.kinds`),
  ])
}

/** Somebody may decide whatever it costs, of work of every kind and grade: else it would wait for nobody. */
function authorityProblems({ authority, kinds }: ProcedurePack): string[] {
  if (authority === undefined) return []
  const { limits } = authority
  const all = limits.some(
    ({ upToFen, kinds: some, grades }) => upToFen === undefined && some === undefined && grades === undefined,
  )
  return [
    ...limits.flatMap((limit, at) => unhandled(limit.kinds, kinds, `authority.limits.${at}.kinds`)),
    ...(all ? [] : ['authority.limits: no post may decide whatever it costs']),
  ]
}

function unhandled(asked: readonly AppealKind[] = [], kinds: ProcedurePack['kinds'], path: string): string[] {
  return asked.flatMap((kind, at) =>
    kinds.some((handled) => handled.kind === kind)
      ? []
      : [`${path}.${at}: "${kind}" is not a kind of this procedure`],
  )
}
