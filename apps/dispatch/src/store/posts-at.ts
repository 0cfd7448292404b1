import type { Role } from '@shouwen/vocabulary/organisation'
import { Brackets } from 'typeorm'

/**
 * Rows that wait for a post which is held at their place; no post, no row.
 * @param post the qualified column of the post, @param place that of the path.
 */
export function ofPostsAt(
  post: string,
  place: string,
  scopesByRole: ReadonlyMap<Role, readonly string[]>,
): Brackets {
  return new Brackets((where) => {
    where.where('false')
    // Each post's places are bound by names of their own.
    for (const [role, scopes] of scopesByRole) {
      scopes.forEach((scope, index) =>
        where.orWhere(
          `${post} = :${role} and (${place} = :${role}${index} or starts_with(${place}, :${role}Below${index}))`,
          { [role]: role, [`${role}${index}`]: scope, [`${role}Below${index}`]: `${scope}/` },
        ),
      )
    }
  })
}
