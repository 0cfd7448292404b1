import type { Actor } from '@shouwen/access/actor'
import { caseOf, holdsPost, mayAsk, type Permission } from '@shouwen/access/permission'
import type { Answer } from '@shouwen/scenarios/schema-client'
import type { Place } from './places'
import type { Sample } from './samples'

/** Let in, refused, or told that there is nothing. */
export type Outcome = 'permitted' | 'refused' | 'hidden'

/** Who asks, and by which name they sign in. Groups and departments are by their codes. */
export interface Asking {
  readonly persona: string
  readonly actor: Actor
}

/** What the table says of somebody's asking at a place. */
export function predicted(
  key: string,
  row: Permission,
  { persona, actor }: Asking,
  place: Place,
  sample: Sample,
): Outcome {
  if (!mayAsk(actor, row)) return 'refused'
  const ofTheGroup = actor.groupId === place.groupCode
  /** Who is in no group acts in any; nobody of another does. */
  if (row.scope === 'group' && actor.groupId !== null && !ofTheGroup) return 'refused'
  if (sample.has?.(place) === false) return 'hidden'
  if (row.scope === 'own' || row.scope === 'group') return 'permitted'
  if (!ofTheGroup) return 'hidden'
  const changes = key.startsWith('Mutation.')
  const may = actor.kind === 'customer' ? actor.customerId === place.customerId : mayThere(changes)
  if (may) return 'permitted'
  return changes || sample.refuses === true ? 'refused' : 'hidden'

  function mayThere(isMutation: boolean): boolean {
    const reserved = sample.reserved?.(place)
    const of = sample.case?.(place)
    const narrowed = of === undefined ? row : caseOf(row, of)
    const there = holdsPost(
      actor,
      reserved === undefined ? narrowed : { ...narrowed, roles: [reserved, 'divisionDirector'] },
      place.path,
    )
    const isFirstContact = persona === place.appeal.firstContact
    const inDepartment = actor.departmentIds.includes(place.workOrder.department)
    if (row.scope === 'assigned') {
      const director = holdsPost(actor, { ...row, roles: ['officeDirector'] }, place.path)
      return isMutation ? there && (isFirstContact || director) : isFirstContact
    }
    if (row.scope === 'department') {
      return isMutation
        ? there && inDepartment
        : inDepartment || holdsPost(actor, caseOf(row, 'supervising'), place.path)
    }
    return there
  }
}

const refusing = new Set(['NOT_PERMITTED', 'NOT_FIRST_CONTACT'])
const hiding = new Set(['NOT_FOUND', 'NOT_YET_KNOWN'])

/** What the gateway's answer amounts to: an outcome, or else the code of a fault. */
export function outcomeOf(
  key: string,
  { codes, data }: Answer<Record<string, unknown>>,
  place: Place,
  sample: Sample,
): string {
  const [code] = codes
  if (code !== undefined) {
    if (refusing.has(code)) return 'refused' satisfies Outcome
    if (hiding.has(code)) return 'hidden' satisfies Outcome
    const told = ['NO_CODE', 'INTERNAL_SERVER_ERROR', 'UNAVAILABLE', 'RATE_LIMITED']
    return told.includes(code) || key.startsWith('Query.') ? code : 'permitted'
  }
  return sample.finds === undefined || sample.finds(data, place) ? 'permitted' : 'hidden'
}
