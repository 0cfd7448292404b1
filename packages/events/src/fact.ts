import { z } from 'zod'

/** A kind of event: a fact in the past tense, with the shape of its data. */
export interface FactDefinition<Data extends object = object> {
  /** `<producer>.<entity>.<fact>.v<n>`. */
  readonly type: string
  readonly producer: string
  /** When exactly it happens. */
  readonly about: string
  /** Whether somebody is in danger meanwhile: who hears it applies what is told of its appeal before that of others. */
  readonly urgent: boolean
  readonly data: z.ZodType<Data>
}

/** Declares a fact; the producer is the first part of its type. */
export function defineFact<Data extends object>(definition: {
  type: string
  about: string
  urgent?: true
  data: z.ZodType<Data>
}): FactDefinition<Data> {
  const [producer] = definition.type.split('.')
  if (!/^[a-z-]+\.[a-z-]+\.[a-z-]+\.v\d+$/.test(definition.type) || producer === undefined) {
    throw new Error(`not a fact's type: ${definition.type}`)
  }
  return { urgent: false, ...definition, producer }
}

/** What a definition's data looks like. */
export type DataOf<Definition> = Definition extends FactDefinition<infer Data> ? Data : never

/**
 * The envelope of every event: CloudEvents 1.0 attributes and our extensions, all lower case as CloudEvents asks.
 * Never personal data: ids, codes and times only.
 */
export const factEnvelope = z.strictObject({
  specversion: z.literal('1.0'),
  id: z.uuid(),
  source: z.string(),
  type: z.string(),
  /** What it is about: `appeal/<id>`, `project/<id>`, … */
  subject: z.string(),
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  /** The tenant. */
  groupid: z.uuid(),
  /** Where in the tree, by codes; null for what concerns the whole group. */
  projectpath: z.string().nullable(),
  /** The appeal it belongs to, for its trail. */
  appealid: z.uuid().nullable(),
  actorkind: z.string(),
  actorid: z.string(),
  /** Clauses that asked for it. */
  clauses: z.array(z.string()),
  packid: z.string().nullable(),
  packversion: z.int().nullable(),
  /** The first cause: one id from a caller's mutation through every reaction that it set off. */
  correlationid: z.string(),
  /** The event that this one answers. */
  causationid: z.uuid().nullable(),
  /** The trace that it was recorded in, as CloudEvents' distributed tracing extension has it; absent outside a trace. */
  traceparent: z.string().optional(),
  data: z.unknown(),
})

export type FactEnvelope = z.infer<typeof factEnvelope>

/** An event with the data of its definition. */
export type Fact<Definition> = Omit<FactEnvelope, 'data'> & { readonly data: DataOf<Definition> }

/** Parses an event's data, on its way in and on its way out. Throws zod's error when it is not what it says. */
export function parseFact<Data extends object>(
  definition: FactDefinition<Data>,
  envelope: FactEnvelope,
): Fact<FactDefinition<Data>> {
  if (envelope.type !== definition.type) throw new Error(`${envelope.type} is not ${definition.type}`)
  return { ...envelope, data: definition.data.parse(envelope.data) }
}
