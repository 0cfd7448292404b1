import type { Actor } from '@shouwen/access/actor'
import { projectOpened } from '@shouwen/events/dispatch'
import type { DataOf } from '@shouwen/events/fact'
import { appealClosed, appealRegistered, appealResolved, packPublished } from '@shouwen/events/intake'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { aStaffMember } from '@shouwen/testing/actors'
import { ServiceBench } from '@shouwen/testing/service-bench'
import type { ProjectKind } from '@shouwen/vocabulary/organisation'
import { v7 as uuidv7 } from 'uuid'
import { service } from '../src/service'

/** A group with one project, as intake and dispatch told of it, and the people of its office and company. */
export interface Place {
  readonly bench: ServiceBench
  readonly groupId: string
  readonly projectId: string
  readonly path: string
  readonly pack: ProcedurePack
  readonly steward: Actor
  readonly management: Actor
  readonly gmOffice: Actor
}

export function aBench(): Promise<ServiceBench> {
  return ServiceBench.mount(service)
}

/** A group of its own on the bench; its project follows the shipped procedure, or the one that is given. */
export async function aPlaceOn(
  bench: ServiceBench,
  kind: ProjectKind = 'residential',
  pack: ProcedurePack = shippedPacks[kind],
): Promise<Place> {
  const groupId = uuidv7()
  const place: Place = {
    bench,
    groupId,
    projectId: uuidv7(),
    path: 'lvyuan/north/hetang',
    pack,
    steward: aStaffMember(
      groupId,
      kind === 'mall' ? 'mallOperator' : 'buildingSteward',
      'lvyuan/north/hetang',
    ),
    management: aStaffMember(groupId, 'managementDepartment', 'lvyuan/north'),
    gmOffice: aStaffMember(groupId, 'gmOffice', 'lvyuan'),
  }
  await publish(place, pack)
  await bench.tell(projectOpened, groupId, {
    projectId: place.projectId,
    path: place.path,
    code: 'ht',
    name: '荷塘小区',
    kind,
    timeZone: 'Asia/Shanghai',
    opens: '08:30',
    closes: '17:30',
  })
  return place
}

export async function publish({ bench, groupId }: Place, pack: ProcedurePack): Promise<void> {
  await bench.tell(packPublished, groupId, {
    packId: pack.id,
    version: pack.version,
    projectKind: pack.projectKind,
    scope: null,
    effectiveFrom: bench.clock.now().toISOString(),
    pack,
  })
}

/** The registration of an appeal, as intake tells it. */
export async function registered(
  place: Place,
  changes: Partial<DataOf<typeof appealRegistered>> = {},
): Promise<string> {
  const appealId = changes.appealId ?? uuidv7()
  const now = place.bench.clock.now().toISOString()
  await place.bench.tell(
    appealRegistered,
    place.groupId,
    {
      appealId,
      number: 'HT-20260302-0001',
      projectId: place.projectId,
      projectPath: place.path,
      unitId: null,
      customerId: uuidv7(),
      callerUnknown: false,
      kind: 'complaint',
      channel: 'telephone',
      category: 'cleaning',
      grade: null,
      impact: null,
      aboutService: false,
      receivedAt: now,
      registeredAt: now,
      firstContactId: place.steward.personId,
      packId: place.pack.id,
      packVersion: place.pack.version,
      version: 1,
      ...changes,
    },
    { appealId, projectPath: place.path },
  )
  return appealId
}

export async function resolved(
  place: Place,
  appealId: string,
  { version = 5, at = place.bench.clock.now() }: { version?: number; at?: Date } = {},
): Promise<void> {
  const data = { appealId, version, at: at.toISOString(), customerId: null }
  await place.bench.tell(appealResolved, place.groupId, data, { appealId })
}

export async function closed(place: Place, appealId: string, at: string): Promise<void> {
  const data = { appealId, version: 6, at, revisitId: null }
  await place.bench.tell(appealClosed, place.groupId, data, { appealId })
}

/** An appeal that is settled and waits for its revisit. */
export async function settled(
  place: Place,
  changes: Partial<DataOf<typeof appealRegistered>> = {},
): Promise<string> {
  const appealId = await registered(place, changes)
  await resolved(place, appealId)
  return appealId
}
