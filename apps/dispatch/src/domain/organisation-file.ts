import type { Duty, MachineKind, ProjectKind, Role } from '@shouwen/vocabulary/organisation'
import type { Post } from './organisation'
import type { Shift } from './roster'

/** An organisation as it is brought in: everything by its code, so that bringing it in again changes nothing. */
export interface OrganisationFile {
  readonly groupCode: string
  readonly companies: readonly CompanyEntry[]
  readonly staff: readonly StaffEntry[]
  readonly machines: readonly MachineEntry[]
}

export interface CompanyEntry {
  readonly code: string
  readonly name: string
  readonly projects: readonly ProjectEntry[]
}

export interface ProjectEntry {
  readonly code: string
  readonly name: string
  readonly kind: ProjectKind
  readonly timeZone: string
  readonly opens: string
  readonly closes: string
  readonly units: readonly { readonly building: string; readonly code: string }[]
  readonly departments: readonly { readonly code: string; readonly name: string; readonly duty: Duty }[]
}

export interface StaffEntry {
  readonly code: string
  readonly name: string
  readonly telephone: string
  readonly subject: string | null
  readonly posts: readonly Post[]
  /** `company/project/department`, by their codes. */
  readonly departmentCodes: readonly string[]
  readonly onDuty: readonly Shift[]
}

export interface MachineEntry {
  readonly code: string
  readonly name: string
  readonly subject: string
  readonly kind: MachineKind
  readonly role: Role
  readonly scope: string
}
