import type { NoticeChannel } from '@shouwen/vocabulary/notices'

/** What is to be said. */
export interface Message {
  /** The notice's, the same at every attempt: who receives it twice can tell. */
  readonly id: string
  readonly subject: string
  /** At most 500 characters. */
  readonly text: string
}

/** What became of an attempt. `why` is a code, never what a server said: it may have quoted a telephone. */
export type Outcome =
  | { readonly how: 'sent' }
  /** It would be refused again, whenever it was tried. */
  | { readonly how: 'rejected'; readonly why: string }
  | { readonly how: 'tryAgain'; readonly why: string }

/** A way that leads to somebody. */
export interface Way {
  /** Whether it goes to telephones; else it goes to the room that it leads to. */
  readonly toTelephones: boolean
  /** Never throws. Waits ten seconds at the most for each answer. */
  send(message: Message, telephones: readonly string[]): Promise<Outcome>
}

/** The ways that are set up. */
export interface Notifier {
  /** Where customers reach the gateway, without a slash at its end; null where nobody has said. */
  readonly publicUrl: string | null
  /** The way of a channel to who is at a place, `group/company/project`; null where there is none. */
  way(channel: NoticeChannel, place: string): Way | null
}

/** Milliseconds that an attempt waits for an answer. */
export const ANSWER_WITHIN_MS = 10_000

export const sent: Outcome = { how: 'sent' }
export const rejected = (why: string): Outcome => ({ how: 'rejected', why })
export const tryAgain = (why: string): Outcome => ({ how: 'tryAgain', why })
