import { customerProfileFacts } from './customer-profile'
import { dispatchFacts } from './dispatch'
import { elderlyCareFacts } from './elderly-care'
import type { FactDefinition } from './fact'
import { intakeFacts } from './intake'
import { revisitAuditFacts } from './revisit-audit'
import { slaFacts } from './sla'

/** Every fact that a service may announce, by its producer's file. */
export const factCatalogue: readonly FactDefinition[] = [
  ...intakeFacts,
  ...dispatchFacts,
  ...slaFacts,
  ...revisitAuditFacts,
  ...elderlyCareFacts,
  ...customerProfileFacts,
]

const byType = new Map(factCatalogue.map((definition) => [definition.type, definition]))

/** The definition of a type; undefined for a type that this version does not know. */
export function definitionOf(type: string): FactDefinition | undefined {
  return byType.get(type)
}
