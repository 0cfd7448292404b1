import type { TypedDocumentString } from './generated/operations'

/** An error as the gateway answers it. */
export interface AnsweredError {
  readonly message: string
  readonly extensions?: {
    readonly code?: string
    readonly facts?: Readonly<Record<string, unknown>>
    readonly retryable?: boolean
  }
}

export interface Answer<Data> {
  readonly status: number
  readonly data: Data
  readonly errors: readonly AnsweredError[]
  /** The codes of the errors, in their order. */
  readonly codes: readonly string[]
}

/** Text, or an operation of a `.graphql` file, which knows the types of its variables and of its answer. */
type Operation<Data, Variables> = string | TypedDocumentString<Data, Variables>

/** A last argument that may be left out only where nothing in it is required. */
export type Given<Values> = Record<string, never> extends Values ? [values?: Values] : [values: Values]

/** How long and how often somebody looks again. */
export interface Patience {
  readonly seconds: number
  /** The pause before the second look; each further one is half as long again, up to eight times the first. */
  readonly everyMs: number
}

/**
 * A fact that is under way, and a retryable refusal's cause, are over within this time. `PATIENCE_SECONDS` shortens it where
 * something is expected never to come true.
 */
const usualPatience: Patience = { seconds: Number(process.env['PATIENCE_SECONDS'] ?? 90), everyMs: 30 }

/** Asks the public schema as one of several people: what a console, a portal or a BI tool does, and nothing more. */
export class SchemaClient {
  constructor(
    readonly url: string,
    private readonly tokenOf: (persona: string) => Promise<string>,
    private readonly language: 'zh' | 'en' = 'en',
    private readonly patience = usualPatience,
  ) {}

  /** One request; errors are part of the answer. */
  async ask<Data = Record<string, unknown>, Variables = Record<string, unknown>>(
    persona: string | null,
    operation: Operation<Data, Variables>,
    ...[variables]: Given<Variables>
  ): Promise<Answer<Data>> {
    const response = await fetch(this.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': this.language,
        ...(persona === null ? {} : { authorization: `Bearer ${await this.tokenOf(persona)}` }),
      },
      body: JSON.stringify({ query: operation.toString(), variables }),
    })
    const answer = (await response.json()) as { data?: Data | null; errors?: AnsweredError[] }
    const errors = answer.errors ?? []
    return {
      status: response.status,
      data: answer.data ?? ({} as Data),
      errors,
      codes: errors.map((error) => error.extensions?.code ?? 'NO_CODE'),
    }
  }

  /** The data, or an exception; what is refused as retryable is tried again for a while. */
  async must<Data = Record<string, unknown>, Variables = Record<string, unknown>>(
    persona: string,
    operation: Operation<Data, Variables>,
    ...variables: Given<Variables>
  ): Promise<Data> {
    return this.until(async () => {
      const { data, errors } = await this.ask<Data, Variables>(persona, operation, ...variables)
      const [first] = errors
      if (first === undefined) return data
      const told = new Error(`${persona}: ${first.extensions?.code ?? 'error'}: ${first.message}`)
      if (this.mayPass(first)) throw told
      throw new Final(told)
    })
  }

  /** Looks again until it does not throw, as long as this client has patience. */
  until<Result>(look: () => Promise<Result>): Promise<Result> {
    return until(look, this.patience)
  }

  /** Whether the same request may succeed later. */
  protected mayPass({ extensions }: AnsweredError): boolean {
    return extensions?.retryable === true
  }
}

/** An error that trying again cannot mend. */
class Final extends Error {
  constructor(readonly reason: Error) {
    super(reason.message)
  }
}

/** Looks again until it does not throw; after a minute and a half, unless told, its last error is final. */
export async function until<Result>(
  look: () => Promise<Result>,
  { seconds, everyMs }: Patience = usualPatience,
): Promise<Result> {
  const deadline = Date.now() + seconds * 1_000
  for (let pause = everyMs; ; pause = Math.min(pause * 1.5, everyMs * 8)) {
    try {
      return await look()
    } catch (error) {
      if (error instanceof Final) throw error.reason
      if (Date.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}
