import { systemClock } from '@shouwen/access/clock'
import { service } from '@shouwen/sla/service'
import { fireTimers } from '@shouwen/sla/use-cases/fire-timers'
import { Store } from '@shouwen/transactions/store'

/** An instance of sla in a process of its own that does nothing but fire, until it is killed. */
const { name, entities, migrations } = service
const databaseUrl = process.argv[2] ?? ''
const store = await Store.open({ service: name, databaseUrl, entities, migrations, clock: systemClock })
for (;;) await fireTimers(store)
