import { v7 as uuidv7 } from 'uuid'
import type { Revisit } from '../src/domain/revisit'

/** A residential complaint's revisit that is due, unless told otherwise. */
export function aRevisit(changes: Partial<Revisit> = {}): Revisit {
  return {
    id: uuidv7(),
    groupId: uuidv7(),
    appealId: uuidv7(),
    resolution: 5,
    projectId: uuidv7(),
    projectPath: 'lvyuan/north/hetang',
    kind: 'complaint',
    packId: 'residential',
    packVersion: 1,
    clause: 'P5.5.1',
    methods: ['atTheDoor', 'byTelephone'],
    byAppointment: null,
    agreedMethod: null,
    agreedAt: null,
    questions: [],
    conductValues: [],
    status: 'due',
    dueSince: new Date('2026-03-02T01:00:00Z'),
    method: null,
    satisfaction: null,
    timeliness: null,
    quality: null,
    conductMarks: null,
    content: null,
    words: null,
    completedAt: null,
    completedBy: null,
    version: 1,
    ...changes,
  }
}
