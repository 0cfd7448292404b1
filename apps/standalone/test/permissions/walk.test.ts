import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Actor } from '@shouwen/access/actor'
import type { Permission } from '@shouwen/access/permission'
import { service as analytics } from '@shouwen/analytics/service'
import { service as customerProfile } from '@shouwen/customer-profile/service'
import { service as dispatch } from '@shouwen/dispatch/service'
import { service as elderlyCare } from '@shouwen/elderly-care/service'
import { personaCodes, type PersonaCode } from '@shouwen/gateway/identity/personas'
import { service as intake } from '@shouwen/intake/service'
import { service as revisitAudit } from '@shouwen/revisit-audit/service'
import { hongtai, lvyuan } from '@shouwen/scenarios/seed/organisation'
import { unitId } from '@shouwen/scenarios/seed/seed'
import { service as sla } from '@shouwen/sla/service'
import { graphName } from '@shouwen/subgraph/enum'
import { roles } from '@shouwen/vocabulary/organisation'
import { buildSchema, parse, validate } from 'graphql'
import { Scene } from '../clauses/scene'
import { settlePlace, sites, type Place, type SiteName } from './places'
import { outcomeOf, predicted, type Asking } from './prediction'
import { samples } from './samples'

const services = [analytics, customerProfile, dispatch, elderlyCare, intake, revisitAudit, sla]
const rows: ReadonlyMap<string, Permission> = new Map(
  services.flatMap(({ permissions }) => Object.entries(permissions)),
)

/** The operations that clients have, from the API's schema. */
const api = buildSchema(readFileSync(join(__dirname, '../../../gateway/api.graphql'), 'utf8'))
const operations = [api.getQueryType(), api.getMutationType()].flatMap((type) =>
  Object.keys(type?.getFields() ?? {}).map((field) => `${type?.name}.${field}`),
)

let scene: Scene
let places: Readonly<Record<SiteName, Place>>
let walked = 0

beforeAll(async () => {
  scene = await Scene.open()
  await scene.does(
    'rival-director',
    'registerCustomer',
    {
      name: '谢安',
      telephone: '13800137001',
      relation: 'HOMEOWNER',
      unitId: await unitId(scene.world.client, 'rival-director', sites.rival.path, sites.rival.unit),
    },
    'id',
  )
  const estate = await settlePlace(scene, sites.estate)
  const rival = await settlePlace(scene, sites.rival)
  /** Moves the time: what the mall has to follow up by tomorrow begins after that. */
  const auditId = await anAudit(estate.projectId)
  const mall = await settlePlace(scene, sites.mall)
  places = { estate: { ...estate, auditId }, mall, rival }
}, 120_000)

afterAll(() => {
  console.log(
    `${walked} askings: ${operations.length} operations × ${personaCodes.length} personas × 3 places`,
  )
  return scene?.close()
})

/** The auditor's check of an appeal that was closed in March. */
async function anAudit(projectId: string): Promise<string> {
  const id = await scene.life('COMPLAINT')
  type Seen = { samplingPopulations: { clause: string }[] }
  await scene.appeal<Seen>(
    id,
    'samplingPopulations { clause }',
    (seen) => seen.samplingPopulations.length > 0,
  )
  scene.moveTo('2026-04-01T01:00:00Z')
  const draw = { auditor: 'MANAGEMENT_DEPARTMENT', projectId, period: '2026-03' }
  type Drawn = { audits: { id: string }[] }
  const { audits } = await scene.does<Drawn>('management', 'drawAuditSample', draw, 'audits { id }')
  const [audit] = audits
  if (audit === undefined) throw new Error('the sample fell on nothing')
  return audit.id
}

/** The persona as the house knows them: what they hold is what `me` tells, the rest is the seed's. */
async function asking(persona: PersonaCode): Promise<Asking> {
  type Me = {
    id: string
    kind: string
    customerId: string | null
    group: { code: string } | null
    posts: { role: string; scope: string }[]
  }
  const { me } = await scene.query<{ me: Me }>(
    persona,
    '{ me { id kind customerId group { code } posts { role scope } } }',
  )
  const seeded = [...(lvyuan.staff ?? []), ...(hongtai.staff ?? [])].find(({ code }) => code === persona)
  const actor: Actor = {
    kind: me.kind.toLowerCase() as Actor['kind'],
    personId: me.id,
    groupId: me.group?.code ?? null,
    grants: me.posts.flatMap(({ role, scope }) => {
      const code = roles.codes.find((each) => graphName(each) === role)
      return code === undefined ? [] : [{ role: code, scope }]
    }),
    departmentIds: seeded?.departmentCodes ?? [],
    customerId: me.customerId,
  }
  return { persona, actor }
}

test('every operation of the API has a row and a fitting sample', () => {
  expect([...samples.keys()].sort()).toEqual([...operations].sort())
  expect(operations.filter((key) => !rows.has(key))).toEqual([])
  const unfit = [...samples].flatMap(([key, { document }]) =>
    validate(api, parse(document)).map(({ message }) => `${key}: ${message}`),
  )
  expect(unfit).toEqual([])
})

test.each(personaCodes)('%s is let in, refused or shown nothing as the table says', async (persona) => {
  const who = await asking(persona)
  const wrong: string[] = []
  for (const key of operations) {
    const row = rows.get(key)
    const sample = samples.get(key)
    if (row === undefined || sample === undefined) throw new Error(`${key} has no row or no sample`)
    for (const [name, place] of Object.entries(places)) {
      const expected = predicted(key, row, who, place, sample)
      const answer = await scene.world.client.ask(persona, sample.document, sample.variables(place))
      const found = outcomeOf(key, answer, place, sample)
      walked += 1
      if (found !== expected)
        wrong.push(`${key} at ${name}: ${found}, not ${expected} (${answer.codes.join()})`)
    }
  }
  expect(wrong).toEqual([])
})
