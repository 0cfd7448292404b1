import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Scene, formOf } from './scene'

/** 9 o'clock on Monday, and the evening of Tuesday in Shanghai. */
const MORNING = '2026-03-02T01:00:00.000Z'
const AGREED = '2026-03-03T11:00:00.000Z'

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open(MORNING)
})

afterAll(() => scene?.close())

interface Seen {
  readonly revisits: readonly {
    readonly id: string
    readonly version: number
    readonly status: string
    readonly method: string | null
    readonly byAppointment: string[]
    readonly agreedAt: string | null
    readonly attempts: readonly { readonly method: string; readonly outcome: string }[]
  }[]
}

const fields = `revisits { id version status method byAppointment agreedAt attempts { method outcome attemptedBy { name } } }`

test('P5.5.4 a revisit takes place at the time agreed with the customer: at the door, by telephone or online', async () => {
  const appealId = await scene.register('steward', formOf('COMPLAINT'))
  await scene.settle(appealId)
  await scene.dueRevisit(appealId)
  const look = async () => {
    const [revisit] = (await scene.appeal<Seen>(appealId, fields)).revisits
    if (revisit === undefined) throw new Error('no revisit is due')
    return revisit
  }
  const input = async (more: object) => {
    const { id: revisitId, version: expectedVersion } = await look()
    return { revisitId, expectedVersion, ...more }
  }
  const made = { method: 'AT_THE_DOOR', satisfaction: 'SATISFIED' }
  const refusalOf = async (mutation: string, more: object, persona = 'steward') => {
    const [error] = (await scene.tries(persona, mutation, await input(more))).errors
    const { code, facts } = error?.extensions ?? {}
    return { code, clause: facts?.['clause'] }
  }
  expect((await look()).byAppointment).toEqual(['AT_THE_DOOR'])
  /** At the door nobody comes without having agreed on it. */
  expect(await refusalOf('completeRevisit', made)).toEqual({ code: 'REVISIT_NOT_AGREED', clause: 'P5.5.4' })

  const agreed = { method: 'AT_THE_DOOR', at: AGREED }
  expect((await refusalOf('agreeRevisit', agreed, 'cleaner')).code).toBe('NOT_PERMITTED')
  for (const at of [MORNING, '2026-04-02T01:00:00.000Z']) {
    expect((await refusalOf('agreeRevisit', { ...agreed, at })).code).toBe('INPUT_INVALID')
  }
  await scene.does('steward', 'agreeRevisit', await input(agreed))
  expect(await look()).toMatchObject({ agreedAt: AGREED, attempts: [] })
  expect(await refusalOf('completeRevisit', made)).toEqual({ code: 'REVISIT_TOO_EARLY', clause: 'P5.5.4' })

  /** Nobody opened: what came of it is written down, and another time is agreed. */
  scene.world.clock.set(AGREED)
  const inVain = { method: 'AT_THE_DOOR', outcome: 'NOT_AT_HOME' }
  await scene.does('steward', 'logRevisitAttempt', await input(inVain))
  expect(await look()).toMatchObject({
    status: 'DUE',
    agreedAt: null,
    attempts: [{ ...inVain, attemptedBy: { name: '林晓梅' } }],
  })
  expect((await refusalOf('completeRevisit', made)).code).toBe('REVISIT_NOT_AGREED')
  const later = '2026-03-04T11:00:00.000Z'
  await scene.does('steward', 'agreeRevisit', await input({ ...agreed, at: later }))
  scene.world.clock.set(later)
  await scene.does('steward', 'completeRevisit', await input(made))
  expect(await look()).toMatchObject({ status: 'COMPLETED', method: 'AT_THE_DOOR', agreedAt: later })
  expect((await refusalOf('agreeRevisit', { ...agreed, at: '2026-03-05T11:00:00.000Z' })).code).toBe(
    'TRANSITION_NOT_ALLOWED',
  )

  /** Nor for an appeal of any other kind. */
  for (const kind of ['ASSISTANCE', 'SUGGESTION']) {
    const other = await scene.register('steward', formOf(kind))
    await scene.settle(other, kind)
    const { id: revisitId, version: expectedVersion } = await scene.dueRevisit(other)
    const [error] = (await scene.tries('steward', 'completeRevisit', { revisitId, expectedVersion, ...made }))
      .errors
    expect(error?.extensions).toMatchObject({ code: 'REVISIT_NOT_AGREED', facts: { clause: 'P5.5.4' } })
  }

  /** By telephone and online a time may be agreed, and then counts; without one the call is the agreement. */
  for (const method of ['BY_TELEPHONE', 'ONLINE']) {
    const another = await scene.register('steward', formOf('COMPLAINT'))
    await scene.settle(another)
    const { id: revisitId, version: expectedVersion } = await scene.dueRevisit(another)
    const done = { revisitId, expectedVersion, ...made, method }
    await scene.does('steward', 'completeRevisit', done)
  }
  type Trail = { trail: { what: string; clauses: string[] }[] }
  const { trail } = await scene.appeal<Trail>(
    appealId,
    'trail { what clauses }',
    (seen) => seen.trail.filter(({ what }) => /revisit\.(agreed|attempted)/.test(what)).length === 3,
  )
  for (const { what, clauses } of trail) {
    if (/revisit\.(agreed|attempted)/.test(what)) expect(clauses).toEqual(['P5.5.4'])
  }
})
