import { withinScopes } from '@shouwen/transactions/within-scopes'
import { Brackets, type WhereExpressionBuilder } from 'typeorm'

/** How much of a group's registry somebody sees. */
export type Sight =
  | { readonly of: 'everything' }
  | { readonly of: 'oneself'; readonly customerId: string | null }
  | { readonly of: 'places'; readonly scopes: readonly string[] }

/** Restricts a query of elders, by the alias of their table. */
export function eldersSeenBy(sight: Sight): Brackets {
  return new Brackets((where: WhereExpressionBuilder) => {
    if (sight.of === 'everything') where.where('true')
    else if (sight.of === 'oneself') {
      where.where('elder.customerId = :oneself', { oneself: sight.customerId })
    } else where.where(withinScopes('elder.projectPath', sight.scopes))
  })
}

/** Restricts a query of rounds, by the alias of their table: no customer is shown a whole round. */
export function roundsSeenBy(sight: Sight): Brackets {
  return new Brackets((where: WhereExpressionBuilder) => {
    if (sight.of === 'everything') where.where('true')
    else where.where(withinScopes('round.projectPath', sight.of === 'places' ? sight.scopes : []))
  })
}
