import { Brackets, type WhereExpressionBuilder } from 'typeorm'

/** How much of a group's customers somebody sees. */
export type Sight =
  | { readonly of: 'everything' }
  | { readonly of: 'oneself'; readonly customerId: string | null }
  | { readonly of: 'places'; readonly scopes: readonly string[] }

/** Whether a path column lies at or below one of the scopes, which are a text array parameter. */
export function inScopes(column: string, scopes: string): string {
  return `exists (select 1 from unnest(${scopes}::text[]) as scope
    where ${column} = scope or starts_with(${column}, scope || '/'))`
}

/** Restricts a query of customers, by the alias of their table. */
export function seenBy(sight: Sight): Brackets {
  return new Brackets((where: WhereExpressionBuilder) => {
    if (sight.of === 'everything') where.where('true')
    else if (sight.of === 'oneself') where.where('customer.id = :oneself', { oneself: sight.customerId })
    else {
      where.where(
        `exists (select 1 from customer_places place where place.customer_id = customer.id
           and ${inScopes('place.path', ':scopes')})`,
        { scopes: [...sight.scopes] },
      )
    }
  })
}
