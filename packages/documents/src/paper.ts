/** What every document says about its paper: A4, upright unless its rows need the width. */
export interface Paper {
  readonly title: string
  /** In one line above the grid, from left to right: project, number. */
  readonly captions: readonly string[]
  readonly landscape?: boolean
  /** In one line below the grid, each with room for a hand: `经办人(签字)`. */
  readonly signatures: readonly string[]
  /** When it was printed: in the file's properties, so that the same data at the same moment is the same file. */
  readonly printedAt: Date
  /** The same, in the words of the project's clock, at the foot of each page. */
  readonly printedAtText: string
}

/** The text without what neither a PDF nor a workbook can hold: control characters, halves of characters. */
export function printable(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(/(?!\n)[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '')
}

/** What stands where nothing is to be said. */
export const NOTHING = '—'

/** A room by its building and its code, which in most houses begins with the building. */
export function roomWords(
  unit: { readonly building: string; readonly code: string } | null | undefined,
): string {
  if (!unit) return NOTHING
  const { building, code } = unit
  return code.startsWith(building) ? code : `${building} ${code}`
}
