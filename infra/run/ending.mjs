import { printFault } from './complaint.mjs'

/**
 * Ends what a command started, in the reverse order, once: when its work is over, at Ctrl-C, at TERM and when the
 * terminal closes.
 * @param {{ onEnd?: (signal: NodeJS.Signals) => void }} [options]
 */
export function createEnding({ onEnd } = {}) {
  /** @type {Promise<() => unknown>[]} */
  const stops = []
  /** @type {Promise<void> | undefined} */
  let ending

  function end() {
    ending ??= (async () => {
      for (const stop of stops.reverse()) {
        // A server that is still starting is awaited, then stopped; one that failed to start needs nothing.
        const stopIt = await stop.catch(() => undefined)
        await Promise.resolve(stopIt?.()).catch(printFault)
      }
    })()
    return ending
  }

  for (const [signal, number] of /** @type {const} */ ([
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ])) {
    process.on(signal, () => {
      if (ending) return
      onEnd?.(signal)
      void end().finally(() => process.exit(128 + number))
    })
  }

  return {
    end,
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
  try {
    const code = await work()
    await ending.end()
    process.exitCode = code
  } catch (error) {
    await ending.end()
    printFault(error)
    process.exitCode = 1
  }
}
