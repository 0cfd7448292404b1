import { closedSet, type CodeOf } from './closed-set'

/** P5.1.1, M4.2: what is put beside the record of an appeal. */
export const attachmentKinds = closedSet('AttachmentKind', '附件类别', {
  photograph: { zh: '照片', en: 'a photograph' },
  recording: { zh: '录音录像', en: 'a recording, of sound or film' },
  letter: { zh: '函件', en: 'a letter or other paper, as a PDF' },
})
export type AttachmentKind = CodeOf<typeof attachmentKinds>

/** P5.6.1: when the work that a photograph shows was photographed. */
export const workMoments = closedSet('WorkMoment', '施工照片时点 (P5.6.1)', {
  before: { zh: '施工前', en: 'before the work' },
  after: { zh: '施工后', en: 'after the work' },
})
export type WorkMoment = CodeOf<typeof workMoments>
