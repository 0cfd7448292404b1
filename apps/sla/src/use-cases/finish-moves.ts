import { setTimeout as pause } from 'node:timers/promises'
import type { Job } from '@shouwen/messaging/job'
import type { Store } from '@shouwen/transactions/store'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { CalendarMove } from '../domain/calendar-move'
import { movesOf, type Moves } from '../domain/move'
import {
  abandonedMoves,
  endMove,
  leaseMove,
  leaveMove,
  moveById,
  moveProgress,
} from '../store/calendar-moves'
import { movedFacts, seenClocks, type SeenClock } from '../store/moving'
import { changeOfMove } from './calendar-change'

/** Slices that are being written at once, each in a transaction of its own: while these are, the next is reckoned. */
const WRITERS = 2

/** Rounds after which something is wrong: each has left only what somebody changed meanwhile. */
const ROUNDS = 100

/** Milliseconds between two looks while another instance is at work, and for how long one is waited for. */
const LOOK_MS = 100
const PATIENCE_MS = 60_000

/**
 * Moves the clocks of a change that has begun, or waits for whoever does. Answers how many there were. A process that ends on its
 * way leaves those that it has moved as they are, and the rest to the next one. Refuses with UNAVAILABLE what takes too long; it goes on.
 * @param id as `beginMove` gave it: of none, nothing was moved. An answer that was kept before there were moves has none either.
 */
export async function finishMove(
  store: Store,
  groupId: string,
  id: string | null | undefined,
): Promise<number> {
  if (id === null || id === undefined) return 0
  for (const until = performance.now() + PATIENCE_MS; ; await pause(LOOK_MS)) {
    await takeOver(store, { groupId, id })
    const { endedAt, moved } = await store.read(groupId, (manager) => moveById(manager, id))
    if (endedAt !== null) return moved
    if (performance.now() > until) throw new Refusal('UNAVAILABLE')
  }
}

/** Goes on with what others have left. */
export const finishingMoves: Job = {
  name: 'finish-moves',
  everyMs: 5_000,
  run: async (store) => {
    for (const move of await store.asJob(abandonedMoves)) await takeOver(store, move)
    return false
  },
}

/** Moves what is left to be moved, unless somebody does. */
async function takeOver(store: Store, { id, groupId }: Pick<CalendarMove, 'id' | 'groupId'>): Promise<void> {
  if (await store.inTenant(groupId, (work) => leaseMove(work, id))) await moveAll(store, groupId, id)
}

/** Again and again, for somebody may change a clock between it is read and written: until there is nothing left to be moved. */
async function moveAll(store: Store, groupId: string, id: string): Promise<void> {
  const move = await store.read(groupId, (manager) => moveById(manager, id))
  try {
    for (let round = 1; await moveSeen(store, move); round += 1) {
      if (round === ROUNDS)
        throw new Error(`clocks are left after ${ROUNDS} rounds of ${move.why} ${move.version}`)
    }
    await store.inTenant(groupId, (work) => endMove(work, id))
  } catch (error) {
    await store.inTenant(groupId, (work) => leaveMove(work, id)).catch(() => undefined)
    throw error
  }
}

/** Whether there was anything to be moved. */
async function moveSeen(store: Store, move: CalendarMove): Promise<boolean> {
  const writing = new Set<Promise<void>>()
  let seen = 0
  try {
    await store.read(move.groupId, async (manager) => {
      const now = store.clock.now()
      const { reach, shifts } = await changeOfMove(manager, move)
      const after = [...new Set([...shifts.values()].map((shift) => shift.after.version))]
      for await (const clocks of seenClocks(manager, reach, now, after)) {
        const some = movesOf(clocks, shifts, now)
        if (some.moves.length + some.confirmed.length === 0) continue
        seen += 1
        const written = write(store, move, some, now).finally(() => writing.delete(written))
        // Whoever fails meanwhile does not wait for it.
        written.catch(() => undefined)
        writing.add(written)
        if (writing.size >= WRITERS) await Promise.race(writing)
      }
    })
    await Promise.all(writing)
  } finally {
    await Promise.allSettled(writing)
  }
  return seen > 0
}

function write(
  store: Store,
  { id, groupId, why, correlationId }: CalendarMove,
  some: Moves<SeenClock>,
  now: Date,
): Promise<void> {
  return store.inTenant(
    groupId,
    async (work) => {
      const recorded = await work.recordFrom(movedFacts(some, why, now))
      work.writeTogether(moveProgress, { id, moved: recorded })
    },
    { correlationId, causationId: null },
  )
}
