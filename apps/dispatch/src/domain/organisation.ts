import type { Duty, PersonKind, ProjectKind, Role } from '@shouwen/vocabulary/organisation'
import type { Shift } from './roster'

/** A property group 物业集团: the tenant. `groupId` is its own id, so that row-level security covers it too. */
export interface Group {
  id: string
  groupId: string
  code: string
  name: string
}

export interface Company {
  id: string
  groupId: string
  code: string
  name: string
  path: string
}

/** An estate or a mall. */
export interface Project {
  id: string
  groupId: string
  companyId: string
  code: string
  name: string
  kind: ProjectKind
  /** `group/company/project`, by their codes. */
  path: string
  timeZone: string
  /** Business hours 营业时间, `HH:mm` local time. */
  opens: string
  closes: string
}

/** A flat or a shop 房屋. */
export interface Unit {
  id: string
  groupId: string
  projectId: string
  building: string
  code: string
}

export interface Department {
  id: string
  groupId: string
  projectId: string
  code: string
  name: string
  duty: Duty
}

/** A post that somebody holds at a place of the tree. */
export interface Post {
  role: Role
  scope: string
}

/** A member of staff, or a partner's or BI machine that signs in. */
export interface Person {
  id: string
  groupId: string
  kind: Exclude<PersonKind, 'customer' | 'linkHolder' | 'service'>
  code: string
  name: string
  /** E.164; never leaves this service. */
  telephone: string | null
  /** Who the token issuer says it is; null for somebody who does not sign in. */
  subject: string | null
  posts: Post[]
  departmentIds: string[]
  onDuty: Shift[]
  /** Set when somebody left, or a machine was taken off: from then on the row is only a name on what was done. */
  dismissedAt: Date | null
}
