import { Meters } from '@shouwen/telemetry/meters'
import { ownDatabase } from '@shouwen/testing/servers'
import { TestClock } from '@shouwen/testing/test-clock'
import { openSeeded, type Fittings } from './houses/test-house'
import { MONDAY, type TimedWorld } from './world'

/** A house in the test's own process. */
export interface WorldHere extends TimedWorld {
  /** What the process measures. */
  readonly meters: Meters
}

/**
 * Opens the one-process house in this process: for what a test has to put into it, or to look at inside of it.
 * @param start where its clock stands.
 */
export async function aWorldHere(
  fittings: Omit<Fittings, 'meters'> & { readonly start?: string } = {},
): Promise<WorldHere> {
  const { start = MONDAY, ...others } = fittings
  const clock = new TestClock(new Date(start))
  const meters = Meters.ofProcess()
  const house = await openSeeded(await ownDatabase(), clock, { ...others, meters })
  const { client, url, database, dataFolder, wake, quieten } = house
  return {
    client,
    url,
    clock,
    databaseUrl: database.url,
    dataFolder,
    meters,
    wake,
    quieten,
    close: house.stop,
  }
}
