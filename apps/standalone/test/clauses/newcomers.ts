import { lvyuan } from '@shouwen/scenarios/seed/organisation'
import type { Answer, SchemaClient } from '@shouwen/scenarios/schema-client'
import { v7 as uuidv7 } from 'uuid'
import type { Scene } from './scene'

/** Somebody whom a test brings into the seed's group. */
export interface Newcomer {
  readonly code: string
  readonly name: string
  readonly telephone: string
  readonly role: string
  readonly scope: string
  readonly department: string
  /** Weekly; none unless told. */
  readonly onDuty?: readonly { weekdays: number[]; from: string; to: string }[]
}

const everyDay = [1, 2, 3, 4, 5, 6, 7]

/** On duty at any time. */
export const always = [{ weekdays: everyDay, from: '00:00', to: '24:00' }]

/** Brings people in, who sign in by their code. */
export async function bringIn(scene: Scene, people: readonly Newcomer[]): Promise<Newcomers> {
  const { code: groupCode } = lvyuan
  const staff = people.map(({ role, scope, department, onDuty = [], ...person }) => ({
    ...person,
    subject: `test|${person.code}`,
    posts: [{ role, scope }],
    departmentCodes: [department],
    onDuty,
  }))
  await scene.does('platform', 'importOrganisation', { groupCode, staff }, 'group { id }')
  return new Newcomers(await scene.clientOfSubjects())
}

export class Newcomers {
  constructor(private readonly client: SchemaClient) {}

  /** A mutation as it is answered, errors and all. */
  tries(
    code: string,
    mutation: string,
    input: object,
    fields = 'id version',
  ): Promise<Answer<Record<string, unknown>>> {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`
    return this.client.ask(
      `test|${code}`,
      `mutation Change($input: ${type}!) { ${mutation}(input: $input) { ${fields} } }`,
      { input: { idempotencyKey: uuidv7(), ...input } },
    )
  }

  query<Data>(code: string, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    return this.client.must<Data>(`test|${code}`, query, variables)
  }

  async id(code: string): Promise<string> {
    return (await this.query<{ me: { id: string } }>(code, '{ me { id } }')).me.id
  }
}

/** The id of a persona of the seed. */
export async function idOf(scene: Scene, persona: string): Promise<string> {
  return (await scene.query<{ me: { id: string } }>(persona, '{ me { id } }')).me.id
}
