import rows from './clauses.json'

/** The three documents whose rules Shouwen carries out; a clause's id starts with P, M or C accordingly. */
export type SourceDocument = 'residential' | 'mall' | 'crm'

/** The id of a clause: the document's letter and the clause's own number, such as `P5.5.1`. */
export type ClauseId = `${'P' | 'M' | 'C'}${string}`

/** One rule of the procedures, in our words. */
export interface Clause {
  readonly id: ClauseId
  readonly source: {
    readonly document: SourceDocument
    /** The section of the document that states the rule. */
    readonly section: string
  }
  readonly zh: string
  readonly en: string
}

const documents: Readonly<Record<string, SourceDocument>> = { P: 'residential', M: 'mall', C: 'crm' }

/** Every clause, in the order of the documents. */
export const clauseCatalogue: readonly Clause[] = rows.map(readClause)

const byId: ReadonlyMap<string, Clause> = new Map(clauseCatalogue.map((clause) => [clause.id, clause]))

/** Every clause's id, in the order of the documents. */
export const clauseIds: readonly ClauseId[] = clauseCatalogue.map((clause) => clause.id)

/** Whether a value is the id of a clause of the catalogue. */
export function isClauseId(value: unknown): value is ClauseId {
  return typeof value === 'string' && byId.has(value)
}

/** The clause of an id. Throws for an id that the catalogue does not hold: clauses are cited in code and packs only. */
export function clauseById(id: string): Clause {
  const clause = byId.get(id)
  if (clause === undefined) throw new Error(`no clause ${id} in the catalogue`)
  return clause
}

/** A clause from its row. Throws for one whose letter is not that of its document. */
export function readClause({ id, source, zh, en }: (typeof rows)[number]): Clause {
  const document = documents[id.charAt(0)]
  if (!hasDocumentLetter(id) || document === undefined || document !== source.document) {
    throw new Error(`clause ${id} does not belong to the document ${source.document}`)
  }
  return { id, source: { document, section: source.section }, zh, en }
}

function hasDocumentLetter(id: string): id is ClauseId {
  return /^[PMC]\d/.test(id)
}
