import { describe, expect, test } from '@jest/globals'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { noticeStates } from '@shouwen/vocabulary/notices'
import { Refusal } from '@shouwen/vocabulary/refusal'
import fc from 'fast-check'
import {
  afterAttempt,
  decideRetry,
  MOST_ATTEMPTS,
  noticesOf,
  takenUp,
  undelivered,
  type Notice,
  type Told,
} from '../src/domain/notice'
import { anAppeal } from './an-appeal'

const { residential } = shippedPacks
const night = residential.notices?.quietHours
const zone = 'Asia/Shanghai'
const noon = new Date('2026-03-02T04:00:00Z')
const midnight = new Date('2026-03-02T16:00:00Z')
const morning = new Date('2026-03-03T00:00:00Z')

function told(changes: Partial<Told> = {}, of: Parameters<typeof anAppeal>[0] = {}): Notice[] {
  const event: Told = { on: 'informed', cause: 'feedback', responsible: null, ...changes }
  return noticesOf(anAppeal({ category: 'cleaning', ...of }), residential, event, {
    newId: () => 'notice',
    now: noon,
    correlationId: 'a call',
  })
}

function aNotice(changes: Partial<Notice> = {}): Notice {
  const [notice] = told()
  if (notice === undefined) throw new Error('the shipped procedure has the customer told')
  return { ...notice, ...changes }
}

describe('who is told', () => {
  test('the person or the post that has to act; after a hand-over to nobody on duty, the coordinator', () => {
    expect(told({ on: 'handedOver', responsible: { staff: 'cleaner' } })).toMatchObject([
      { recipient: 'responsible', toStaff: 'cleaner', toRole: null, clause: 'P5.2.1' },
    ])
    expect(told({ on: 'handedOver' })).toMatchObject([{ toStaff: null, toRole: 'officeDirector' }])
    expect(told({ on: 'escalated', responsible: { role: 'gmOffice' } })).toMatchObject([
      { toRole: 'gmOffice' },
    ])
  })

  test('a customer is told which of their matters it is, and nothing of what was said', () => {
    const [notice] = told({}, { number: 'HT-1', kind: 'complaint', content: '楼道三天没有打扫。' })
    expect(notice).toMatchObject({ recipient: 'customer', channels: ['sms'], toRole: null, toStaff: null })
    expect(notice?.text).toBe('【首问】您的投诉 HT-1 有新的处理进展。{{link}}')
  })

  test('nobody is, where the procedure says nothing', () => {
    const { notices: _none, ...silent } = residential
    const event: Told = { on: 'informed', cause: 'feedback', responsible: null }
    expect(
      noticesOf(anAppeal({}), silent, event, { newId: () => '', now: noon, correlationId: 'a call' }),
    ).toEqual([])
  })
})

describe('the quiet hours', () => {
  test('hold what can wait until they are over, and are no attempt', () => {
    const held = takenUp(aNotice(), night, zone, midnight)
    expect(held).toMatchObject({ state: 'heldForQuietHours', attempts: 0, nextTryAt: morning })
    expect(takenUp(held, night, zone, morning)).toMatchObject({ state: 'queued', attempts: 1 })
  })

  test('hold nothing that is urgent, nothing of an emergency, and nothing where there are none', () => {
    const [urgent] = told({ on: 'escalated', responsible: { role: 'officeDirector' } })
    const [emergency] = told({}, { kind: 'assistance', category: 'fire' })
    for (const notice of [urgent, emergency]) {
      expect(takenUp(notice ?? aNotice(), night, zone, midnight).state).toBe('queued')
    }
    expect(takenUp(aNotice(), undefined, zone, midnight).state).toBe('queued')
  })
})

describe('an attempt', () => {
  test('that may succeed later is made again, later each time, and not for ever', () => {
    let notice = aNotice()
    let now = noon
    const waits: number[] = []
    while (notice.nextTryAt !== null) {
      notice = takenUp(notice, undefined, zone, now)
      notice = afterAttempt(notice, { channel: 'sms', how: 'tryAgain', why: 'http-503' }, now)
      if (notice.nextTryAt !== null) waits.push(notice.nextTryAt.getTime() - now.getTime())
      now = notice.nextTryAt ?? now
    }
    expect(notice).toMatchObject({ state: 'dead', attempts: MOST_ATTEMPTS, error: 'http-503' })
    expect(waits).toEqual([...waits].sort((a, b) => a - b))
    expect(waits).toHaveLength(MOST_ATTEMPTS - 1)
    expect(waits[0]).toBe(30_000)
    expect(Math.max(...waits)).toBe(3_600_000)
  })

  test('ends in a state that is tried again if and only if it has a time for it', () => {
    const how = fc.constantFrom('sent', 'rejected', 'tryAgain', 'noAdapter')
    fc.assert(
      fc.property(how, fc.integer({ min: 1, max: MOST_ATTEMPTS }), (outcome, attempts) => {
        const after = afterAttempt(aNotice({ attempts }), { channel: null, how: outcome, why: null }, noon)
        expect(after.nextTryAt !== null).toBe(after.state === 'queued' || after.state === 'heldForQuietHours')
      }),
    )
  })

  test.each(noticeStates.codes)('of a notice that is %s is made anew only if it reached nobody', (state) => {
    const notice = aNotice({ state, attempts: 7, nextTryAt: null, error: 'http-400' })
    const retry = (): Notice => decideRetry(notice, noon)
    if (undelivered.some((each) => each === state)) {
      expect(retry()).toMatchObject({ state: 'queued', attempts: 0, error: null, nextTryAt: noon })
    } else expect(retry).toThrow(new Refusal('NOTICE_NOT_FAILED', { state }))
  })
})
