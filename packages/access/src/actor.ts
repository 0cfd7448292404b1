import { roles, type Role } from '@shouwen/vocabulary/organisation'
import { z } from 'zod'

/** A post that a person holds somewhere in the tree: `group/company/project`, by their codes. */
export interface Grant {
  readonly role: Role
  readonly scope: string
}

/** Who asks. Signed by the gateway, verified by each subgraph; small, whatever the number of projects. */
export interface Actor {
  readonly kind: 'staff' | 'customer' | 'linkHolder' | 'partner' | 'machine' | 'service'
  /** Staff, customer, partner, machine or link id; for a service its name. */
  readonly personId: string
  /** The tenant. Absent only for the platform operator and the gateway itself, who act before a group exists. */
  readonly groupId: string | null
  readonly grants: readonly Grant[]
  /** Departments a member of staff works in. */
  readonly departmentIds: readonly string[]
  /** Set when the actor is a customer. */
  readonly customerId: string | null
  /** Set when somebody has opened a link to an appeal (ADR 0017): the only one that they see. */
  readonly appealId?: string | undefined
}

export const actorSchema = z.strictObject({
  kind: z.enum(['staff', 'customer', 'linkHolder', 'partner', 'machine', 'service']),
  personId: z.string().min(1).max(100),
  groupId: z.uuid().nullable(),
  grants: z.array(z.strictObject({ role: z.enum(roles.codes), scope: z.string().max(200) })).max(50),
  departmentIds: z.array(z.uuid()).max(50),
  customerId: z.uuid().nullable(),
  appealId: z.uuid().optional(),
}) satisfies z.ZodType<Actor>

/** Whoever has opened a link to an appeal, without an account. */
export function linkHolder(link: {
  readonly linkId: string
  readonly groupId: string
  readonly appealId: string
}): Actor {
  const { linkId: personId, groupId, appealId } = link
  return { kind: 'linkHolder', personId, groupId, grants: [], departmentIds: [], customerId: null, appealId }
}

/** A service acting on its own behalf in one group: its reactions and jobs. */
export function serviceActor(service: string, groupId: string | null): Actor {
  return { kind: 'service', personId: service, groupId, grants: [], departmentIds: [], customerId: null }
}
