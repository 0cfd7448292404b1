import {
  id,
  instant,
  optionalId,
  optionalInstant,
  optionalText,
  text,
  whole,
} from '@shouwen/transactions/columns'
import { EntitySchema } from 'typeorm'
import type { Attachment } from '../domain/attachment'

export const attachmentTable = new EntitySchema<Attachment>({
  name: 'attachment',
  tableName: 'attachments',
  columns: {
    id: { ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    kind: text,
    mediaType: { name: 'media_type', ...text },
    fileName: { name: 'file_name', ...text },
    size: whole,
    sha256: text,
    receivedSha256: { name: 'received_sha256', ...text },
    width: { ...whole, nullable: true },
    height: { ...whole, nullable: true },
    uploadedBy: { name: 'uploaded_by', ...text },
    uploadedAt: { name: 'uploaded_at', ...instant },
    keptAt: { name: 'kept_at', ...optionalInstant },
    appealId: { name: 'appeal_id', ...optionalId },
    attachedAt: { name: 'attached_at', ...optionalInstant },
    caption: optionalText,
    visibleToCustomer: { name: 'visible_to_customer', type: 'boolean' },
    playbook: optionalText,
    step: optionalText,
    workOrderId: { name: 'work_order_id', ...optionalId },
    moment: optionalText,
  },
})
