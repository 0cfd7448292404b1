import { setTimeout as pause } from 'node:timers/promises'

/**
 * @typedef {object} Startable something that runs already and can be started again
 * @property {string} name
 * @property {() => number | undefined} pid
 * @property {() => Promise<void>} ended when what runs now has ended
 * @property {() => Promise<void>} start starts it again; rejects when it does not come up
 *
 * @typedef {object} Part a part of the house that is started again whenever it ends
 * @property {string} name
 * @property {() => number | undefined} pid
 * @property {() => boolean} isUp
 * @property {(restMs: number, meanwhile?: () => void) => void} kill `kill -9`; it is started again after so long, and after
 *   what is done meanwhile
 * @property {() => Promise<void>} up resolves when it is up, at once when it is
 * @property {() => void} leave it is not started again any more
 * @property {string[]} endedByItself each time that it ended though nobody had killed it
 */

/** Milliseconds between two tries to start what does not come up: its database may be away. */
const TRY_AGAIN_MS = 250

/**
 * @param {Startable} thing
 * @param {(line: string) => void} say
 * @returns {Part}
 */
export function supervise({ name, pid, ended, start }, say) {
  let isUp = true
  let killed = false
  let left = false
  let rest = 0
  /** @type {(() => void) | undefined} */
  let meanwhile
  /** @type {Set<() => void>} */
  const waiting = new Set()
  /** @type {string[]} */
  const endedByItself = []

  async function watch() {
    for (;;) {
      await ended()
      if (left) return
      isUp = false
      if (!killed) {
        endedByItself.push(`${name} ended by itself at ${new Date().toISOString()}`)
        say(`${name} ended by itself`)
      }
      await pause(rest)
      meanwhile?.()
      meanwhile = undefined
      while (!(await cameUp())) await pause(TRY_AGAIN_MS)
      if (left) return
      killed = false
      rest = TRY_AGAIN_MS
      isUp = true
      for (const tell of waiting) tell()
      waiting.clear()
    }
  }

  /** Whether there is nothing left to do: it is up, or nobody wants it any more. */
  async function cameUp() {
    if (left) return true
    return start().then(
      () => true,
      (error) => {
        say(`${name} did not come up: ${error.message}`)
        return left
      },
    )
  }

  void watch()
  return {
    name,
    pid,
    isUp: () => isUp,
    endedByItself,
    kill(restMs, whileDown) {
      const id = pid()
      if (!isUp || id === undefined) throw new Error(`${name} is not up`)
      killed = true
      isUp = false
      rest = restMs
      meanwhile = whileDown
      process.kill(id, 'SIGKILL')
    },
    up: () => (isUp ? Promise.resolve() : new Promise((resolve) => waiting.add(() => resolve(undefined)))),
    leave: () => (left = true),
  }
}
