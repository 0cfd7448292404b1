import type { AttachmentKind, WorkMoment } from '@shouwen/vocabulary/attachments'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Appeal } from './appeal'
import { tidyText } from './texts'
import { requireAllowed } from './transitions'

/** A file that was uploaded; put beside an appeal, it is evidence (P5.1.1, M4.2). */
export interface Attachment {
  id: string
  groupId: string
  kind: AttachmentKind
  mediaType: string
  fileName: string
  /** Bytes of what is kept. */
  size: number
  sha256: string
  /** Of the bytes as they were received, before the place was taken out of them. */
  receivedSha256: string
  width: number | null
  height: number | null
  uploadedBy: string
  uploadedAt: Date
  /** Null until its bytes are kept for good. */
  keptAt: Date | null
  /** Null while it is beside no appeal. */
  appealId: string | null
  attachedAt: Date | null
  caption: string | null
  visibleToCustomer: boolean
  playbook: string | null
  step: string | null
  workOrderId: string | null
  moment: WorkMoment | null
}

/** Attachments of one appeal at the most. */
export const ATTACHMENTS_OF_APPEAL = 30

/** How long an upload waits for its appeal; then it is tidied away. */
export const UPLOAD_WAITS_MS = 24 * 3_600_000

/** Uploads of one person that may wait at once. */
const UPLOADS_WAITING = 50

/** Nobody fills the disk with what is beside no appeal. Refuses with UPLOADS_EXHAUSTED. */
export function requireRoom(waiting: number): void {
  if (waiting >= UPLOADS_WAITING) throw new Refusal('UPLOADS_EXHAUSTED', { limit: UPLOADS_WAITING })
}

/** What an attachment shows, and who may see it. */
export interface AttachmentSaid {
  readonly caption: string | null
  readonly visibleToCustomer: boolean
  /** Evidence of a step that the appeal has, or of none. */
  readonly step: { readonly playbook: string; readonly step: string } | null
  /** Of work for the appeal, or of none. */
  readonly work: { readonly workOrderId: string; readonly moment: WorkMoment | null } | null
}

/**
 * P5.1.1, M4.2: an upload becomes part of an appeal's record. Refuses with NOT_FOUND an upload that somebody else made, that
 * is beside an appeal already, or that has waited for a day; with ATTACHMENTS_EXHAUSTED, TRANSITION_NOT_ALLOWED.
 * @param present attachments that the appeal has.
 */
export function decideAttach(
  appeal: Appeal,
  upload: Attachment | null,
  present: number,
  said: AttachmentSaid,
  by: { readonly uploadId: string; readonly personId: string },
  now: Date,
): Attachment & { readonly appealId: string } {
  requireAllowed(appeal, 'attach')
  if (upload === null || upload.uploadedBy !== by.personId || !isWaiting(upload, now)) {
    throw new Refusal('NOT_FOUND', { what: 'upload', id: by.uploadId })
  }
  if (present >= ATTACHMENTS_OF_APPEAL) {
    throw new Refusal('ATTACHMENTS_EXHAUSTED', { limit: ATTACHMENTS_OF_APPEAL })
  }
  return {
    ...upload,
    appealId: appeal.id,
    attachedAt: now,
    caption: tidyText('caption', said.caption),
    visibleToCustomer: said.visibleToCustomer,
    playbook: said.step?.playbook ?? null,
    step: said.step?.step ?? null,
    workOrderId: said.work?.workOrderId ?? null,
    moment: said.work?.moment ?? null,
  }
}

/** Whether an upload is kept and beside no appeal, and not due to be tidied away. */
export function isWaiting({ keptAt, appealId, uploadedAt }: Attachment, now: Date): boolean {
  return keptAt !== null && appealId === null && now.getTime() - uploadedAt.getTime() < UPLOAD_WAITS_MS
}
