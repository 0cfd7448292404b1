import type { Actor } from '@shouwen/access/actor'
import { projectOpened, unitsRegistered } from '@shouwen/events/dispatch'
import { appealRegistered, packPublished } from '@shouwen/events/intake'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { aStaffMember } from '@shouwen/testing/actors'
import { ServiceBench } from '@shouwen/testing/service-bench'
import type { ProjectKind } from '@shouwen/vocabulary/organisation'
import { v7 as uuidv7 } from 'uuid'
import { service } from '../src/service'

/** A project with one unit, as dispatch and intake told of it. */
export interface Estate {
  readonly bench: ServiceBench
  readonly groupId: string
  readonly projectId: string
  readonly path: string
  readonly unitId: string
  readonly steward: Actor
  readonly director: Actor
}

export async function anEstate(): Promise<Estate> {
  return anEstateOn(await ServiceBench.mount(service))
}

/** One more project on the same bench, of a group of its own unless told whose. */
export async function anEstateOn(
  bench: ServiceBench,
  given: { groupId?: string; kind?: ProjectKind; timeZone?: string; code?: string } = {},
): Promise<Estate> {
  const { groupId = uuidv7(), kind = 'residential', timeZone = 'Asia/Shanghai', code = 'hetang' } = given
  const projectId = uuidv7()
  const unitId = uuidv7()
  const path = `lvyuan/north/${code}`
  const pack = shippedPacks[kind]
  await bench.tell(packPublished, groupId, {
    packId: pack.id,
    version: pack.version,
    projectKind: kind,
    scope: null,
    effectiveFrom: '2026-01-01T00:00:00Z',
    pack,
  })
  await bench.tell(projectOpened, groupId, {
    projectId,
    path,
    code,
    name: '荷塘小区',
    kind,
    timeZone,
    opens: '08:30',
    closes: '17:30',
  })
  const units = [{ unitId, building: '3', code: '3-1-502' }]
  await bench.tell(unitsRegistered, groupId, { projectId, path, units })
  return {
    bench,
    groupId,
    projectId,
    path,
    unitId,
    steward: aStaffMember(groupId, 'buildingSteward', path),
    director: aStaffMember(groupId, 'officeDirector', path),
  }
}

/** Intake's fact of an appeal about a unit. */
export async function anAppealAbout(estate: Estate, unitId: string | null): Promise<string> {
  const { bench, groupId, projectId, path } = estate
  const appealId = uuidv7()
  const now = bench.clock.now().toISOString()
  await bench.tell(
    appealRegistered,
    groupId,
    {
      appealId,
      number: 'HT-20260302-0001',
      projectId,
      projectPath: path,
      unitId,
      customerId: null,
      callerUnknown: true,
      kind: 'assistance',
      channel: 'telephone',
      category: 'other',
      grade: null,
      impact: null,
      aboutService: false,
      receivedAt: now,
      registeredAt: now,
      firstContactId: estate.steward.personId,
      packId: 'residential',
      packVersion: shippedPacks.residential.version,
      version: 1,
    },
    { appealId, projectPath: path },
  )
  return appealId
}

const register = /* GraphQL */ `
  mutation Register($input: RegisterElderInput!) {
    registerElder(input: $input) {
      id
      name
      birthDate
      livesAlone
      relatives {
        name
        relationship
        telephone
      }
      unit {
        id
      }
      project {
        id
      }
      customer {
        id
      }
      registeredBy {
        id
      }
    }
  }
`

export interface ElderAnswer {
  id: string
  name: string
  birthDate: string
  livesAlone: boolean
  relatives: { name: string; relationship: string; telephone: string }[]
  unit: { id: string }
  project: { id: string }
  customer: { id: string } | null
  registeredBy: { id: string }
}

/** Asks to enter an elder; 刘桂兰, retired, alone, born 1950, unless said otherwise. */
export async function registering(
  { bench, projectId, unitId, steward }: Estate,
  changes: Record<string, unknown> = {},
  actor: Actor = steward,
): Promise<{ elder: ElderAnswer; codes: string[]; facts: unknown }> {
  const input = {
    idempotencyKey: uuidv7(),
    projectId,
    unitId,
    name: '刘桂兰',
    birthDate: '1950-05-01',
    retired: true,
    livesApartFromChildren: true,
    livesAlone: true,
    relatives: [{ name: '刘强', relationship: '儿子', telephone: '138 0013 8000' }],
    ...changes,
  }
  const { data, codes, errors } = await bench.ask<{ registerElder: ElderAnswer }>(actor, register, { input })
  return { elder: data.registerElder, codes, facts: errors?.[0]?.extensions?.['facts'] }
}
