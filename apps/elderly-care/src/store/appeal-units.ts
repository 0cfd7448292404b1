import type { Work } from '@shouwen/transactions/work'
import type { Batch } from '@shouwen/transactions/written-together'

/** Which unit an appeal is about. */
interface AppealUnit {
  readonly appealId: string
  readonly unitId: string
}

const appealUnits: Batch<AppealUnit & { readonly groupId: string }> = {
  text: `
    insert into appeal_units (appeal_id, group_id, unit_id)
    select appeal_id, group_id, unit_id
      from jsonb_to_recordset($1::jsonb) as told (appeal_id uuid, group_id uuid, unit_id uuid)
    on conflict do nothing`,
  columns: ({ appealId, groupId, unitId }) => ({ appeal_id: appealId, group_id: groupId, unit_id: unitId }),
}

/** Keeps it, with the commit. */
export function keepUnitOf({ groupId, writeTogether }: Work, told: AppealUnit): void {
  writeTogether(appealUnits, { groupId, ...told })
}
