import { expect, test } from '@jest/globals'
import { appealStatuses } from '@shouwen/vocabulary/appeals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import fc from 'fast-check'
import {
  ATTACHMENTS_OF_APPEAL,
  decideAttach,
  requireRoom,
  UPLOAD_WAITS_MS,
  type Attachment,
} from '../src/domain/attachment'
import { anAppeal } from './an-appeal'

const at = new Date('2026-03-02T01:00:00Z')
const later = (milliseconds: number): Date => new Date(at.getTime() + milliseconds)

/** A photograph that the steward has uploaded, unless told otherwise. */
function anUpload(changes: Partial<Attachment> = {}): Attachment {
  return {
    id: '0197a1c2-0000-7000-8000-00000000000a',
    groupId: anAppeal().groupId,
    kind: 'photograph',
    mediaType: 'image/jpeg',
    fileName: '楼道.jpg',
    size: 1_000,
    sha256: 'a'.repeat(64),
    receivedSha256: 'b'.repeat(64),
    width: 40,
    height: 60,
    uploadedBy: 'steward',
    uploadedAt: at,
    keptAt: at,
    appealId: null,
    attachedAt: null,
    caption: null,
    visibleToCustomer: false,
    playbook: null,
    step: null,
    workOrderId: null,
    moment: null,
    ...changes,
  }
}

const plain = { caption: ' 三楼 ', visibleToCustomer: false, step: null, work: null }
const by = { uploadId: 'u', personId: 'steward' }

function codeOf(work: () => unknown): string {
  try {
    work()
    return 'none'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

test('an upload becomes part of the record, with what was said of it, and nothing of the file changes', () => {
  const said = {
    ...plain,
    visibleToCustomer: true,
    step: { playbook: 'lawyer-request', step: 'papers' },
    work: { workOrderId: 'w', moment: 'before' },
  } as const
  const attached = decideAttach(anAppeal(), anUpload(), 0, said, by, later(1))
  expect(attached).toEqual({
    ...anUpload(),
    appealId: anAppeal().id,
    attachedAt: later(1),
    caption: '三楼',
    visibleToCustomer: true,
    playbook: 'lawyer-request',
    step: 'papers',
    workOrderId: 'w',
    moment: 'before',
  })
})

test('whatever holds of an upload: it is attached only by its sender, once it is kept, once, within a day, to an appeal that has room', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...appealStatuses.codes),
      fc.constantFrom('steward', 'director'),
      fc.constantFrom(at, null),
      fc.constantFrom(anAppeal().id, null),
      fc.nat(2 * UPLOAD_WAITS_MS),
      fc.nat(ATTACHMENTS_OF_APPEAL + 2),
      (status, personId, keptAt, appealId, waited, present) => {
        const upload = anUpload({ keptAt, appealId })
        const code = codeOf(() =>
          decideAttach(anAppeal({ status }), upload, present, plain, { ...by, personId }, later(waited)),
        )
        const waits = keptAt !== null && appealId === null && waited < UPLOAD_WAITS_MS
        if (status === 'archived') expect(code).toBe('TRANSITION_NOT_ALLOWED')
        else if (personId !== 'steward' || !waits) expect(code).toBe('NOT_FOUND')
        else expect(code).toBe(present < ATTACHMENTS_OF_APPEAL ? 'none' : 'ATTACHMENTS_EXHAUSTED')
      },
    ),
  )
  expect(codeOf(() => decideAttach(anAppeal(), null, 0, plain, by, at))).toBe('NOT_FOUND')
  const long = { ...plain, caption: '长'.repeat(201) }
  expect(codeOf(() => decideAttach(anAppeal(), anUpload(), 0, long, by, at))).toBe('TEXT_TOO_LONG')
})

test('nobody has more than fifty uploads wait', () => {
  expect(codeOf(() => requireRoom(49))).toBe('none')
  expect(codeOf(() => requireRoom(50))).toBe('UPLOADS_EXHAUSTED')
})
