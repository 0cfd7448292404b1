import { projectOpened, workOrderAccepted } from '@shouwen/events/dispatch'
import type { FactDefinition, FactEnvelope } from '@shouwen/events/fact'
import {
  appealArchived,
  appealClosed,
  appealReclassified,
  appealRegistered,
  appealReopened,
  appealResolved,
  customerIdentified,
  customerInformed,
  handoverNoted,
  workBegun,
} from '@shouwen/events/intake'
import { revisitCompleted } from '@shouwen/events/revisit-audit'
import { clockBreached } from '@shouwen/events/sla'
import { eventually } from '@shouwen/testing/eventually'
import type { ServiceBench } from '@shouwen/testing/service-bench'
import { toEnvelope } from '@shouwen/transactions/event-row'
import { v7 as uuidv7 } from 'uuid'

/** A place and an appeal that other services tell of. */
export interface Told {
  readonly groupId: string
  readonly projectId: string
  readonly projectPath: string
  readonly appealId: string
  readonly stewardId: string
  readonly customerId: string
}

export function anAppealToldOf(changes: Partial<Told> = {}): Told {
  return {
    groupId: uuidv7(),
    projectId: uuidv7(),
    projectPath: 'lvyuan/north/hetang',
    appealId: uuidv7(),
    stewardId: uuidv7(),
    customerId: uuidv7(),
    ...changes,
  }
}

/** An event as its producer would publish it. */
export function anEvent<Data extends object>(
  definition: FactDefinition<Data>,
  told: Pick<Told, 'groupId'> & Partial<Told>,
  data: Data,
  { at = '2026-03-02T01:00:00Z', ...by }: { at?: string; actorKind?: string; actorId?: string } = {},
): FactEnvelope {
  return toEnvelope({
    id: uuidv7(),
    groupId: told.groupId,
    type: definition.type,
    subject: told.appealId === undefined ? `test/${told.groupId}` : `appeal/${told.appealId}`,
    appealId: told.appealId ?? null,
    projectPath: told.projectPath ?? null,
    actorKind: 'service',
    actorId: definition.producer,
    ...by,
    clauses: ['P5.1.1'],
    packId: 'residential',
    packVersion: 1,
    occurredAt: new Date(at),
    correlationId: uuidv7(),
    causationId: null,
    traceparent: null,
    data: definition.data.parse(data),
  })
}

export function projectToldOf(told: Told, timeZone = 'Asia/Shanghai', at?: string): FactEnvelope {
  const { projectId, projectPath: path, groupId } = told
  const name = '荷塘小区'
  return anEvent(
    projectOpened,
    { groupId },
    { projectId, path, code: 'ht', name, kind: 'residential', timeZone, opens: '08:30', closes: '17:30' },
    at === undefined ? {} : { at },
  )
}

export function registeredToldOf(
  told: Told,
  {
    receivedAt = '2026-03-02T01:00:00Z',
    customerId = null,
  }: { receivedAt?: string; customerId?: string | null } = {},
): FactEnvelope {
  const { appealId, projectId, projectPath, stewardId } = told
  return anEvent(
    appealRegistered,
    told,
    {
      appealId,
      number: 'HT-20260302-0001',
      projectId,
      projectPath,
      unitId: null,
      customerId,
      callerUnknown: customerId === null,
      kind: 'complaint',
      channel: 'inPerson',
      category: 'cleaning',
      grade: null,
      impact: null,
      aboutService: true,
      receivedAt,
      registeredAt: '2026-03-02T01:00:00Z',
      firstContactId: stewardId,
      packId: 'residential',
      packVersion: 1,
      version: 1,
    },
    { actorKind: 'staff', actorId: stewardId },
  )
}

/** The whole life of an appeal that was once reopened, in the order in which it happened. */
export function aWholeLife(told: Told): FactEnvelope[] {
  const { appealId, customerId } = told
  let version = 1
  const next = (): { appealId: string; version: number } => ({ appealId, version: ++version })
  const at = (hour: number): string => `2026-03-03T${String(hour).padStart(2, '0')}:00:00Z`
  const informed = (hour: number, answer: 'understood' | 'notReached'): FactEnvelope =>
    anEvent(
      customerInformed,
      told,
      { ...next(), feedbackId: uuidv7(), answer, promisedAt: null, at: at(hour) },
      { at: at(hour) },
    )
  const revisited = (hour: number, content: boolean): FactEnvelope => {
    const satisfaction = content ? 'satisfied' : 'veryDissatisfied'
    const revisit = { appealId, revisitId: uuidv7(), content, method: 'byTelephone', at: at(hour) } as const
    return anEvent(revisitCompleted, told, { ...revisit, satisfaction }, { at: at(hour) })
  }
  const order = { appealId, workOrderId: uuidv7(), staffId: uuidv7(), at: at(3) }
  const clock = { appealId, code: 'feedback', target: 'feedback', dueAt: at(4) } as const
  return [
    registeredToldOf(told),
    anEvent(handoverNoted, told, { ...next(), departmentId: uuidv7() }, { at: at(1) }),
    anEvent(
      appealReclassified,
      told,
      {
        ...next(),
        from: 'complaint',
        kind: 'suggestion',
        category: 'greening',
        grade: null,
        impact: null,
        aboutService: false,
        at: at(1),
      },
      { at: at(1) },
    ),
    anEvent(customerIdentified, told, { ...next(), customerId }, { at: at(2) }),
    anEvent(workOrderAccepted, told, order, { at: at(3) }),
    anEvent(workBegun, told, { ...next(), workOrderId: order.workOrderId }, { at: at(3) }),
    anEvent(clockBreached, told, { ...clock, clockId: uuidv7() }, { at: at(4) }),
    informed(5, 'understood'),
    anEvent(appealResolved, told, { ...next(), at: at(6), customerId }, { at: at(6) }),
    revisited(7, false),
    anEvent(appealReopened, told, { ...next(), at: at(7), revisitId: uuidv7() }, { at: at(7) }),
    informed(8, 'notReached'),
    informed(9, 'understood'),
    anEvent(clockBreached, told, { ...clock, clockId: uuidv7() }, { at: at(9) }),
    anEvent(appealResolved, told, { ...next(), at: at(10), customerId }, { at: at(10) }),
    revisited(11, true),
    anEvent(appealClosed, told, { ...next(), at: at(11), revisitId: uuidv7() }, { at: at(11) }),
    anEvent(appealArchived, told, { ...next(), at: at(12) }, { at: at(12) }),
  ]
}

/** Publishes events in this order and waits until the service has taken them all. */
export async function tellAll(bench: ServiceBench, events: readonly FactEnvelope[]): Promise<void> {
  for (const event of events) await bench.publish(event)
  await untilTaken(bench, events)
}

export async function untilTaken(bench: ServiceBench, events: readonly FactEnvelope[]): Promise<void> {
  const ids = events.map(({ id }) => id)
  await eventually(async () => {
    const rows: unknown[] = await bench.running.store.asJob(({ manager }) =>
      manager.query('select 1 from inbox where event_id = any($1)', [ids]),
    )
    if (rows.length < ids.length) throw new Error(`${rows.length} of ${ids.length} events were taken`)
  })
}

/** Every row of the read models, as they stand. */
export async function readModel(bench: ServiceBench): Promise<Record<string, unknown[]>> {
  return bench.running.store.asJob(async ({ manager }) => ({
    facts: await manager.query('select * from appeal_facts order by appeal_id'),
    trail: await manager.query('select * from trail_entries order by event_id'),
    projects: await manager.query('select * from known_projects order by project_id'),
  }))
}
