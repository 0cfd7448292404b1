import { expect, test } from '@jest/globals'
import { AskedTogether, type Together } from '@shouwen/transactions/asked-together'
import type { Taken } from '@shouwen/transactions/inbox'
import type { EntityManager } from 'typeorm'
import { sideBySide } from '../src/side-by-side'
import { anIssue } from './press-and-reader'

/** What happened, in its order: `+` when an event began, `-` when it was applied. */
type Log = string[]

function taken(log: Log, name: string, appealid: string | null): Taken {
  const envelope = { ...anIssue('00000000-0000-0000-0000-000000000001', 1), subject: name, appealid }
  const work = { forget: () => log.push('forget') }
  return { envelope, work: work as unknown as Taken['work'] }
}

/** Applies in two steps, as a statement does. */
const applying =
  (log: Log, failing = '') =>
  async ({ envelope: { subject } }: Taken): Promise<void> => {
    log.push(`+${subject}`)
    await Promise.resolve()
    if (subject === failing) throw new Error(subject)
    log.push(`-${subject}`)
  }

test('the events of one appeal keep their order, different appeals are under way at the same time', async () => {
  const log: Log = []
  await sideBySide([taken(log, 'a1', 'a'), taken(log, 'b1', 'b'), taken(log, 'a2', 'a')], applying(log))
  expect(log).toEqual(['+a1', '+b1', '-a1', '-b1', '+a2', '-a2'])
})

test('an event about no appeal waits for those before it, those behind it wait, and answers are asked anew', async () => {
  const log: Log = []
  const batch = [taken(log, 'a1', 'a'), taken(log, 'project', null), taken(log, 'b1', 'b')]
  await sideBySide(batch, applying(log))
  expect(log).toEqual(['+a1', '-a1', 'forget', '+project', '-project', 'forget', '+b1', '-b1'])
})

test('when one fails, nobody is at work any more when the failure is told', async () => {
  const log: Log = []
  const batch = [taken(log, 'a1', 'a'), taken(log, 'b1', 'b'), taken(log, 'b2', 'b')]
  await expect(sideBySide(batch, applying(log, 'a1'))).rejects.toThrow('a1')
  expect(log).toEqual(['+a1', '+b1', '-b1', '+b2', '-b2'])
})

test('what appeals of a batch ask is asked for all, as often as one of them would ask', async () => {
  const asked: string[][] = []
  const look: Together<string, string> = (_asking, keys) => {
    asked.push([...keys])
    return Promise.resolve(keys)
  }
  const together = new AskedTogether({ manager: {} as EntityManager, groupId: 'group', now: new Date(0) })
  const batch = ['a', 'b', 'c', 'a'].map((appeal, at) => taken([], `${appeal}${at}`, appeal))
  await sideBySide(batch, async ({ envelope: { subject } }) => {
    await together.ask(look, await together.ask(look, subject))
  })
  expect(asked).toEqual([['a0', 'b1', 'c2'], ['a0', 'b1', 'c2'], ['a3'], ['a3']])
})
