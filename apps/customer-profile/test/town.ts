import type { Actor } from '@shouwen/access/actor'
import { unitsRegistered } from '@shouwen/events/dispatch'
import { appealRegistered } from '@shouwen/events/intake'
import type { DataOf, FactEnvelope } from '@shouwen/events/fact'
import type { SubgraphRequest, SubgraphResult } from '@shouwen/subgraph/run-service'
import { aStaffMember } from '@shouwen/testing/actors'
import { ServiceBench } from '@shouwen/testing/service-bench'
import { v7 as uuidv7 } from 'uuid'
import { service } from '../src/service'

/** What intake says of callers, by appeal: somebody, nobody (linked meanwhile), or away. */
export type Callers = Map<string, { name: string; telephone: string } | null | 'away'>

/** Customer-profile alone, in a group with two projects of one unit each, as dispatch told it. */
export interface Town {
  readonly bench: ServiceBench
  readonly callers: Callers
  readonly groupId: string
  readonly hetang: Place
  readonly lanting: Place
}

export interface Place {
  readonly path: string
  readonly unitId: string
  readonly steward: Actor
  readonly director: Actor
}

export async function aTown(): Promise<Town> {
  const callers: Callers = new Map()
  const bench = await ServiceBench.mount(service, (peer, request) => intakeAnswers(callers, peer, request))
  return { bench, callers, ...(await aGroupOn(bench)) }
}

/** One more group on the same bench. */
export async function aGroupOn(bench: ServiceBench): Promise<Pick<Town, 'groupId' | 'hetang' | 'lanting'>> {
  const groupId = uuidv7()
  const hetang = await aPlace(bench, groupId, 'lvyuan/north/hetang')
  const lanting = await aPlace(bench, groupId, 'lvyuan/south/lanting')
  return { groupId, hetang, lanting }
}

async function aPlace(bench: ServiceBench, groupId: string, path: string): Promise<Place> {
  const unitId = uuidv7()
  const units = [{ unitId, building: '3', code: '3-1-502' }]
  await bench.tell(unitsRegistered, groupId, { projectId: uuidv7(), path, units })
  return {
    path,
    unitId,
    steward: aStaffMember(groupId, 'buildingSteward', path),
    director: aStaffMember(groupId, 'officeDirector', path),
  }
}

function intakeAnswers(callers: Callers, peer: string, request: SubgraphRequest): Promise<SubgraphResult> {
  const [asked] = (request.variables?.['representations'] ?? []) as { __typename: string; id: string }[]
  const caller = callers.get(asked?.id ?? '')
  if (peer !== 'intake' || asked?.__typename !== 'Appeal' || caller === undefined || caller === 'away') {
    return Promise.reject(new Error('intake is away'))
  }
  return Promise.resolve({ data: { _entities: [{ callerToIdentify: caller }] } })
}

/** Intake's fact of an appeal; of an unknown caller unless a customer is named. */
export async function anAppeal(
  { bench, groupId }: Pick<Town, 'bench' | 'groupId'>,
  place: Place,
  changes: Partial<DataOf<typeof appealRegistered>> = {},
): Promise<{ appealId: string; fact: FactEnvelope }> {
  const appealId = changes.appealId ?? uuidv7()
  const customerId = changes.customerId ?? null
  const fact = await bench.tell(
    appealRegistered,
    groupId,
    {
      appealId,
      number: 'HT-20260302-0001',
      projectId: uuidv7(),
      projectPath: place.path,
      unitId: place.unitId,
      customerId,
      callerUnknown: customerId === null,
      kind: 'complaint',
      channel: 'telephone',
      category: 'cleaning',
      grade: null,
      impact: null,
      aboutService: true,
      receivedAt: bench.clock.now().toISOString(),
      registeredAt: bench.clock.now().toISOString(),
      firstContactId: place.steward.personId,
      packId: 'residential',
      packVersion: 1,
      version: 1,
      ...changes,
    },
    { appealId, projectPath: place.path },
  )
  return { appealId, fact }
}

const register = /* GraphQL */ `
  mutation Register($input: RegisterCustomerInput!) {
    registerCustomer(input: $input) {
      id
      name
      telephone
      relation
      units {
        id
      }
    }
  }
`

export interface CustomerAnswer {
  id: string
  name: string
  telephone: string
  relation: string
  units: { id: string }[]
}

/** Asks to register a customer; a homeowner named 王秀英 unless said otherwise. */
export async function registering(
  { bench }: Pick<Town, 'bench'>,
  actor: Actor,
  changes: Record<string, unknown> = {},
): Promise<{ customer: CustomerAnswer; codes: string[] }> {
  const input = {
    idempotencyKey: uuidv7(),
    name: '王秀英',
    telephone: '138 0013 8000',
    relation: 'HOMEOWNER',
    ...changes,
  }
  const { data, codes } = await bench.ask<{ registerCustomer: CustomerAnswer }>(actor, register, { input })
  return { customer: data.registerCustomer, codes }
}
