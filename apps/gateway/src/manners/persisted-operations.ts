import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'

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
      if (createHash('sha256').update(body).digest('hex') === id) continue
      throw new Error(`${path}: the id of ${name} is not the SHA-256 of its body`)
    }
    return new PersistedOperations(new Map(operations.map(({ id, body }) => [id, body])), mode === 'only')
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
