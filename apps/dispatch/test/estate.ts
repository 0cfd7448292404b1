import type { Actor } from '@shouwen/access/actor'
import { appealRegistered, packPublished } from '@shouwen/events/intake'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { aStaffMember } from '@shouwen/testing/actors'
import { ServiceBench } from '@shouwen/testing/service-bench'
import type { DataOf } from '@shouwen/events/fact'
import { v7 as uuidv7 } from 'uuid'
import { organisationId } from '../src/domain/organisation-id'
import { service } from '../src/service'

/** Who opens groups and fills them. */
export const operator: Actor = {
  kind: 'machine',
  personId: 'operator',
  groupId: null,
  grants: [{ role: 'platformOperator', scope: '*' }],
  departmentIds: [],
  customerId: null,
}

const openGroup = /* GraphQL */ `
  mutation Open($input: OpenGroupInput!) {
    openGroup(input: $input) {
      id
      code
      name
    }
  }
`

export const importOrganisation = /* GraphQL */ `
  mutation Import($input: ImportOrganisationInput!) {
    importOrganisation(input: $input) {
      group {
        id
        code
      }
      projects {
        id
        path
      }
      unitCount {
        added
        changed
        unchanged
      }
      departmentCount {
        added
        changed
        unchanged
      }
      staffCount {
        added
        changed
        unchanged
      }
    }
  }
`

export interface Imported {
  importOrganisation: {
    group: { id: string; code: string }
    projects: { id: string; path: string }[]
    unitCount: Count
    departmentCount: Count
    staffCount: Count
  }
}

export interface Count {
  added: number
  changed: number
  unchanged: number
}

export type Input = Record<string, unknown>

/** Weekdays in office hours. The bench's clock stands at Monday 2026-03-02, 09:00 in Shanghai. */
export const officeHours = { weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' }

export function aWorker(code: string, department: string, changes: Input = {}): Input {
  return {
    code,
    name: '李师傅',
    telephone: '138 0013 8001',
    subject: null,
    posts: [{ role: 'DEPARTMENT_WORKER', scope: 'lvyuan/north/hetang' }],
    departmentCodes: [`north/hetang/${department}`],
    onDuty: [officeHours],
    ...changes,
  }
}

export const engineering = { code: 'engineering', name: '工程部', duty: 'ENGINEERING' }
export const customerService = { code: 'service', name: '客服部', duty: 'CUSTOMER_SERVICE' }

/** A group's file with one estate. */
export function aFile(groupCode: string, project: Input = {}, rest: Input = {}): Input {
  return {
    idempotencyKey: uuidv7(),
    groupCode,
    companies: [
      {
        code: 'north',
        name: '北方公司',
        projects: [
          {
            code: 'hetang',
            name: '荷塘小区',
            kind: 'RESIDENTIAL',
            opens: '08:30',
            closes: '17:30',
            units: [
              { building: '3', code: '3-1-502' },
              { building: '1', code: '1-1-101' },
            ],
            departments: [engineering, customerService],
            ...project,
          },
        ],
      },
    ],
    staff: [],
    machines: [],
    ...rest,
  }
}

/** Dispatch alone, with a group and its estate. */
export class Estate {
  readonly groupId: string
  readonly path: string
  readonly projectId: string

  private constructor(
    readonly bench: ServiceBench,
    readonly code: string,
  ) {
    this.groupId = organisationId(code)
    this.path = `${code}/north/hetang`
    this.projectId = organisationId(this.path)
  }

  static async open(): Promise<Estate> {
    return Estate.openOn(await ServiceBench.mount(service), 'lvyuan')
  }

  /** One more group on the same bench. */
  static async openOn(bench: ServiceBench, code: string): Promise<Estate> {
    const estate = new Estate(bench, code)
    const answer = await bench.ask(operator, openGroup, {
      input: { idempotencyKey: uuidv7(), code, name: '绿源集团' },
    })
    if (answer.codes.length > 0) throw new Error(JSON.stringify(answer.errors))
    return estate
  }

  import(file: Input): ReturnType<ServiceBench['ask']> {
    return this.bench.ask(operator, importOrganisation, { input: file })
  }

  /** As `import`, for a file that must be taken. */
  async imported(file: Input): Promise<Imported['importOrganisation']> {
    const { data, errors } = await this.bench.ask<Imported>(operator, importOrganisation, { input: file })
    if (errors !== undefined) throw new Error(JSON.stringify(errors))
    return data.importOrganisation
  }

  departmentId(code: string): string {
    return organisationId(`${this.path}/department:${code}`)
  }

  staffId(code: string): string {
    return organisationId(`${this.code}/staff:${code}`)
  }

  /** The signed actor of a worker of the file. */
  worker(code: string, department: string): Actor {
    const actor = aStaffMember(this.groupId, 'departmentWorker', this.path, [this.departmentId(department)])
    return { ...actor, personId: this.staffId(code) }
  }

  async publishPack(version = 1, changes: Partial<ProcedurePack> = {}): Promise<void> {
    const pack = { ...shippedPacks.residential, version, ...changes }
    await this.bench.tell(packPublished, this.groupId, {
      packId: pack.id,
      version,
      projectKind: pack.projectKind,
      scope: null,
      effectiveFrom: '2026-01-01T00:00:00Z',
      pack,
    })
  }

  /** Intake's word of a new appeal; returns its id. */
  async registered(changes: Partial<DataOf<typeof appealRegistered>> = {}): Promise<string> {
    const appealId = changes.appealId ?? uuidv7()
    const at = this.bench.clock.now().toISOString()
    await this.bench.tell(
      appealRegistered,
      this.groupId,
      {
        appealId,
        number: 'HETANG-20260302-0001',
        projectId: this.projectId,
        projectPath: this.path,
        unitId: null,
        customerId: null,
        callerUnknown: true,
        kind: 'repair',
        channel: 'telephone',
        category: 'water-leak',
        grade: 'minor',
        impact: null,
        aboutService: false,
        receivedAt: at,
        registeredAt: at,
        firstContactId: uuidv7(),
        packId: 'residential',
        packVersion: 1,
        version: 1,
        ...changes,
      },
      { appealId, projectPath: this.path },
    )
    return appealId
  }
}
