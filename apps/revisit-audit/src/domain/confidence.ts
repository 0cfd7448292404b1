import type { Revisit } from './revisit'

/** A confidential appeal, as far as it decides who reads what its customer said. */
export interface KeptAppeal {
  readonly appealId: string
  readonly projectPath: string
  readonly firstContactId: string | null
  readonly customerId: string | null
}

/** Somebody who looks at a revisit. */
export interface Onlooker {
  readonly personId: string
  readonly customerId: string | null
  /** Set when somebody looks by a link to an appeal: which one. */
  readonly appealId?: string | undefined
  /** Directs the project, or supervises it for the company. */
  readonly answersForTheProject: boolean
}

/**
 * P5.6.3.3: what the customer of a confidential appeal said at its revisit is read by who heard it, by the appeal's first contact, by
 * who answers for its project, and by the customer themselves.
 */
export function readsWords(
  onlooker: Onlooker,
  { appealId, completedBy }: Pick<Revisit, 'appealId' | 'completedBy'>,
  kept: KeptAppeal | null,
): boolean {
  if (kept === null || onlooker.answersForTheProject) return true
  return (
    onlooker.personId === completedBy ||
    onlooker.personId === kept.firstContactId ||
    onlooker.appealId === appealId ||
    (onlooker.customerId !== null && onlooker.customerId === kept.customerId)
  )
}
