import type { Actor } from '@shouwen/access/actor'
import { customerRegistered } from '@shouwen/events/customer-profile'
import { groupOpened, projectOpened, unitsRegistered } from '@shouwen/events/dispatch'
import { ServiceBench } from '@shouwen/testing/service-bench'
import { aStaffMember } from '@shouwen/testing/actors'
import type { ProjectKind } from '@shouwen/vocabulary/organisation'
import { v7 as uuidv7 } from 'uuid'
import { service } from '../src/service'

/** Intake alone, in a group with one project, one unit and one customer, as dispatch and customer-profile told it. */
export interface Estate {
  readonly bench: ServiceBench
  readonly groupId: string
  readonly projectId: string
  readonly unitId: string
  readonly customerId: string
  readonly steward: Actor
  readonly director: Actor
}

export async function anEstate(kind: ProjectKind = 'residential'): Promise<Estate> {
  const bench = await ServiceBench.mount(service)
  const place = await aProjectOn(bench, kind)
  return { bench, ...place }
}

/** One more group with a project on the same bench. */
export async function aProjectOn(bench: ServiceBench, kind: ProjectKind): Promise<Omit<Estate, 'bench'>> {
  const groupId = uuidv7()
  const projectId = uuidv7()
  const unitId = uuidv7()
  const customerId = uuidv7()
  const path = 'lvyuan/north/hetang'
  await bench.tell(groupOpened, groupId, { groupId, code: 'lvyuan', name: '绿源集团' })
  await bench.tell(projectOpened, groupId, {
    projectId,
    path,
    code: 'ht',
    name: '荷塘小区',
    kind,
    timeZone: 'Asia/Shanghai',
    opens: '08:30',
    closes: '17:30',
  })
  await bench.tell(unitsRegistered, groupId, {
    projectId,
    path,
    units: [{ unitId, building: '3', code: '3-1-502' }],
  })
  await bench.tell(customerRegistered, groupId, { customerId, relation: 'homeowner', unitId })
  return {
    groupId,
    projectId,
    unitId,
    customerId,
    steward: aStaffMember(groupId, kind === 'mall' ? 'mallOperator' : 'buildingSteward', path),
    director: aStaffMember(groupId, kind === 'mall' ? 'departmentManager' : 'officeDirector', path),
  }
}
