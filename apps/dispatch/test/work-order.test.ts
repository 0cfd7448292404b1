import { describe, expect, test } from '@jest/globals'
import {
  clausesOf,
  decideAccept,
  decideComplete,
  transitionFaults,
  type WorkOrder,
} from '../src/domain/work-order'

const now = new Date('2026-03-02T01:00:00Z')

function anOrder(changes: Partial<WorkOrder> = {}): WorkOrder {
  return {
    id: 'order',
    groupId: 'group',
    appealId: 'appeal',
    projectPath: 'lvyuan/north/hetang',
    departmentId: 'department',
    assignedTo: null,
    status: 'opened',
    appealKind: 'repair',
    projectKind: 'residential',
    packId: 'residential',
    packVersion: 1,
    openedAt: now,
    acceptedBy: null,
    acceptedAt: null,
    doneBy: null,
    doneAt: null,
    result: null,
    version: 1,
    ...changes,
  }
}

test('the table has no dead end', () => {
  expect(transitionFaults()).toEqual([])
})

describe('an order', () => {
  test('is taken, then done', () => {
    const accepted = decideAccept(anOrder(), 'li', now)
    expect(accepted).toMatchObject({ status: 'accepted', acceptedBy: 'li', acceptedAt: now, version: 2 })
    const done = decideComplete(accepted, '  换了阀门 ', 'li', now)
    expect(done).toMatchObject({ status: 'done', result: '换了阀门', doneBy: 'li', version: 3 })
  })

  const refused: [string, () => WorkOrder, string][] = [
    ['taken twice', () => decideAccept(anOrder({ status: 'accepted' }), 'li', now), 'TRANSITION_NOT_ALLOWED'],
    ['done before it is taken', () => decideComplete(anOrder(), '好', 'li', now), 'TRANSITION_NOT_ALLOWED'],
    [
      'done twice',
      () => decideComplete(anOrder({ status: 'done' }), '好', 'li', now),
      'TRANSITION_NOT_ALLOWED',
    ],
    [
      'done without a result',
      () => decideComplete(anOrder({ status: 'accepted' }), ' ', 'li', now),
      'INPUT_INVALID',
    ],
    [
      'done with a novel',
      () => decideComplete(anOrder({ status: 'accepted' }), '好'.repeat(2_001), 'li', now),
      'TEXT_TOO_LONG',
    ],
  ]
  test.each(refused)('is not %s', (_what, act, code) => {
    expect(act).toThrow(expect.objectContaining({ code }))
  })

  test('obeys the clauses of its project and kind', () => {
    expect(clausesOf(anOrder(), 'accept')).toEqual(['P5.6.1'])
    expect(clausesOf(anOrder({ appealKind: 'complaint' }), 'accept')).toEqual(['P5.2.1'])
    expect(clausesOf(anOrder({ projectKind: 'mall' }), 'complete')).toEqual(['M4.4', 'M4.7.1'])
  })
})
