import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { customerPageOperation } from '../pages/customer-page'

/** The manifest of Apollo's tools: `id` is the SHA-256 of `body`, in hexadecimal. */
const manifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string(), name: z.string(), type: z.string(), body: z.string() })),
})

/** Documents that a client may name by their hash. */
export class PersistedOperations {
  private constructor(
    private readonly documents: ReadonlyMap<string, string>,
    /** Nothing else runs: the list is a safelist. */
    readonly onlyListed: boolean,
  ) {}

  static none(): PersistedOperations {
    return new PersistedOperations(new Map(), false)
  }

  /** Reads a manifest. Throws, naming the operation, when an id is not the hash of its text. */
  static fromFile(path: string, mode: 'allow' | 'only'): PersistedOperations {
    const { operations } = manifest.parse(JSON.parse(readFileSync(path, 'utf8')))
    for (const { id, name, body } of operations) {
      if (sha256(body) === id) continue
      throw new Error(`${path}: the id of ${name} is not the SHA-256 of its body`)
    }
    const listed = operations.map(({ id, body }) => [id, body] as const)
    /** The page of a customer's link is the house's own client: whatever else is listed, it works. */
    const own = [sha256(customerPageOperation), customerPageOperation] as const
    return new PersistedOperations(new Map([...listed, own]), mode === 'only')
  }

  /** The document of a hash. */
  documentOf(hash: string): string | undefined {
    return this.documents.get(hash)
  }

  /** For Apollo, which looks up hashes by itself: what clients send is never added. */
  asCache(): {
    get(key: string): Promise<string | undefined>
    set(): Promise<void>
    delete(): Promise<boolean>
  } {
    return {
      get: async (key) => this.documentOf(key.replace(/^apq:/, '')),
      set: async () => undefined,
      delete: async () => false,
    }
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
