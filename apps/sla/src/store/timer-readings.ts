import type { ServiceReadings } from '@shouwen/subgraph/service'

/** Timers whose time has come and that nobody has fired yet, and how long the oldest has waited. */
export const timerReadings: ServiceReadings = async (manager, now) => {
  const [due]: { waiting: number; oldest: Date | null }[] = await manager.query(
    'select count(*)::int as waiting, min(due_at) as oldest from timers where due_at <= $1',
    [now],
  )
  const oldest = due?.oldest?.getTime() ?? now.getTime()
  return [
    { gauge: 'shouwen_timers_due', value: due?.waiting ?? 0 },
    { gauge: 'shouwen_timers_oldest_due_seconds', value: (now.getTime() - oldest) / 1_000 },
  ]
}
