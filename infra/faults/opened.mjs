/** What has been opened so far, to be stopped in the reverse order, once. */
export function openedThings() {
  /** @type {(() => unknown)[]} */
  const stops = []
  return {
    /**
     * @template {{ stop: () => unknown }} Thing
     * @param {Promise<Thing>} opening
     * @returns {Promise<Thing>}
     */
    async wait(opening) {
      const thing = await opening
      stops.push(() => thing.stop())
      return thing
    },
    /** @param {() => unknown} step */
    add(step) {
      stops.push(step)
    },
    async stop() {
      for (const stop of stops.splice(0).reverse()) await stop()
    },
  }
}
