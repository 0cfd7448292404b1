import { setTimeout as pause } from 'node:timers/promises'

/** Looks in a row that must find nothing: what one reaction makes is another's work. */
const LOOKS = 3

const EVERY_MS = 500

/** Seconds that a timer may be late before nobody can call it under way. */
const LATE_SECONDS = 5

/**
 * Waits until nobody has anything to do any more.
 * @param {import('./houses.mjs').FaultyHouse} house
 * @param {number} patience milliseconds
 * @returns {Promise<{ tookMs: number, stillBusy: string[] }>} stillBusy: what had not come to rest in time
 */
export async function untilQuiet(house, patience) {
  const began = Date.now()
  let quietLooks = 0
  let busy = ['not looked yet']
  while (quietLooks < LOOKS && Date.now() - began < patience) {
    busy = await whatIsUnderWay(house).catch((error) => [`cannot be looked at: ${error.message}`])
    quietLooks = busy.length === 0 ? quietLooks + 1 : 0
    await pause(EVERY_MS)
  }
  return { tookMs: Date.now() - began, stillBusy: quietLooks < LOOKS ? busy : [] }
}

/** @param {import('./houses.mjs').FaultyHouse} house */
async function whatIsUnderWay({ parts, databases, transport }) {
  const down = parts.filter((part) => !part.isUp()).map((part) => `${part.name} is down`)
  if (down.length > 0) return down
  const unsent = await databases.rowsOfAll(
    'select count(*)::int as number from events where (xid, seq) > (select xid, seq from relay_cursor)',
  )
  const unsealed = await databases.rowsOfAll(
    'select count(*)::int as number from events where id not in (select event_id from sealed_events)',
  )
  const overdue = await databases.count(
    'sla',
    `from timers where due_at < now() - interval '${LATE_SECONDS} s'`,
  )
  const callers = await databases.count('customer-profile', 'from pending_links')
  // One whose sender was killed is sent by another when its lease is over, which is minutes later.
  const notices = await databases.count('intake', "from notices where state = 'queued'")
  return [
    ...[...unsent].flatMap(([service, [{ number }]]) => (number > 0 ? [`${service}: ${number} unsent`] : [])),
    ...[...unsealed].flatMap(([service, [{ number }]]) =>
      number > 0 ? [`${service}: ${number} not sealed`] : [],
    ),
    ...(overdue > 0 ? [`sla: ${overdue} timers overdue`] : []),
    ...(notices > 0 ? [`intake: ${notices} notices not sent`] : []),
    ...(callers > 0 ? [`customer-profile: ${callers} callers unknown`] : []),
    ...(await transport.waiting()).flatMap(({ consumer, pending, unacknowledged }) =>
      pending + unacknowledged > 0
        ? [`${consumer}: ${pending} pending, ${unacknowledged} not acknowledged`]
        : [],
    ),
  ]
}
