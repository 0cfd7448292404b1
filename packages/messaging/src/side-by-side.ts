import type { Taken } from '@shouwen/transactions/inbox'

/**
 * Applies a batch: the events of one appeal in their order, different appeals side by side, so that what they ask of the
 * database leaves together instead of one by one. An event about no appeal (a project, a procedure, a customer) may change
 * what the others rest on: it waits for those before it, and those behind it wait.
 */
export async function sideBySide(
  taken: readonly Taken[],
  apply: (each: Taken) => Promise<void>,
): Promise<void> {
  let appeals = new Map<string, Taken[]>()
  for (const each of taken) {
    const { appealid } = each.envelope
    if (appealid !== null) {
      const before = appeals.get(appealid)
      if (before === undefined) appeals.set(appealid, [each])
      else before.push(each)
      continue
    }
    await applyEach(appeals, apply)
    appeals = new Map()
    each.work.forget()
    await apply(each)
    each.work.forget()
  }
  await applyEach(appeals, apply)
}

/** Waits for all, even when one fails: nobody may still be at work when the transaction is undone. */
async function applyEach(
  appeals: ReadonlyMap<string, readonly Taken[]>,
  apply: (each: Taken) => Promise<void>,
): Promise<void> {
  const outcomes = await Promise.allSettled(
    [...appeals.values()].map(async (events) => {
      for (const event of events) await apply(event)
    }),
  )
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}
