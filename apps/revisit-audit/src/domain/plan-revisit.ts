import { createHash } from 'node:crypto'
import type { ProcedurePack, RevisitRule } from '@shouwen/procedure/pack'
import { revisitRule } from '@shouwen/procedure/revisits'
import type { AppealKind } from '@shouwen/vocabulary/appeals'

/**
 * P5.5.1, P5.5.2, M4.8: the rule that this very appeal is revisited by, or null when it is not: its kind has a share below
 * 100 %, and the draw passed it over. The draw depends on the appeal's id alone, so a replay decides the same.
 * Refuses with KIND_NOT_IN_PROCEDURE.
 */
export function planRevisit(pack: ProcedurePack, kind: AppealKind, appealId: string): RevisitRule | null {
  const rule = revisitRule(pack, kind)
  return lotOf(appealId) < rule.share ? rule : null
}

/** A number from 0 up to, not including, 1 that nobody can choose: the first 48 bits of the id's hash. */
function lotOf(appealId: string): number {
  return createHash('sha256').update(`revisit:${appealId}`).digest().readUIntBE(0, 6) / 2 ** 48
}
