import { closedSet, type CodeOf } from './closed-set'

/** P7.0: what a form can be had as. */
export const documentFormats = closedSet('DocumentFormat', '文件格式 (P7.0)', {
  pdf: { zh: 'PDF 文件', en: 'a PDF, to be printed' },
  xlsx: { zh: 'Excel 工作簿', en: 'an Excel workbook' },
})
export type DocumentFormat = CodeOf<typeof documentFormats>

/** P5.6.3.1, M4.9: where a written reply stands. */
export const replyStatuses = closedSet('ReplyStatus', '书面回复状态 (P5.6.3.1, M4.9)', {
  drafted: { zh: '待审批', en: 'drafted, waits for its approval' },
  returned: { zh: '已退回修改', en: 'sent back, to be drafted again' },
  approved: { zh: '已审批', en: 'approved and numbered, to be delivered' },
  delivered: { zh: '已送达', en: 'delivered' },
})
export type ReplyStatus = CodeOf<typeof replyStatuses>

/** M4.9: what a leader decided of a draft. */
export const replyDecisions = closedSet('ReplyDecision', '书面回复审批意见 (M4.9)', {
  approved: { zh: '同意', en: 'approved' },
  returned: { zh: '退回', en: 'sent back' },
})
export type ReplyDecision = CodeOf<typeof replyDecisions>
