import type { EntityManager } from 'typeorm'
import type { Reader } from './reader'
import { revisitsOfReader } from './revisit-queries'

/** Appeals without their revisit that are named at the most: longest waiting first. */
export const MISSING_SHOWN = 100

/** How many revisits fell due at a project in a time, and how many of them were done. */
export interface RevisitCount {
  readonly due: number
  readonly done: number
  /** The appeals whose revisit is not done yet. */
  readonly missing: readonly string[]
}

/** M3.2, M4.8: the revisits that fell due from one instant up to another. */
export async function countRevisits(
  manager: EntityManager,
  reader: Reader,
  of: { readonly projectId: string; readonly from: Date; readonly to: Date },
): Promise<RevisitCount> {
  const fellDue = revisitsOfReader(reader, manager)
    .andWhere('revisit.projectId = :projectId', { projectId: of.projectId })
    .andWhere('revisit.dueSince >= :from and revisit.dueSince < :to', { from: of.from, to: of.to })
  const due = await fellDue.getCount()
  const left = fellDue.clone().andWhere(`revisit.status = 'due'`)
  const missing = await left
    .clone()
    .orderBy('revisit.dueSince', 'ASC')
    .addOrderBy('revisit.id', 'ASC')
    .take(MISSING_SHOWN)
    .getMany()
  return {
    due,
    done: due - (await left.getCount()),
    missing: missing.map(({ appealId }) => appealId),
  }
}
