/** What people call a member of a closed set. Chinese first: it is the language of the procedures. */
export interface Label {
  readonly zh: string
  readonly en: string
}

/** A closed set of codes: the only values that a column, an event or a GraphQL enum of this name may hold. */
export interface ClosedSet<Code extends string> {
  /** Name of the GraphQL enum. */
  readonly name: string
  readonly about: string
  readonly labels: Readonly<Record<Code, Label>>
  readonly codes: readonly [Code, ...Code[]]
  has(value: unknown): value is Code
}

/** Declares a closed set; every vocabulary file is made of these. */
export function closedSet<Code extends string>(
  name: string,
  about: string,
  labels: Readonly<Record<Code, Label>>,
): ClosedSet<Code> {
  const [first, ...rest] = Object.keys(labels).filter((code): code is Code => code in labels)
  if (first === undefined) throw new Error(`closed set ${name} is empty`)
  const known = new Set<unknown>([first, ...rest])
  return {
    name,
    about,
    labels,
    codes: [first, ...rest],
    has: (value): value is Code => known.has(value),
  }
}

/** The codes of a closed set, as a type. */
export type CodeOf<S> = S extends ClosedSet<infer Code> ? Code : never
