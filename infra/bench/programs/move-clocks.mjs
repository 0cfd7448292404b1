import { text } from 'node:stream/consumers'
import { systemClock } from '@shouwen/access/clock'
import { service } from '@shouwen/sla/service'
import { dryRun } from '@shouwen/sla/use-cases/move-clocks'
import { permissions } from '@shouwen/sla/use-cases/permissions'
import { setProjectCalendar, tryCalendar } from '@shouwen/sla/use-cases/set-project-calendar'
import { aStaffMember } from '@shouwen/testing/actors'
import { Store } from '@shouwen/transactions/store'

/**
 * A project is open for longer: tried, and applied to the clocks that run, as `projectCalendarChange` and `setProjectCalendar` do.
 * @typedef {object} Job
 * @property {string} databaseUrl
 * @property {string} groupId
 * @property {string} projectId
 * @property {string} path
 * @property {string} closes when, from today on
 */

/** @type {Job} */
const { databaseUrl, groupId, projectId, path, closes } = JSON.parse(await text(process.stdin))
const { name, entities, migrations } = service
const store = await Store.open({ service: name, databaseUrl, entities, migrations, clock: systemClock })
const actor = aStaffMember(groupId, 'officeDirector', path)
const calendar = {
  projectId,
  effectiveFrom: null,
  hours: [{ opens: '08:30', closes }],
  closed: [],
  worked: [],
}

const tried = performance.now()
const { fingerprint } = await store.read(groupId, async (manager) => {
  const now = systemClock.now()
  const permission = permissions['Query.projectCalendarChange']
  const { change } = await tryCalendar(manager, { permission, actor }, calendar, now)
  return dryRun(manager, change, now)
})
const applied = performance.now()
const input = { ...calendar, applyToOpen: true, fingerprint, idempotencyKey: `bench ${closes} ${applied}` }
const { moved } = await setProjectCalendar(store, input, actor)
const done = performance.now()
await store.close()
process.stdout.write(
  JSON.stringify({ moved, dryRun: (applied - tried) / 1_000, apply: (done - applied) / 1_000 }),
)
