import { v7 as uuidv7 } from 'uuid'
import { until, type SchemaClient } from './schema-client'

/** One appeal, as the people of a story handle it. */
export interface AppealView {
  readonly id: string
  readonly number: string
  readonly status: string
  readonly version: number
  readonly customer: { readonly id: string; readonly name: string } | null
  readonly caller: { readonly name: string } | null
  readonly department: { readonly name: string } | null
  readonly handovers: readonly { readonly department: { readonly name: string }; readonly clause: string }[]
  readonly workOrders: readonly { readonly id: string; readonly status: string; readonly version: number }[]
  readonly clocks: readonly {
    readonly code: string
    readonly target: string
    readonly clause: string
    readonly dueAt: string
    readonly state: string
  }[]
  readonly progressReports: readonly { readonly id: string; readonly reviewedAt: string | null }[]
  readonly revisits: readonly {
    readonly id: string
    readonly status: string
    readonly version: number
    readonly clause: string
  }[]
  readonly samplingPopulations: readonly {
    readonly clause: string
    readonly auditor: string
    readonly period: string
  }[]
  readonly trail: readonly {
    readonly what: string
    readonly clauses: readonly string[]
    readonly packVersion: number | null
  }[]
}

const view = /* GraphQL */ `
  query View($id: ID!) {
    appeal(id: $id) {
      id
      number
      status
      version
      customer {
        id
        name
      }
      caller {
        name
      }
      department {
        name
      }
      handovers {
        department {
          name
        }
        clause
      }
      workOrders {
        id
        status
        version
      }
      clocks {
        code
        target
        clause
        dueAt
        state
      }
      progressReports {
        id
        reviewedAt
      }
      revisits {
        id
        status
        version
        clause
      }
      samplingPopulations {
        clause
        auditor
        period
      }
      trail {
        what
        clauses
        packVersion
      }
    }
  }
`

/** What one does with an appeal through the public schema: looks, waits, changes. */
export class AppealHand {
  constructor(
    readonly client: SchemaClient,
    readonly id: string,
    /** Who looks. */
    private readonly viewer: string,
  ) {}

  async look(): Promise<AppealView> {
    const { appeal } = await this.client.must<{ appeal: AppealView | null }>(this.viewer, view, {
      id: this.id,
    })
    if (appeal === null) throw new Error(`${this.viewer} sees no appeal ${this.id}`)
    return appeal
  }

  /** Waits until the appeal is as it should be. */
  when(what: string, holds: (appeal: AppealView) => boolean): Promise<AppealView> {
    return until(async () => {
      const appeal = await this.look()
      if (!holds(appeal)) throw new Error(`still waiting for: ${what}; ${appeal.number} is ${appeal.status}`)
      return appeal
    })
  }

  /** Changes the appeal at the version that is read first; if somebody else was quicker, reads again. */
  async change(persona: string, mutation: string, input: Record<string, unknown> = {}): Promise<void> {
    const idempotencyKey = uuidv7()
    const type = `${mutationInputs[mutation] ?? `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`}`
    await until(async () => {
      const { version } = await this.look()
      await this.client.must(
        persona,
        `mutation Change($input: ${type}!) { ${mutation}(input: $input) { id version } }`,
        {
          input: {
            idempotencyKey: `${idempotencyKey}-${version}`,
            appealId: this.id,
            expectedVersion: version,
            ...input,
          },
        },
      )
    })
  }
}

const mutationInputs: Readonly<Record<string, string>> = {
  closeAppeal: 'ChangeAppealInput',
  archiveAppeal: 'ChangeAppealInput',
}

/** Registers an appeal. */
export async function register(
  client: SchemaClient,
  persona: string,
  form: Record<string, unknown>,
): Promise<AppealHand> {
  const { registerAppeal } = await client.must<{ registerAppeal: { id: string } }>(
    persona,
    'mutation Register($input: RegisterAppealInput!) { registerAppeal(input: $input) { id } }',
    { input: { idempotencyKey: uuidv7(), ...form } },
  )
  return new AppealHand(client, registerAppeal.id, persona)
}
