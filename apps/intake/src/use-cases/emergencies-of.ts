import type { EmergencyPlan } from '@shouwen/procedure/pack'
import { In, type EntityManager } from 'typeorm'
import {
  onDutyAt,
  planOf,
  standingOfEmergency,
  type EmergencyCall,
  type EmergencyStanding,
  type KnownDutyNumber,
} from '../domain/emergency'
import { callsOf, dutyNumbersAt, firstAcceptancesOf } from '../store/emergency-queries'
import { packsPromised, promised } from '../store/packs'
import { projectsById } from '../store/project-queries'
import { stepsOf } from '../store/step-queries'
import { appealTable } from '../store/tables'
import { runningOn } from './open-steps'

/** An emergency as it stands at a moment. */
export interface EmergencySeen extends EmergencyStanding {
  readonly plan: EmergencyPlan
  /** What was noted when it was raised; null where the appeal was registered as any other. */
  readonly noted: EmergencyCall | null
  readonly onDuty: readonly KnownDutyNumber[]
}

/** How many appeals stand as emergencies, in a fixed number of queries; one that is none is not among them. */
export async function emergenciesOf(
  manager: EntityManager,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, EmergencySeen>> {
  const appeals = await manager.findBy(appealTable, { id: In([...ids]) })
  const packs = await packsPromised(manager, appeals)
  const steps = await stepsOf(manager, ids)
  const calls = await callsOf(manager, ids)
  const acceptances = await firstAcceptancesOf(manager, ids)
  const places = appeals.map(({ projectId }) => projectId)
  const projects = await projectsById(manager, places)
  const numbers = await dutyNumbersAt(manager, places)
  const seen = new Map<string, EmergencySeen>()
  for (const appeal of appeals) {
    const rule = promised(packs, appeal)?.emergency
    const found = planOf(rule, runningOn(appeal, packs, steps.get(appeal.id) ?? []))
    const project = projects.get(appeal.projectId)
    if (!rule || found === null || project === undefined) continue
    seen.set(appeal.id, {
      ...standingOfEmergency(appeal, rule, found, acceptances.get(appeal.id) ?? null, now),
      plan: found.plan,
      noted: calls.get(appeal.id) ?? null,
      onDuty: onDutyAt(numbers.get(appeal.projectId) ?? [], now, project.timeZone),
    })
  }
  return seen
}
