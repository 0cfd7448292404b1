import { clocksFor } from '@shouwen/procedure/clocks'
import { runsOf } from '@shouwen/sla/domain/runs'
import { stepRunsOf } from '@shouwen/sla/domain/step-runs'
import { validatePack } from '@shouwen/procedure/validate-pack'
import { difference, groupedBy } from './check.mjs'

/** @typedef {import('./evidence.mjs').Evidence} Evidence @typedef {import('./check.mjs').Check} Check */

/** What happens to an appeal, as its clocks see it, by the type of the fact that the producer's own table holds. */
const momentOf = /** @type {Record<string, (data: Record<string, any>) => string | null>} */ ({
  'dispatch.appeal.handed-over.v1': () => 'handedOver',
  'intake.appeal.customer-informed.v1': ({ answer }) => (answer === 'notReached' ? null : 'fedBack'),
  'intake.reply.delivered.v1': () => 'replied',
  'intake.appeal.resolved.v1': () => 'resolved',
  'revisit-audit.revisit.completed.v1': () => 'revisited',
  'intake.appeal.reopened.v1': () => 'reopened',
  'intake.appeal.closed.v1': ({ revisitId }) => (revisitId === null ? 'closed' : 'closedAfterRevisit'),
})

/**
 * Each appeal has the clocks that its procedure asks for, started and ended by what the other services' tables say, and
 * each was announced once.
 * @param {Evidence} evidence
 * @returns {Promise<Check[]>}
 */
export async function checkClocks(evidence) {
  const { databases, factsOf } = evidence
  const clocks = await databases.rows('sla', 'select * from clocks')
  const wanted = await clocksByProcedure(evidence)
  const found = clocks.map((clock) =>
    lineOf({
      appealId: clock.appeal_id,
      code: clock.code,
      generation: clock.generation,
      startedAt: clock.started_at,
      endedAt: clock.stopped_at,
    }),
  )
  const breached = clocks.filter((clock) => clock.breached_at !== null)
  const warned = clocks.filter((clock) => clock.warned_at !== null)
  const stopped = clocks.filter((clock) => clock.stopped_at !== null)
  const timers = await databases.rows('sla', 'select clock_id, kind from timers')
  return [
    {
      name: 'Clocks are those of the procedure, each opened, warned, breached and stopped once',
      numbers: `${clocks.length} clocks, ${warned.length} warned, ${breached.length} breached, ${stopped.length} stopped`,
      wrong: [
        ...difference(
          wanted,
          found,
          (line) => `missing: ${line}`,
          (line) => `not by procedure: ${line}`,
        ),
        ...toldOnce(clocks, factsOf('sla.clock.opened'), 'opened'),
        ...toldOnce(warned, factsOf('sla.clock.warned'), 'warned'),
        ...toldOnce(breached, factsOf('sla.clock.breached'), 'breached'),
        ...toldOnce(stopped, lastWords(factsOf('sla.clock.stopped')), 'stopped'),
        ...timersOfStopped(timers, stopped),
      ],
    },
  ]
}

/** @param {Evidence} evidence */
async function clocksByProcedure({ databases, facts, factsOf }) {
  const rows = await databases.rows('intake', 'select group_id, pack_id, version, body from packs')
  const packs = new Map(rows.map((row) => [`${row.pack_id} ${row.version}`, validatePack(row.body)]))
  const moments = groupedBy(
    [...facts.values()].flat().flatMap(({ id, type, data }) => {
      const kind = momentOf[type]?.(data) ?? null
      return kind === null ? [] : [{ appealId: data.appealId, eventId: id, kind, at: new Date(data.at) }]
    }),
    ({ appealId }) => appealId,
  )
  return factsOf('intake.appeal.registered').flatMap(({ data }) => {
    const pack = packs.get(`${data.packId} ${data.packVersion}`)
    if (pack === undefined) return [`clocks of ${data.appealId}, whose pack ${data.packId} is not known`]
    const runs = runsOf(
      clocksFor(pack, /** @type {any} */ (data)),
      new Date(data.registeredAt),
      /** @type {any} */ (moments.get(data.appealId) ?? []),
    )
    const steps = stepMomentsOf(data.appealId, factsOf)
    const stepRuns = stepRunsOf(pack, steps, /** @type {any} */ (moments.get(data.appealId) ?? []))
    return [...runs, ...stepRuns].map(({ rule, generation, startedAt, end }) =>
      lineOf({ appealId: data.appealId, code: rule.code, generation, startedAt, endedAt: end?.at ?? null }),
    )
  })
}

/**
 * What happened to the steps of an appeal that have a clock.
 * @param {string} appealId
 * @param {Evidence['factsOf']} factsOf
 * @returns {import('@shouwen/sla/domain/moments').StepMoment[]}
 */
function stepMomentsOf(appealId, factsOf) {
  const of = (/** @type {string} */ type) =>
    factsOf(type).filter(({ data }) => data.appealId === appealId && data.timed)
  const step = (/** @type {any} */ data) => `${data.playbook}/${data.step}`
  return [
    ...of('intake.step.opened').map(({ id, data }) => ({
      eventId: id,
      kind: /** @type {const} */ ('stepOpened'),
      at: new Date(data.at),
      step: step(data),
    })),
    ...of('intake.step.settled').map(({ id, data }) => ({
      eventId: id,
      kind: data.how === 'done' ? /** @type {const} */ ('stepDone') : /** @type {const} */ ('stepSkipped'),
      at: new Date(data.at),
      step: step(data),
    })),
  ]
}

/** @param {{ appealId: string, code: string, generation: number, startedAt: Date, endedAt: Date | null }} clock */
function lineOf({ appealId, code, generation, startedAt, endedAt }) {
  return `${code} ${generation} of ${appealId} from ${startedAt.toISOString()} to ${endedAt?.toISOString() ?? 'now'}`
}

/**
 * A clock that was cancelled is settled after all, and said to be, when a late fact shows that what it waited for had been done
 * before: then the first word does not count.
 * @param {readonly import('./evidence.mjs').Fact[]} stopped
 */
function lastWords(stopped) {
  return [...groupedBy(stopped, ({ data }) => data.clockId).values()].flatMap((told) => {
    const settled = told.filter(({ data }) => data.state !== 'cancelled')
    return settled.length > 0 && told.length === 2 ? settled : told
  })
}

/**
 * @param {readonly { id: string }[]} clocks
 * @param {readonly import('./evidence.mjs').Fact[]} facts
 * @param {string} what
 */
function toldOnce(clocks, facts, what) {
  const told = groupedBy(facts, ({ data }) => data.clockId)
  const ids = new Set(clocks.map(({ id }) => id))
  return [
    ...[...ids]
      .filter((id) => told.get(id)?.length !== 1)
      .map((id) => `clock ${id} was said to be ${what} ${told.get(id)?.length ?? 0} times`),
    ...[...told.keys()]
      .filter((id) => !ids.has(id))
      .map((id) => `clock ${id} was said to be ${what} and is not`),
  ]
}

/**
 * @param {readonly { clock_id: string, kind: string }[]} timers
 * @param {readonly { id: string }[]} stopped
 */
function timersOfStopped(timers, stopped) {
  const ids = new Set(stopped.map(({ id }) => id))
  return timers
    .filter(({ clock_id }) => ids.has(clock_id))
    .map(({ clock_id, kind }) => `the ${kind} timer of clock ${clock_id} is left, and the clock has stopped`)
}
