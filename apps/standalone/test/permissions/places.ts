import { customerId } from '@shouwen/scenarios/lives/minor-repair'
import { until } from '@shouwen/scenarios/schema-client'
import { unitId } from '@shouwen/scenarios/seed/seed'
import type { ProjectKind } from '@shouwen/vocabulary/organisation'
import { complaintForm, type Scene } from '../clauses/scene'

/** A project, and one of everything there that somebody may ask for. What it has none of is asked for by an id of nobody. */
export interface Place {
  readonly path: string
  readonly groupCode: string
  readonly kind: ProjectKind
  readonly projectId: string
  readonly unitId: string
  readonly customerId: string
  readonly appeal: { readonly id: string; readonly version: number; readonly firstContact: string }
  readonly progress: { readonly reviewed: string; readonly unreviewed: string }
  /** The department is by its path. */
  readonly workOrder: { readonly id: string; readonly department: string }
  readonly revisitId: string | null
  readonly auditId: string | null
  readonly elderId: string | null
  readonly visitId: string | null
}

interface People {
  readonly firstContact: string
  readonly reviewer: string
  readonly worker: string | null
}

interface Site {
  readonly path: string
  readonly kind: ProjectKind
  readonly unit: string
  readonly category: string
  readonly department: string
  readonly customer: { readonly by: string; readonly telephone: string }
  readonly people: People
}

/** The seed's estate, its mall, and the rival group's estate. */
export const sites = {
  estate: {
    path: 'lvyuan/north/hetang',
    kind: 'residential',
    unit: '3-1-502',
    category: 'cleaning',
    department: 'north/hetang/environment',
    customer: { by: 'director', telephone: '13800138502' },
    people: { firstContact: 'steward', reviewer: 'director', worker: 'cleaner' },
  },
  mall: {
    path: 'lvyuan/commercial/xinghui',
    kind: 'mall',
    unit: 'L1-06',
    category: 'power',
    department: 'commercial/xinghui/engineering',
    customer: { by: 'mall-operator', telephone: '13800139106' },
    people: { firstContact: 'mall-operator', reviewer: 'mall-manager', worker: 'mall-worker' },
  },
  rival: {
    path: 'hongtai/south/jinxiu',
    kind: 'residential',
    unit: '1-1-101',
    category: 'cleaning',
    department: 'south/jinxiu/service',
    customer: { by: 'rival-director', telephone: '13800137001' },
    people: { firstContact: 'rival-director', reviewer: 'rival-director', worker: null },
  },
} as const satisfies Record<string, Site>

export type SiteName = keyof typeof sites

type Seen = {
  version: number
  status: string
  workOrders: { id: string; version: number; status: string }[]
  progressReports: { id: string }[]
}

const seenFields = 'version status workOrders { id version status } progressReports { id }'

/** Fills a site with one of everything, and lets it come to rest. */
export async function settlePlace(scene: Scene, site: Site): Promise<Place> {
  const { firstContact, reviewer, worker } = site.people
  const projectId = await projectAt(scene, firstContact, site.path)
  const unit = await unitId(scene.world.client, firstContact, site.path, site.unit)
  const customer = await customerId(scene.world.client, site.customer.by, site.customer.telephone)
  const { caller: _nobody, ...form } = complaintForm
  const input = { ...form, projectId, category: site.category, customerId: customer }

  const register = async (): Promise<string> => {
    const { id } = await scene.does<{ id: string }>(firstContact, 'registerAppeal', input, 'id')
    return id
  }
  const look = (id: string, holds: (seen: Seen) => boolean = () => true): Promise<Seen> =>
    scene.appeal<Seen>(id, seenFields, holds, firstContact)
  const changes = (persona: string, mutation: string, appealId: string, more: object): Promise<object> =>
    until(async () => {
      const { version } = await look(appealId)
      const { codes, data } = await scene.tries(persona, mutation, {
        appealId,
        expectedVersion: version,
        ...more,
      })
      if (codes.length > 0) throw new Error(`${mutation} by ${persona}: ${codes.join()}`)
      return data
    })
  const report = async (id: string): Promise<string> => {
    await changes(worker ?? firstContact, 'reportProgress', id, { content: '已到场处理。' })
    return (await look(id)).progressReports.at(-1)?.id ?? ''
  }

  /** An appeal in hand: its order given out, one report reviewed, one not. */
  const id = await register()
  const { workOrders } = await look(
    id,
    ({ workOrders: orders, status }) => orders.length > 0 && status !== 'REGISTERED',
  )
  const [order] = workOrders
  if (order === undefined) throw new Error(`nobody works at ${site.path}`)
  const reviewed = await report(id)
  await changes(reviewer, 'reviewProgress', id, { progressId: reviewed })
  const unreviewed = await report(id)
  const revisitId = worker === null ? null : await settledOnce(scene, site, register, worker)
  const elder = site.kind === 'mall' ? null : await anElder(scene, reviewer, projectId, unit, customer)
  const { version } = await look(id)
  return {
    path: site.path,
    groupCode: site.path.split('/')[0] ?? '',
    kind: site.kind,
    projectId,
    unitId: unit,
    customerId: customer,
    appeal: { id, version, firstContact },
    progress: { reviewed, unreviewed },
    workOrder: { id: order.id, department: site.department },
    revisitId,
    auditId: null,
    elderId: elder?.elderId ?? null,
    visitId: elder?.visitId ?? null,
  }
}

async function projectAt(scene: Scene, persona: string, path: string): Promise<string> {
  type Listed = { projects: { id: string; path: string }[] }
  const { projects } = await scene.query<Listed>(persona, '{ projects { id path } }')
  const found = projects.find((each) => each.path === path)
  if (found === undefined) throw new Error(`${persona} sees no ${path}`)
  return found.id
}

/** Another appeal, whose revisit is due. */
async function settledOnce(
  scene: Scene,
  { people: { firstContact, reviewer } }: Site,
  register: () => Promise<string>,
  worker: string,
): Promise<string> {
  const id = await register()
  await scene.work(worker, id)
  const progressId = await scene.report(worker, id)
  await scene.changes(reviewer, 'reviewProgress', id, { progressId })
  await scene.inform(firstContact, id, progressId)
  await scene.judge(reviewer, id)
  await scene.doSteps(id, [firstContact, worker])
  await scene.changes(firstContact, 'resolveAppeal', id, { outcome: '已办结。' })
  return (await scene.dueRevisit(id)).id
}

async function anElder(scene: Scene, by: string, projectId: string, unit: string, customer: string) {
  const form = {
    projectId,
    unitId: unit,
    customerId: customer,
    name: '黄玉珍',
    birthDate: '1941-05-06',
    retired: true,
    livesApartFromChildren: true,
    livesAlone: true,
    relatives: [{ name: '黄志远', relationship: '儿子', telephone: '13711112222' }],
  }
  const { id: elderId } = await scene.does<{ id: string }>(by, 'registerElder', form, 'id')
  type Round = { visits: { id: string }[] }
  const { visits } = await scene.does<Round>(by, 'generateRound', { projectId }, 'visits { id }')
  return { elderId, visitId: visits[0]?.id ?? null }
}
