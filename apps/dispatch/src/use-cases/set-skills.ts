import type { Actor } from '@shouwen/access/actor'
import { skillsSet } from '@shouwen/events/dispatch'
import type { Store } from '@shouwen/transactions/store'
import type { Skill } from '@shouwen/vocabulary/staffing'
import { lockStaff } from '../store/people'
import { keepSkills } from '../store/rosters'
import { permissions } from './permissions'
import { requireSuperior } from './self-or-superior'

export interface SetSkillsInput {
  readonly idempotencyKey: string
  readonly staffId: string
  readonly skills: readonly Skill[]
}

export interface SkillsSet {
  readonly staffId: string
}

/** C0.2, P5.2.1: what somebody is able to do, as a whole. Who does not do it well is not for them to say alone. */
export function setSkills(store: Store, input: SetSkillsInput, actor: Actor): Promise<SkillsSet> {
  const permission = permissions['Mutation.setSkills']
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const person = await lockStaff(work.manager, input.staffId)
    requireSuperior(actor, permission, person)
    const skills = [...new Set(input.skills)].sort()
    await keepSkills(work, person.id, skills)
    work.record(skillsSet, {
      subject: `staff/${person.id}`,
      clauses: ['C0.2', 'P5.2.1'],
      data: { staffId: person.id, skills },
    })
    return { staffId: person.id }
  })
}
