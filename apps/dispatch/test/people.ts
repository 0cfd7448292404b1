import type { Role } from '@shouwen/vocabulary/organisation'
import type { Person, Project } from '../src/domain/organisation'
import type { RosterPerson } from '../src/domain/who-is-there'

export const estate = 'lvyuan/north/hetang'

/** A member of staff with one post. */
export function aPerson(id: string, role: Role, scope = estate): Person {
  return {
    id,
    groupId: 'group',
    kind: 'staff',
    code: id,
    name: id,
    telephone: null,
    subject: null,
    posts: [{ role, scope }],
    departmentIds: [],
    onDuty: [],
    dismissedAt: null,
  }
}

/** An estate in Shanghai, open from 08:30 to 17:30. */
export function aProject(changes: Partial<Project> = {}): Project {
  return {
    id: 'project',
    groupId: 'group',
    companyId: 'company',
    code: 'hetang',
    name: '荷塘小区',
    kind: 'residential',
    path: estate,
    timeZone: 'Asia/Shanghai',
    opens: '08:30',
    closes: '17:30',
    ...changes,
  }
}

/** Somebody on a roster, without shifts and absences unless told. */
export function onRoster(id: string, role: Role, changes: Partial<RosterPerson> = {}): RosterPerson {
  return { id, code: id, posts: [{ role, scope: estate }], weekly: [], planned: [], absences: [], ...changes }
}
