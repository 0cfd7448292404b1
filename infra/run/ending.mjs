import { printFault } from './complaint.mjs'
import { parentOf } from './processes.mjs'

/**
 * Ends what a command started, in the reverse order, once: when its work is over, at Ctrl-C, at TERM and when the
 * terminal closes.
 * @param {{ onSignal?: (signal: NodeJS.Signals) => void, codeAfterSignal?: () => number | undefined }} [options]
 */
export function createEnding({ onSignal, codeAfterSignal } = {}) {
  /** @type {Promise<() => unknown>[]} */
  const stops = []
  /** @type {Promise<void> | undefined} */
  let ending
  let over = false

  function end() {
    ending ??= (async () => {
      for (const stop of stops.reverse()) {
        // A server that is still starting is awaited, then stopped; one that failed to start needs nothing.
        const stopIt = await stop.catch(() => undefined)
        await Promise.resolve(stopIt?.()).catch(printFault)
      }
      over = true
    })()
    return ending
  }

  /**
   * @param {NodeJS.Signals} signal
   * @param {number} number
   */
  function endBySignal(signal, number) {
    if (ending) return
    onSignal?.(signal)
    void end().finally(() => process.exit(codeAfterSignal?.() ?? 128 + number))
  }

  for (const [signal, number] of /** @type {const} */ ([
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ]))
    process.on(signal, () => endBySignal(signal, number))

  // npm does not pass every signal on: when it is gone, the command that it ran, through a shell, ends too.
  const parents = () => `${process.ppid} ${parentOf(process.ppid)}`
  const parentsAtStart = parents()
  if (process.env.npm_lifecycle_event)
    setInterval(() => parents() !== parentsAtStart && endBySignal('SIGTERM', 15), 500).unref()

  return {
    end,
    /** Whether everything has been stopped. */
    get isOver() {
      return over
    },
    /** Whether the end has begun. */
    get hasBegun() {
      return ending !== undefined
    },
    /**
     * Starts something that has to be stopped at the end.
     * @template {{ stop: () => unknown }} T
     * @param {() => Promise<T>} start
     * @returns {Promise<T>}
     */
    start(start) {
      if (ending) return new Promise(() => {})
      const started = start()
      stops.push(started.then((thing) => () => thing.stop()))
      return started
    },
    /**
     * Adds a step to the end.
     * @param {() => unknown} step
     */
    add(step) {
      stops.push(Promise.resolve(step))
    },
  }
}

/**
 * Runs a command to its end: its result is the exit code, a fault is printed and ends with 1.
 * @param {ReturnType<typeof createEnding>} ending
 * @param {() => Promise<number>} work
 */
export async function runToEnd(ending, work) {
  const code = await work().catch((error) => {
    if (!ending.hasBegun) printFault(error)
    return 1
  })
  // After a signal its handler leaves with its own code.
  if (ending.hasBegun && !ending.isOver) return
  await ending.end()
  process.exit(code)
}
