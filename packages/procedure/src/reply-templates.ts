/**
 * The placeholders of a written reply, as `{{number}}`. Those of the appeal's own words are filled in when it is drafted;
 * names and rooms, which other services own, when it is printed.
 */
export const draftPlaceholders = ['number', 'received', 'content', 'outcome'] as const
export const printPlaceholders = ['customer', 'unit', 'project'] as const

export type DraftPlaceholder = (typeof draftPlaceholders)[number]
export type PrintPlaceholder = (typeof printPlaceholders)[number]

const placeholder = /\{\{\s*(\w+)\s*\}\}/g

/** A text with what is known filled in; what is not stays as it is. */
export function filledIn(text: string, values: Readonly<Record<string, string | null>>): string {
  return text.replaceAll(placeholder, (whole, name: string) => values[name] ?? whole)
}

/** The placeholders of a text, each once. */
export function placeholdersIn(text: string): string[] {
  return [
    ...new Set([...text.matchAll(placeholder)].flatMap(([, name]) => (name === undefined ? [] : [name]))),
  ]
}

/** Those that nobody fills in. */
export function unknownPlaceholders(text: string): string[] {
  const known: readonly string[] = [...draftPlaceholders, ...printPlaceholders]
  return placeholdersIn(text).filter((name) => !known.includes(name))
}

/** Those that should have been filled in before the text is approved. */
export function unfilledPlaceholders(text: string): string[] {
  const left: readonly string[] = printPlaceholders
  return placeholdersIn(text).filter((name) => !left.includes(name))
}
