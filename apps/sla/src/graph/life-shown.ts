import type { Actor } from '@shouwen/access/actor'
import { holdsPost } from '@shouwen/access/permission'
import type { Asked } from '../domain/deciding'
import type { Excuse } from '../domain/excuse'
import type { Extension } from '../domain/extension'
import type { Pause } from '../domain/pause'
import { permissions } from '../use-cases/permissions'
import type { ClockExcuseType, ClockExtensionType, ClockPauseType } from './life-types'
import type { StaffReference } from './references'

interface AskedShown {
  readonly askedBy: StaffReference | null
  readonly decidedBy: StaffReference | null
  readonly content: string | null
}

/** Words are for who asked and who may decide; customers are told no names. */
function askedShown(asked: Asked & { readonly content: string }, actor: Actor, path: string): AskedShown {
  const { askedBy, decidedBy, content } = asked
  const isOurs = actor.kind === 'staff'
  return {
    askedBy: isOurs ? { id: askedBy } : null,
    decidedBy: isOurs && decidedBy !== null ? { id: decidedBy } : null,
    content: readsWords(asked, actor, path) ? content : null,
  }
}

function readsWords({ askedBy }: Asked, actor: Actor, path: string): boolean {
  return actor.personId === askedBy || holdsPost(actor, permissions['Mutation.decideExtension'], path)
}

export function pauseShown(pause: Pause, actor: Actor): ClockPauseType {
  return { ...pause, ...askedShown(pause, actor, pause.projectPath) }
}

export function extensionShown(extension: Extension, actor: Actor, path: string): ClockExtensionType {
  const { channel, at, said, feedbackId } = extension.consent
  return {
    ...extension,
    ...askedShown(extension, actor, path),
    consentChannel: channel,
    consentFeedbackId: feedbackId,
    consentAt: new Date(at),
    consentSaid: readsWords(extension, actor, path) ? said : null,
  }
}

export function excuseShown(excuse: Excuse, actor: Actor, path: string): ClockExcuseType {
  return { ...excuse, ...askedShown(excuse, actor, path) }
}
