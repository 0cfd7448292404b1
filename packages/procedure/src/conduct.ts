import type { AppealKind } from '@shouwen/vocabulary/appeals'
import type { ConductValue, ProcedurePack } from './pack'

/** A value that receivers follow, and the clause that names it. */
export interface NamedConductValue extends ConductValue {
  clause: string
}

/** P5.6.2.1: the values that receivers follow; none where the procedure names none. */
export function conductValues({ conduct }: ProcedurePack): NamedConductValue[] {
  return conduct === null ? [] : conduct.values.map((value) => ({ ...value, clause: conduct.clause }))
}

/** P5.6.2.1: those by which their conduct is marked at revisits of a kind. */
export function conductMarkedFor(pack: ProcedurePack, kind: AppealKind): NamedConductValue[] {
  const { markedFor = ['complaint'] } = pack.conduct ?? {}
  return markedFor.includes(kind) ? conductValues(pack) : []
}
