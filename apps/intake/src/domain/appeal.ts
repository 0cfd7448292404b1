import type {
  AppealKind,
  AppealOrigin,
  AppealStatus,
  Channel,
  DemandOutcome,
  Impact,
  RepairGrade,
  Severity,
} from '@shouwen/vocabulary/appeals'
import type { ComplaintScope } from '@shouwen/vocabulary/playbooks'
import type { SecretGround } from '@shouwen/vocabulary/privacy'
import type { ProjectKind } from '@shouwen/vocabulary/organisation'

/** An appeal 诉求 as intake keeps it: what the registration form holds, where it stands, and who answers for it. */
export interface Appeal {
  id: string
  groupId: string
  projectId: string
  projectPath: string
  projectKind: ProjectKind
  /** Per project and day: `HT-20261123-0007`. */
  number: string
  origin: AppealOrigin
  /** Set for history: which collection it came from, its id there, and the source's own words. */
  source: string | null
  sourceId: string | null
  sourceNature: string | null
  sourceChannel: string | null
  /** Null only for history whose nature has no counterpart here. */
  kind: AppealKind | null
  channel: Channel | null
  category: string | null
  grade: RepairGrade | null
  impact: Impact | null
  aboutService: boolean
  /** M4.5: whether a complaint is about what was promised; null until it is judged. */
  scope: ComplaintScope | null
  /** M4.7.1: how grave the department judged it to be; null until it is judged. */
  severity: Severity | null
  /** 事由: what brought it about, in a few words. */
  cause: string | null
  content: string
  /** P5.6.3.3: its words are for few. */
  confidential: boolean
  /** P5.6.3.3: whose secret it asks for; it is answered in the catalogue's words alone. Null: nobody's. */
  declined: SecretGround | null
  unitId: string | null
  customerId: string | null
  /** Kept only until the caller is a known customer. */
  callerName: string | null
  callerTelephone: string | null
  receivedAt: Date
  registeredAt: Date
  /** P5.1.2: the receiver, who stays answerable. Null for history. */
  firstContactId: string | null
  packId: string | null
  packVersion: number | null
  status: AppealStatus
  /** The department that has it in hand. */
  departmentId: string | null
  /** P5.3: when reviewed progress last reached the customer, since the appeal was last opened. */
  informedAt: Date | null
  /** 处理结果. */
  outcome: string | null
  /** M4.3: whether what was asked for was met; null before the resolution, and for what was resolved before it was asked. */
  demand: DemandOutcome | null
  resolvedAt: Date | null
  revisitedAt: Date | null
  closedAt: Date | null
  archivedAt: Date | null
  version: number
}

/** The procedure that an appeal was promised under, for the trail. */
export function packOf(appeal: Appeal): { id: string; version: number } | undefined {
  return appeal.packId === null || appeal.packVersion === null
    ? undefined
    : { id: appeal.packId, version: appeal.packVersion }
}
