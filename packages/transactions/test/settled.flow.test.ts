import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { v7 as uuidv7 } from 'uuid'
import { beginning, eventsAfter } from '../src/event-log'
import { recordIssue, SealedPress } from './sealed-press'

let press: SealedPress
const groupId = uuidv7()

beforeEach(async () => {
  press = await SealedPress.open()
})

afterEach(() => press.close())

/** The issues that the relay is shown, in their order. */
async function shown(): Promise<unknown[]> {
  const rows = await press.store.asJob(({ manager }) => eventsAfter(manager, beginning, 100))
  return rows.map(({ event }) => (event.data as { code: string }).code)
}

test('what is committed while an older transaction of the service goes on is shown behind its events', async () => {
  await press.print(groupId, 1)
  await press.store.inTenant(groupId, async (work) => {
    await work.manager.query('select pg_current_xact_id()')
    await press.print(groupId, 3)
    expect(await shown()).toEqual(['issue-1'])
    recordIssue(work, 2)
  })
  expect(await shown()).toEqual(['issue-1', 'issue-2', 'issue-3'])
})

test('a transaction that only reads hides nothing, nor does one that came later', async () => {
  await press.store.inTenant(groupId, async () => {
    await press.print(groupId, 1)
    await press.store.inTenant(groupId, async (later) => {
      await later.manager.query('select pg_current_xact_id()')
      expect(await shown()).toEqual(['issue-1'])
    })
  })
})

test('a long transaction of anybody else on the server hides nothing', async () => {
  await press.tamper('begin')
  await press.tamper('select pg_current_xact_id()')
  await press.print(groupId, 1)
  expect(await shown()).toEqual(['issue-1'])
  await press.tamper('rollback')
})
