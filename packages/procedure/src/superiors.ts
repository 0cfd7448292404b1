import type { Role } from '@shouwen/vocabulary/organisation'
import type { ProcedurePack } from './pack'

/** Who decides what exceeds somebody's authority. */
export interface WayUp {
  readonly from: Role
  readonly to: Role
  readonly clause: string
}

/** P5.2.2, M4.7.1: of the posts that somebody holds, the highest that has a superior; null where none has. */
export function superiorOf({ superiors }: ProcedurePack, posts: readonly Role[]): WayUp | null {
  if (!superiors) return null
  // The ladder is listed from the bottom up.
  const rung = superiors.ladder.findLast(({ from }) => posts.includes(from))
  return rung === undefined ? null : { from: rung.from, to: rung.to, clause: superiors.clause }
}

/** The highest post below another on the ladder; the post itself where it has none below. */
export function below({ superiors }: ProcedurePack, to: Role): Role {
  return superiors?.ladder.findLast((rung) => rung.to === to)?.from ?? to
}
