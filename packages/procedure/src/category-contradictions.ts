import type { ProcedurePack } from './pack'

/** What is wrong with how categories lie within each other, and with the clocks that name them, each with its path. */
export function categoryContradictions({ categories, clocks, writtenReplies }: ProcedurePack): string[] {
  const codes = categories.map(({ code }) => code)
  const unknown = (named: readonly string[] | undefined, path: string): string[] =>
    (named ?? []).flatMap((code, at) =>
      codes.includes(code) ? [] : [`${path}.${at}: there is no category "${code}"`],
    )
  return [
    ...categories.flatMap(({ within }, at) =>
      within === undefined || codes.slice(0, at).includes(within)
        ? []
        : [`categories.${at}.within: "${within}" is no category before this one`],
    ),
    ...clocks.flatMap(({ when }, at) => unknown(when.categories, `clocks.${at}.when.categories`)),
    ...unknown(writtenReplies?.when.categories, 'writtenReplies.when.categories'),
  ]
}
