import { v5 as uuidv5 } from 'uuid'

/** Somebody to call for an elder (P5.6.7.1). */
export interface Relative {
  readonly name: string
  /** In the family's own words: `女儿`. */
  readonly relationship: string
  /** E.164. */
  readonly telephone: string
}

/** An empty-nest elder 空巢老人 of the separate list (P5.6.7.1). */
export interface Elder {
  readonly id: string
  readonly groupId: string
  readonly projectId: string
  readonly projectPath: string
  readonly unitId: string
  /** Who they are in customer-profile, where they are a customer. */
  readonly customerId: string | null
  readonly name: string
  /** `YYYY-MM-DD`. */
  readonly birthDate: string
  /** 独居: nobody else lives in the unit. */
  readonly livesAlone: boolean
  readonly relatives: readonly Relative[]
  readonly registeredBy: string
  readonly registeredAt: Date
}

/**
 * The id by which a call to a relative is recorded (P5.6.6.5). Made from who they are to this elder, so that it stays the same
 * however often the list is written, and tells nothing.
 */
export function relativeId(elderId: string, { name, telephone }: Relative): string {
  return uuidv5(`${name} ${telephone}`, elderId)
}
