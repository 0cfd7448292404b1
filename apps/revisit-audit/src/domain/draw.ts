import type { SamplingRule } from '@shouwen/procedure/pack'
import { drawSample, sampleSize } from '@shouwen/procedure/sampling'

/** Somebody that a sample may fall on: an appeal, or a revisit of one. */
export interface Candidate {
  /** The id that the draw is made by: of the appeal, or of the revisit. */
  readonly memberId: string
  readonly appealId: string
  /** Set where revisits are sampled. */
  readonly revisitId: string | null
}

/** A draw made: whoever has rule, population and seed draws the same again. */
export interface Drawn {
  readonly rule: SamplingRule
  readonly population: readonly Candidate[]
  readonly size: number
  readonly seed: string
  /** In the order in which they were drawn. */
  readonly sampled: readonly Candidate[]
}

/**
 * P5.5.1–P5.5.3: draws the rule's share of a population, rounded up.
 * @param seed of the server's own making, unpredictable, kept with the draw.
 */
export function decideDraw(rule: SamplingRule, population: readonly Candidate[], seed: string): Drawn {
  const byMember = new Map(population.map((candidate) => [candidate.memberId, candidate]))
  const size = sampleSize(rule.share, byMember.size)
  const sampled = drawSample([...byMember.keys()], size, seed).flatMap((id) => byMember.get(id) ?? [])
  return { rule, population: [...byMember.values()], size, seed, sampled }
}

/** The kinds that a rule looks at; null for all. */
export function kindsOf(rule: SamplingRule): string[] | null {
  return rule.kinds === 'all' ? null : [...rule.kinds]
}
