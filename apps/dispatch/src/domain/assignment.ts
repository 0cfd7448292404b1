import type { AssignmentRule } from '@shouwen/procedure/pack'
import type { AssignmentMethod, CandidateVerdict, Skill } from '@shouwen/vocabulary/staffing'

/** Somebody who might be given an order of a department: of it, or in the place of somebody of it who is away. */
export interface Candidate {
  readonly id: string
  readonly code: string
  /** Whether they are on duty: on their own roster, or on that of whom they stand in for. */
  readonly onDuty: boolean
  readonly away: boolean
  /** Whether they, or whom they stand in for, manage the department. */
  readonly manages: boolean
  readonly skills: readonly Skill[]
  readonly standsInFor: string | null
  /** Orders given to or taken by them that are not done; grows with what this transaction gives them. */
  openOrders: number
  /** When they were last given one; moves with what this transaction gives them. */
  lastGivenAt: Date | null
}

/** The people of a department, and what it keeps of them. */
export interface Staffing {
  readonly candidates: readonly Candidate[]
  /** Where no roster is kept, whoever is not away counts as on duty. */
  readonly keepsRoster: boolean
}

/** Somebody who was considered, with what decided. */
export interface Considered {
  staffId: string
  verdict: CandidateVerdict
  openOrders: number
  standsInFor: string | null
}

/** Who is given an order, and why: kept on the order, for whoever audits it. */
export interface Assignment {
  how: AssignmentMethod
  /** The clause of the rule; null where the procedure has none. */
  clause: string | null
  skill: Skill | null
  /** Of the department, in the order in which they come; at most 50. */
  candidates: Considered[]
}

/** Who it is for: one person, or all to whom it is offered. */
export interface Assigned {
  readonly assignment: Assignment
  readonly staffId: string | null
  readonly offeredTo: readonly string[]
}

/** What the order keeps of the people considered. */
const CONSIDERED_LIMIT = 50

/** Without a rule of the procedure: whoever is on duty with the fewest open orders, then the first by code. */
const customary = { how: 'onDuty', clause: null } as const

/**
 * P5.2.1, M4.4: gives an order to somebody of its department by the rule of the procedure. The same staffing always gives the
 * same person. Where the rule finds nobody, it is for the manager of the department.
 * @param skill what the work asks for; it is asked of nobody where no skills are kept for the department.
 */
export function decideAssignment(
  rule: Pick<AssignmentRule, 'how' | 'clause'> | null,
  skill: Skill | null,
  { candidates, keepsRoster }: Staffing,
): Assigned {
  const { how, clause } = rule ?? customary
  const asksForSkill = skill !== null && candidates.some(({ skills }) => skills.length > 0)
  const ranked = [...candidates].sort(ranking[how]).map((candidate) => ({
    candidate,
    verdict: hindrance(candidate, rule === null || keepsRoster, asksForSkill ? skill : null),
  }))
  const fit = ranked.filter(({ verdict }) => verdict === null).map(({ candidate }) => candidate)
  const [first] = fit
  const offers = how === 'offer' && first !== undefined
  const manager = candidates.filter(({ manages, away }) => manages && !away).sort(byCode)[0]
  const goesUp = rule !== null && first === undefined
  const given = goesUp ? manager : offers ? undefined : first
  const considered = ranked.map(({ candidate, verdict }) => ({
    staffId: candidate.id,
    verdict: candidate === given ? 'chosen' : (verdict ?? (offers ? 'offered' : 'behind')),
    openOrders: candidate.openOrders,
    standsInFor: candidate.standsInFor,
  }))
  return {
    assignment: {
      how: goesUp ? 'toManager' : how,
      clause,
      skill,
      candidates: considered.slice(0, CONSIDERED_LIMIT),
    },
    staffId: given?.id ?? null,
    offeredTo: offers ? fit.map(({ id }) => id) : [],
  }
}

/** Why somebody cannot be given it; null where they can. */
function hindrance(
  { away, onDuty, skills }: Candidate,
  byRoster: boolean,
  skill: Skill | null,
): CandidateVerdict | null {
  if (away) return 'absent'
  if (byRoster && !onDuty) return 'offDuty'
  return skill === null || skills.includes(skill) ? null : 'unskilled'
}

type Order = (one: Candidate, other: Candidate) => number

const byCode: Order = (one, other) => (one.code < other.code ? -1 : 1)
const byLoad: Order = (one, other) => one.openOrders - other.openOrders
const byTurn: Order = (one, other) => (one.lastGivenAt?.getTime() ?? 0) - (other.lastGivenAt?.getTime() ?? 0)

/** By what decides first, and what decides between equals. */
const inTurn =
  (...orders: readonly Order[]): Order =>
  (one, other) => {
    for (const order of orders) {
      const difference = order(one, other)
      if (difference !== 0) return difference
    }
    return 0
  }

const ranking = {
  onDuty: inTurn(byLoad, byCode),
  leastLoaded: inTurn(byLoad, byTurn, byCode),
  roundRobin: inTurn(byTurn, byLoad, byCode),
  offer: byCode,
} satisfies Record<AssignmentRule['how'] | 'onDuty', Order>
