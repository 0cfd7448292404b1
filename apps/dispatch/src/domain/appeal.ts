import type { AppealKind, RepairGrade } from '@shouwen/vocabulary/appeals'

/** What dispatch keeps of an appeal, from intake's facts. */
export interface KnownAppeal {
  id: string
  groupId: string
  projectId: string
  projectPath: string
  kind: AppealKind
  category: string
  /** P5.4.2: of a repair. */
  grade: RepairGrade | null
  customerId: string | null
  packId: string
  packVersion: number
  /** Whether work may still be asked for: not resolved, closed or archived. */
  open: boolean
}
