import { In, type EntityManager } from 'typeorm'
import type { Acceptance, EmergencyCall, KnownDutyNumber } from '../domain/emergency'
import { dutyNumbersTable, emergencyTable } from './tables'

/** What was noted of emergencies beside their forms; an appeal that was only registered has nothing. */
export async function callsOf(
  manager: EntityManager,
  appealIds: readonly string[],
): Promise<Map<string, EmergencyCall>> {
  const rows = await manager.findBy(emergencyTable, { appealId: In([...appealIds]) })
  return new Map(rows.map((row) => [row.appealId, row]))
}

/** Who was the first to accept an order of these appeals. */
export async function firstAcceptancesOf(
  manager: EntityManager,
  appealIds: readonly string[],
): Promise<Map<string, Acceptance>> {
  const rows: (Acceptance & { appealId: string })[] = await manager.query(
    `select distinct on (appeal_id) appeal_id as "appealId", accepted_by as by, accepted_at as at
       from known_work_orders where appeal_id = any($1) and accepted_at is not null
      order by appeal_id, accepted_at`,
    [appealIds],
  )
  return new Map(rows.map(({ appealId, by, at }) => [appealId, { by, at }]))
}

/** The numbers of these projects, at all hours. */
export async function dutyNumbersAt(
  manager: EntityManager,
  projectIds: readonly string[],
): Promise<Map<string, KnownDutyNumber[]>> {
  const rows = await manager.findBy(dutyNumbersTable, { projectId: In([...projectIds]) })
  return new Map(rows.map(({ projectId, numbers }) => [projectId, numbers]))
}
