import { Refusal } from '@shouwen/vocabulary/refusal'
import { Semaphore } from 'async-mutex'
import type { Response } from 'express'
import { Kind, type DocumentNode } from 'graphql'
import { MOST_WAITING } from './limits'

/** Mutations for which somebody holds a ringing telephone: they wait for nobody (P5.6.6, P5.6.8, P5.6.9). */
const urgent: ReadonlySet<string> = new Set(['raiseEmergency'])

/**
 * How many requests are worked on at once. More at once take as long in all, and each of them longer; so an emergency
 * that comes in the middle of a rush would be worked on between all the others.
 */
export class WaitingLine {
  private readonly places: Semaphore
  private waiting = 0

  constructor(atOnce: number) {
    this.places = new Semaphore(atOnce)
  }

  /**
   * Comes back when it is the request's turn, which lasts until its answer is ready, however slowly the client takes it: a
   * phone in a basement must not hold the house up. Refuses with TOO_BUSY.
   */
  async enter(response: Response, document: DocumentNode | null): Promise<void> {
    if (document !== null && isUrgent(document)) return
    const release = await this.turn()
    if (response.destroyed) release()
    else for (const end of ['prefinish', 'close']) response.once(end, release)
  }

  private async turn(): Promise<() => void> {
    if (this.waiting >= MOST_WAITING) throw new Refusal('TOO_BUSY', { waiting: this.waiting })
    const waits = this.places.isLocked() ? 1 : 0
    this.waiting += waits
    const [, release] = await this.places.acquire()
    this.waiting -= waits
    return release
  }
}

function isUrgent({ definitions }: DocumentNode): boolean {
  return definitions.some(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      definition.selectionSet.selections.some(
        (selection) => selection.kind === Kind.FIELD && urgent.has(selection.name.value),
      ),
  )
}
