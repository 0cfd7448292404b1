import {
  ImportOrganisationDocument,
  OpenCustomerAccountDocument,
  OpenGroupDocument,
  ProjectsDocument,
  ProjectUnitsDocument,
  SetDutyNumbersDocument,
  RegisterCustomerDocument,
  WhoAmIDocument,
  type RegisterCustomerInput,
} from '../generated/operations'
import type { SchemaClient } from '../schema-client'
import { dutyNumbers } from './duty-numbers'
import { hongtai, lvyuan } from './organisation'

/** Whether the seed has been sown: its director can sign in. */
export async function isSeeded(client: SchemaClient): Promise<boolean> {
  const { codes } = await client.ask('director', WhoAmIDocument)
  return codes.length === 0
}

/** Opens two rival groups with their projects and people, and the first customers, through the public schema. Repeatable. */
export async function seed(client: SchemaClient): Promise<void> {
  for (const { code, name, ...organisation } of [lvyuan, hongtai]) {
    await client.must('platform', OpenGroupDocument, {
      input: { idempotencyKey: `seed-group-${code}`, code, name },
    })
    await client.must('platform', ImportOrganisationDocument, {
      input: { idempotencyKey: `seed-organisation-${code}`, groupCode: code, ...organisation },
    })
  }
  await setDutyNumbers(client)
  const chen = await customer(client, 'director', {
    name: '陈建国',
    telephone: '13800138502',
    relation: 'HOMEOWNER',
    unitId: await unitId(client, 'director', 'lvyuan/north/hetang', '3-1-502'),
  })
  await client.must('director', OpenCustomerAccountDocument, {
    input: { idempotencyKey: 'seed-account-resident', customerId: chen, subject: 'dev|resident' },
  })
  await customer(client, 'mall-operator', {
    name: '沐茶饮品 店长 许诺',
    telephone: '13800139106',
    relation: 'TENANT',
    unitId: await unitId(client, 'mall-operator', 'lvyuan/commercial/xinghui', 'L1-06'),
  })
}

async function setDutyNumbers(client: SchemaClient): Promise<void> {
  for (const { persona, path, numbers } of dutyNumbers) {
    const project = await projectId(client, persona, path)
    for (const of of numbers) {
      await client.must(persona, SetDutyNumbersDocument, {
        input: { idempotencyKey: `seed-numbers-${path}-${of.post}`, projectId: project, ...of },
      })
    }
  }
}

async function customer(
  client: SchemaClient,
  persona: string,
  input: Omit<RegisterCustomerInput, 'idempotencyKey'>,
): Promise<string> {
  const { registerCustomer: made } = await client.must(persona, RegisterCustomerDocument, {
    input: { idempotencyKey: `seed-customer-${input.telephone}`, ...input },
  })
  return made.id
}

/** A unit by its code, in a project that the persona sees. */
export async function unitId(
  client: SchemaClient,
  persona: string,
  path: string,
  code: string,
): Promise<string> {
  const { projects } = await client.must(persona, ProjectUnitsDocument)
  const project = projects.find((each) => each.path === path)
  const unit = project?.units.edges.find(({ node }) => node.code === code)
  if (unit === undefined) throw new Error(`no unit ${code} in ${path}`)
  return unit.node.id
}

/** A project by its path, as the persona sees it. */
export async function projectId(client: SchemaClient, persona: string, path: string): Promise<string> {
  const { projects } = await client.must(persona, ProjectsDocument)
  const project = projects.find((each) => each.path === path)
  if (project === undefined) throw new Error(`${persona} sees no project ${path}`)
  return project.id
}
