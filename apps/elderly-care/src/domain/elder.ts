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
