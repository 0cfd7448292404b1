import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { aPdf, aPhotograph } from '@shouwen/testing/sample-files'
import exifr from 'exifr'
import { v7 as uuidv7 } from 'uuid'
import { aPlaybook } from './a-playbook'
import { filesOf, type Sent } from './files'
import { Scene, complaintForm, estate, mall } from './scene'

let scene: Scene
let files: ReturnType<typeof filesOf>
let photograph: Sent
const letter: Sent = { name: '来函.pdf', type: 'application/pdf', bytes: aPdf() }

beforeAll(async () => {
  scene = await Scene.open()
  files = filesOf(scene)
  photograph = { name: '楼道.jpg', type: 'image/jpeg', bytes: await aPhotograph() }
})

afterAll(() => scene?.close())

interface Attached {
  readonly id: string
  readonly kind: string
  readonly fileName: string
  readonly sha256: string
  readonly receivedSha256: string
  readonly caption: string | null
  readonly path: string
  readonly attachedBy: { readonly name: string }
}

const fields = 'attachments { id kind fileName sha256 receivedSha256 caption path attachedBy { name } }'

async function attachmentsOf(appealId: string, viewer = 'management'): Promise<Attached[]> {
  const { attachments } = await scene.appeal<{ attachments: Attached[] }>(appealId, fields, undefined, viewer)
  return attachments
}

/** Uploads a file and puts it beside an appeal; its id. */
async function attach(persona: string, appealId: string, file: Sent, said: object = {}): Promise<string> {
  const { uploadId } = await files.upload(persona, file)
  await scene.does(persona, 'attach', { appealId, uploadId, ...said })
  return uploadId
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

test('P5.1.1 M4.2 what a receiver photographed stays with the record, without the place where it was taken; what is no photograph does not', async () => {
  for (const [receiver, where, clause] of [
    ['steward', estate, 'P5.1.1'],
    ['mall-operator', mall, 'M4.2'],
  ] as const) {
    const appealId = await scene.register(receiver, { ...complaintForm, category: 'power' }, where)
    const fake = { ...photograph, bytes: Buffer.from('<svg onload="alert(1)"/>') }
    expect(await files.refusalOf(receiver, fake)).toEqual({
      status: 415,
      code: 'ATTACHMENT_TYPE_MISMATCH',
      words: '文件内容与其扩展名或声明的类型不符(jpg, image/jpeg)。',
    })
    expect((await files.refusalOf(receiver, fake, 'en')).words).toContain('not what its name')
    expect(await attachmentsOf(appealId)).toEqual([])

    expect(await exifr.gps(photograph.bytes)).toMatchObject({ latitude: expect.closeTo(31.24) })
    const id = await attach(receiver, appealId, photograph, { caption: '三楼楼道' })
    const [attached] = await attachmentsOf(appealId)
    expect(attached).toMatchObject({
      id,
      kind: 'PHOTOGRAPH',
      fileName: '楼道.jpg',
      caption: '三楼楼道',
      receivedSha256: sha256(photograph.bytes),
    })
    expect(attached?.attachedBy.name).toBeTruthy()
    const given = await files.read('management', attached?.path ?? '')
    expect(given.status).toBe(200)
    expect(sha256(given.bytes)).toBe(attached?.sha256)
    expect(await exifr.gps(given.bytes)).toBeUndefined()
    type Trail = { trail: { what: string; clauses: string[] }[] }
    const { trail } = await scene.appeal<Trail>(appealId, 'trail { what clauses }', (seen) =>
      seen.trail.some(({ what }) => what.includes('attachment.added')),
    )
    expect(trail.find(({ what }) => what.includes('attachment.added'))?.clauses).toEqual([clause])
  }
})

test('P5.6.5.3 the three papers of a lawyer can be shown: what is beside another appeal, or is only words, shows nothing', async () => {
  const lawyer = {
    ...complaintForm,
    kind: 'COORDINATION',
    category: 'lawyer-request',
    content: '律师来取证。',
  }
  const appealId = await scene.register('steward', lawyer)
  const another = await scene.register('steward', complaintForm)
  const steps = aPlaybook(scene, appealId, 'lawyer-request')
  const papers = {
    introduction: '介 2026-7',
    certificate: '14201202010123456',
    mandate: '授权委托书一份',
    'retained-by': 'owner',
  }
  const elsewhere = await attach('management', another, letter)
  for (const scan of [elsewhere, uuidv7(), '见附件']) {
    const { code, problems } = await steps.refusalOfAll('management', 'papers', {
      ...papers,
      'mandate-scan': scan,
    })
    expect([code, problems]).toEqual(['EVIDENCE_INVALID', expect.stringContaining('mandate-scan')])
  }
  const mandate = await attach('management', appealId, letter)
  const of = { playbook: 'lawyer-request', step: 'papers' }
  const introduction = await attach('management', appealId, letter, of)
  const unknown = { appealId, uploadId: uuidv7(), playbook: 'lawyer-request', step: 'nothing' }
  expect((await scene.tries('management', 'attach', unknown)).codes).toEqual(['STEP_UNKNOWN'])
  await steps.does('management', 'papers', { ...papers, 'mandate-scan': mandate })
  type Seen = { playbooks: { steps: { code: string; attachments: { id: string }[] }[] }[] }
  const { playbooks } = await scene.appeal<Seen>(appealId, 'playbooks { steps { code attachments { id } } }')
  const shown = playbooks
    .flatMap((playbook) => playbook.steps)
    .map(({ code, attachments }) => [code, attachments])
  expect(Object.fromEntries(shown)).toMatchObject({
    papers: [{ id: mandate }, { id: introduction }],
    approve: [],
  })
})

test('P5.6.1 a repair is shown before and after the work, beside its order', async () => {
  const repair = { ...complaintForm, kind: 'REPAIR', category: 'power', grade: 'MINOR', content: '灯不亮。' }
  const appealId = await scene.register('steward', repair)
  type Orders = { workOrders: { id: string; attachments: { id: string; moment: string }[] }[] }
  const orderFields = 'workOrders { id attachments { id moment } }'
  const { workOrders } = await scene.appeal<Orders>(
    appealId,
    orderFields,
    (seen) => seen.workOrders.length > 0,
  )
  const workOrderId = workOrders[0]?.id
  const before = await attach('worker', appealId, photograph, { workOrderId, moment: 'BEFORE' })
  const { uploadId } = await files.upload('worker', photograph)
  const input = { appealId, uploadId, workOrderId }
  const ofNoWork = { ...input, workOrderId: null, moment: 'BEFORE' }
  expect((await scene.tries('worker', 'attach', ofNoWork)).codes).toEqual(['INPUT_INVALID'])
  await scene.does('worker', 'attach', { ...input, moment: 'AFTER' })
  const shown = [
    { id: before, moment: 'BEFORE' },
    { id: uploadId, moment: 'AFTER' },
  ]
  expect((await scene.appeal<Orders>(appealId, orderFields)).workOrders).toEqual([
    { id: workOrderId, attachments: shown },
  ])
  const another = await scene.register('steward', complaintForm)
  const stray = { appealId: another, uploadId, workOrderId }
  expect((await scene.tries('worker', 'attach', stray)).codes).toEqual(['NOT_YET_KNOWN'])
})

test('C0.3 P5.6.3.3 a customer reads by their link what is for them; of a confidential appeal others of the house read nothing', async () => {
  const appealId = await scene.register('steward', complaintForm)
  const shown = await attach('steward', appealId, photograph, { visibleToCustomer: true })
  const kept = await attach('steward', appealId, letter)
  type Made = { token: string }
  const { token } = await scene.does<Made>('steward', 'linkForCustomer', { appealId, days: 7 }, 'token')
  const byLink = async (id: string): Promise<number> =>
    (await files.readByLink(token, `/attachments/${id}`)).status
  expect([await byLink(shown), await byLink(kept), await byLink('nothing')]).toEqual([200, 404, 404])
  const given = await files.readByLink(token, `/attachments/${shown}`)
  expect(Object.fromEntries(given.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'content-disposition': `attachment; filename="??.jpg"; filename*=UTF-8''${encodeURIComponent('楼道.jpg')}`,
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  })

  await scene.changes('director', 'markConfidential', appealId, {
    confidential: true,
    reason: 'CUSTOMERS_SECRET',
  })
  const status = async (persona: string, id = kept): Promise<number> =>
    (await files.read(persona, `/attachments/${id}`)).status
  expect([await status('steward'), await status('director')]).toEqual([200, 200])
  for (const other of ['security', 'rival-director']) expect(await status(other)).toBe(404)
  expect(await attachmentsOf(appealId, 'security')).toEqual([])
  expect((await attachmentsOf(appealId, 'steward')).map(({ id }) => id)).toEqual([shown, kept])
  expect(await byLink(shown)).toBe(200)
})
