import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Scene, complaintForm, feedback } from './scene'

let scene: Scene

beforeAll(async () => {
  scene = await Scene.open()
})

afterAll(() => scene?.close())

async function staffId(persona: string): Promise<string> {
  const { me } = await scene.query<{ me: { id: string } }>(persona, '{ me { id } }')
  return me.id
}

type Listed = { edges: { node: { id: string } }[] }

async function listed(persona: string, list: string): Promise<string[]> {
  const data = await scene.query<Record<string, Listed>>(
    persona,
    `{ ${list}(first: 100) { edges { node { id } } } }`,
  )
  return data[list]?.edges.map(({ node }) => node.id) ?? []
}

const contactOf = (id: string) =>
  scene
    .appeal<{ firstContact: { name: string } }>(id, 'firstContact { name }')
    .then((seen) => seen.firstContact.name)

test('P4.1 who was asked first stays answerable until somebody has accepted the duty, with the reason, in the trail', async () => {
  const id = await scene.register('steward', complaintForm)
  const [to, cleaner, steward] = await Promise.all(['security', 'cleaner', 'steward'].map(staffId))
  const offer = { to, reason: '换班,夜间由班长跟进。' }
  expect((await scene.refusalOf('security', 'offerContact', id, offer)).code).toBe('NOT_FIRST_CONTACT')
  expect((await scene.refusalOf('steward', 'offerContact', id, { ...offer, reason: ' ' })).code).toBe(
    'INPUT_INVALID',
  )
  expect((await scene.refusalOf('steward', 'offerContact', id, { ...offer, to: steward })).code).toBe(
    'CONTACT_ALREADY_THEIRS',
  )
  const nobody = { ...offer, to: '0190a6e0-0000-7000-8000-000000000000' }
  expect((await scene.refusalOf('steward', 'offerContact', id, nobody)).code).toBe('NOT_FOUND')
  await scene.changes('steward', 'offerContact', id, offer)

  /** Offered is not handed over. */
  expect(await contactOf(id)).toBe('林晓梅')
  expect(await listed('steward', 'mineToAnswerFor')).toContain(id)
  expect(await listed('security', 'contactOffersToMe')).toEqual([id])
  expect(await listed('steward', 'contactOffersToMe')).toEqual([])
  expect(await scene.refusalOf('steward', 'offerContact', id, { ...offer, to: cleaner })).toEqual({
    code: 'CONTACT_ALREADY_OFFERED',
    clause: 'P4.1',
  })
  const accepted = { answer: 'ACCEPTED' }
  expect((await scene.refusalOf('cleaner', 'answerContactOffer', id, accepted)).code).toBe('NOT_PERMITTED')
  expect((await scene.refusalOf('director', 'answerContactOffer', id, accepted)).code).toBe(
    'CONTACT_NOT_OFFERED',
  )
  await scene.changes('security', 'answerContactOffer', id, { answer: 'DECLINED', reason: '今晚满员。' })
  expect(await contactOf(id)).toBe('林晓梅')
  expect(await listed('security', 'contactOffersToMe')).toEqual([])

  await scene.changes('director', 'offerContact', id, offer)
  await scene.changes('security', 'answerContactOffer', id, accepted)
  expect(await contactOf(id)).toBe('马志勇')
  expect(await listed('security', 'mineToAnswerFor')).toContain(id)
  expect(await listed('steward', 'mineToAnswerFor')).not.toContain(id)

  await scene.work('cleaner', id)
  const progressId = await scene.report('cleaner', id)
  await scene.changes('director', 'reviewProgress', id, { progressId })
  expect(await scene.refusalOf('steward', 'informCustomer', id, feedback(progressId))).toEqual({
    code: 'NOT_FIRST_CONTACT',
    clause: 'P4.1',
  })
  await scene.inform('security', id, progressId)
  await scene.doSteps(id, ['cleaner'])
  await scene.changes('security', 'resolveAppeal', id, { outcome: '已办结。' })

  type Handed = {
    contactHandovers: { from: { name: string }; to: { name: string }; answer: string; content: string }[]
    trail: { what: string; clauses: string[] }[]
  }
  const { contactHandovers, trail } = await scene.appeal<Handed>(
    id,
    'contactHandovers { from { name } to { name } answer content } trail { what clauses }',
    (seen) => seen.trail.filter(({ what }) => what.includes('contact')).length === 4,
  )
  const handed = { from: { name: '林晓梅' }, to: { name: '马志勇' }, content: offer.reason }
  expect(contactHandovers).toEqual([
    { ...handed, answer: 'DECLINED' },
    { ...handed, answer: 'ACCEPTED' },
  ])
  for (const { what, clauses } of trail) if (what.includes('contact')) expect(clauses).toEqual(['P4.1'])
})

test('P4.1 the duty ends with the archive: what is filed is offered to nobody', async () => {
  const id = await scene.life()
  const to = await staffId('security')
  await scene.changes('steward', 'archiveAppeal', id)
  expect((await scene.refusalOf('steward', 'offerContact', id, { to, reason: '换班' })).code).toBe(
    'TRANSITION_NOT_ALLOWED',
  )
  expect(await listed('steward', 'mineToAnswerFor')).not.toContain(id)
})
