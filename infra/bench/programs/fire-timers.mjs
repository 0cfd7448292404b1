import { text } from 'node:stream/consumers'
import { systemClock } from '@shouwen/access/clock'
import { service } from '@shouwen/sla/service'
import { fireTimers } from '@shouwen/sla/use-cases/fire-timers'
import { Store } from '@shouwen/transactions/store'

/**
 * Fires timers as the job of an instance of sla does, with nothing beside it, until none is due.
 * @typedef {object} Job
 * @property {string} databaseUrl
 */

/** @type {Job} */
const { databaseUrl } = JSON.parse(await text(process.stdin))
const { name, entities, migrations } = service
const store = await Store.open({ service: name, databaseUrl, entities, migrations, clock: systemClock })
while (await fireTimers(store));
await store.close()
process.stdout.write('{}')
