import type { AppealKind } from '@shouwen/vocabulary/appeals'

/** What is known of a matter when somebody has to be found for it. */
export interface Matter {
  readonly kind: AppealKind
  readonly category: string
  /** Null where no unit is concerned. */
  readonly building: string | null
}

/** The contexts of a matter at its project, from the most general to the most particular. */
export function contextsOf({ kind, category, building }: Matter): string[] {
  return [
    'project',
    `kind:${kind}`,
    `category:${category}`,
    `category:${category} kind:${kind}`,
    ...(building === null ? [] : [`category:${category} building:${building}`]),
  ]
}
