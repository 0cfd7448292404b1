import { expect } from '@jest/globals'
import { eventually } from '@shouwen/testing/eventually'
import type { ServiceBench } from '@shouwen/testing/service-bench'

/** Waits until some transaction of the service waits for another. */
export function somebodyWaits({ running }: ServiceBench): Promise<void> {
  return eventually(async () => {
    const waits: unknown[] = await running.store.asJob(({ manager }) =>
      manager.query(
        `select 1 from pg_locks where not granted
          and pid in (select pid from pg_stat_activity where datname = current_database())`,
      ),
    )
    expect(waits).not.toEqual([])
  })
}
