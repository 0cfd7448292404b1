import { DevIssuer } from '@shouwen/gateway/identity/dev-issuer'
import { AppealHand } from '@shouwen/scenarios/appeal-hand'
import { until, type Answer, SchemaClient } from '@shouwen/scenarios/schema-client'
import { v7 as uuidv7 } from 'uuid'
import { aStandaloneWorld, type TimedWorld } from '../world'

export const estate = 'lvyuan/north/hetang'
export const mall = 'lvyuan/commercial/xinghui'

/** A complaint about the cleaning by somebody unknown, as a steward writes it down. */
export const complaintForm = {
  kind: 'COMPLAINT',
  channel: 'TELEPHONE',
  category: 'cleaning',
  content: '楼道三天没有打扫。',
  caller: { name: '王秀英', telephone: '13812345678' },
}

/** What the estate's categories fall to, and who does the work there. */
const categoryOfKind: Readonly<Record<string, { category: string; worker: string }>> = {
  COMPLAINT: { category: 'cleaning', worker: 'cleaner' },
  SUGGESTION: { category: 'cleaning', worker: 'cleaner' },
  ASSISTANCE: { category: 'cleaning', worker: 'cleaner' },
  COORDINATION: { category: 'noise', worker: 'security' },
  REPAIR: { category: 'power', worker: 'worker' },
  INQUIRY: { category: 'parking', worker: 'security' },
}

/** A form of any of the estate's kinds. */
export function formOf(kind: string): Record<string, unknown> {
  return {
    ...complaintForm,
    kind,
    category: categoryOfKind[kind]?.category ?? 'other',
    content: `${kind}:请尽快处理。`,
    ...(kind === 'REPAIR' ? { grade: 'MINOR' } : {}),
  }
}

type Inputs = Record<string, unknown>

/** The input types whose names do not follow from their mutation's. */
const sharedInputs: Readonly<Record<string, string>> = {
  closeAppeal: 'ChangeAppealInput',
  archiveAppeal: 'ChangeAppealInput',
  approveReply: 'ChangeAppealInput',
}

function documentOf(mutation: string, fields: string): string {
  const type = sharedInputs[mutation] ?? `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`
  return `mutation Change($input: ${type}!) { ${mutation}(input: $input) { ${fields} } }`
}

/** A seeded house and what its people do there, with no more requests than a test needs. */
export class Scene {
  private readonly projects = new Map<string, Promise<string>>()

  constructor(readonly world: TimedWorld) {}

  /** @param start where its clock stands; 9 o'clock on Monday, 2 March 2026 in Shanghai unless told. */
  static async open(start?: string): Promise<Scene> {
    return new Scene(await aStandaloneWorld(start))
  }

  close(): Promise<void> {
    return this.world.close()
  }

  /** A client that signs in with subjects instead of personas: for people whom a test brings in. */
  async clientOfSubjects(): Promise<SchemaClient> {
    const issuer = await DevIssuer.open(this.world.dataFolder)
    return new SchemaClient(this.world.client.url, (subject) =>
      issuer.token({ subject, zh: subject, en: subject }, 'shouwen'),
    )
  }

  /** Moves the time, and has what is due by then said. */
  moveTo(instant: string): void {
    this.world.clock.set(instant)
    this.world.wake('sla', 'fire-timers')
  }

  /** A project's id by its path, as the management department sees it. */
  project(path: string): Promise<string> {
    const known = this.projects.get(path) ?? this.lookUpProject(path)
    this.projects.set(path, known)
    return known
  }

  private async lookUpProject(path: string): Promise<string> {
    const { projects } = await this.query<{ projects: { id: string; path: string }[] }>(
      'management',
      '{ projects { id path } }',
    )
    const found = projects.find((each) => each.path === path)
    if (found === undefined) throw new Error(`there is no project ${path}`)
    return found.id
  }

  query<Data>(persona: string, query: string, variables: Inputs = {}): Promise<Data> {
    return this.world.client.must<Data>(persona, query, variables)
  }

  /** A mutation that succeeds; its answer's fields. */
  async does<Made = { id: string; version: number }>(
    persona: string,
    mutation: string,
    input: Inputs,
    fields = 'id version',
  ): Promise<Made> {
    const data = await this.query<Record<string, Made>>(persona, documentOf(mutation, fields), {
      input: { idempotencyKey: uuidv7(), ...input },
    })
    const made = data[mutation]
    if (made === undefined) throw new Error(`${mutation} answered nothing`)
    return made
  }

  /** A mutation as it is answered, errors and all. */
  tries(persona: string, mutation: string, input: Inputs): Promise<Answer<Inputs>> {
    return this.world.client.ask(persona, documentOf(mutation, '__typename'), {
      input: { idempotencyKey: uuidv7(), ...input },
    })
  }

  /** Registers an appeal at the estate, unless another place is told; its id. */
  async register(persona: string, form: Inputs, path = estate): Promise<string> {
    const input = { projectId: await this.project(path), ...form }
    const { id } = await this.does<{ id: string }>(persona, 'registerAppeal', input, 'id')
    return id
  }

  /** Fields of an appeal, as somebody sees them; waits until they are as they should be. */
  appeal<Data>(
    id: string,
    fields: string,
    holds: (appeal: Data) => boolean = () => true,
    viewer = 'management',
  ): Promise<Data> {
    return until(async () => {
      const query = `query Look($id: ID!) { appeal(id: $id) { ${fields} } }`
      const { appeal } = await this.query<{ appeal: Data | null }>(viewer, query, { id })
      if (appeal === null) throw new Error(`${viewer} sees no appeal ${id}`)
      if (!holds(appeal)) throw new Error(`still waiting: ${JSON.stringify(appeal)}`)
      return appeal
    })
  }

  /** A change at the version that it is at now; tried again while facts of others come in between. */
  changes(persona: string, mutation: string, appealId: string, input: Inputs = {}): Promise<void> {
    return until(async () => {
      const { codes } = await this.triesAtVersion(persona, mutation, appealId, input)
      if (codes.length > 0) throw new Error(`${mutation} by ${persona}: ${codes.join()}`)
    })
  }

  /** How a change at the version that it is at now is refused. */
  async refusalOf(
    persona: string,
    mutation: string,
    appealId: string,
    input: Inputs = {},
  ): Promise<{ code: string | undefined; clause: unknown }> {
    const refused = await until(async () => {
      const answer = await this.triesAtVersion(persona, mutation, appealId, input)
      if (answer.codes.includes('VERSION_CONFLICT')) throw new Error('somebody else was quicker')
      return answer
    })
    const [error] = refused.errors
    return { code: error?.extensions?.code, clause: error?.extensions?.facts?.['clause'] }
  }

  private async triesAtVersion(
    persona: string,
    mutation: string,
    appealId: string,
    input: Inputs,
  ): Promise<Answer<Inputs>> {
    const { version } = await this.appeal<{ version: number }>(appealId, 'version')
    return this.tries(persona, mutation, { appealId, expectedVersion: version, ...input })
  }

  /** The department's worker takes the order and reports it as done; a repair is accepted by its customer. */
  async work(worker: string, appealId: string, receiver = 'steward'): Promise<void> {
    const fields = 'status workOrders { id version status }'
    type Orders = { status: string; workOrders: { id: string; version: number; status: string }[] }
    const isOpen = ({ status }: { status: string }): boolean => status === 'OPENED'
    const { workOrders } = await this.appeal<Orders>(appealId, fields, (seen) => seen.workOrders.some(isOpen))
    const order = workOrders.find(isOpen)
    const accepted = await this.does(worker, 'acceptWorkOrder', {
      workOrderId: order?.id,
      expectedVersion: order?.version,
    })
    await this.does(worker, 'completeWorkOrder', {
      workOrderId: accepted.id,
      expectedVersion: accepted.version,
      result: '已处理完毕。',
    })
    await new AppealHand(this.world.client, appealId, 'management').acceptWork(receiver)
    await this.appeal<Orders>(appealId, fields, ({ status }) => status === 'IN_PROGRESS')
  }

  /** Somebody reports the progress; the report's id. */
  async report(persona: string, appealId: string): Promise<string> {
    await this.changes(persona, 'reportProgress', appealId, { content: '已到场处理。' })
    const { progressReports } = await this.appeal<{ progressReports: { id: string }[] }>(
      appealId,
      'progressReports { id }',
    )
    return progressReports.at(-1)?.id ?? ''
  }

  /** The first contact tells the customer, in the words of a report. */
  inform(persona: string, appealId: string, progressId: string, answer = 'UNDERSTOOD'): Promise<void> {
    return this.changes(persona, 'informCustomer', appealId, feedback(progressId, answer))
  }

  /** From the hand-over to the resolution, at the estate. */
  async settle(appealId: string, kind = 'COMPLAINT'): Promise<void> {
    const worker = categoryOfKind[kind]?.worker ?? 'cleaner'
    await this.work(worker, appealId)
    const progressId = await this.report(worker, appealId)
    await this.changes('director', 'reviewProgress', appealId, { progressId })
    await this.inform('steward', appealId, progressId)
    await this.doSteps(appealId, ['steward', worker])
    await this.changes('steward', 'resolveAppeal', appealId, { outcome: '已办结。' })
  }

  /** Where its procedure judges complaints by their scope, somebody judges this one to be within. */
  async judge(persona: string, appealId: string): Promise<void> {
    type Judged = { scopeDefinitions: { scope: string }[] }
    const { scopeDefinitions } = await this.appeal<Judged>(appealId, 'scopeDefinitions { scope }')
    if (scopeDefinitions.length === 0) return
    await this.changes(persona, 'judgeScope', appealId, { scope: 'WITHIN_SCOPE', reason: '属于承诺的服务。' })
  }

  /** Does every step of its playbooks that these people may do, in a few words. */
  async doSteps(appealId: string, people: readonly string[]): Promise<void> {
    const hand = new AppealHand(this.world.client, appealId, 'management')
    for (const persona of people) await hand.doSteps(persona)
  }

  /** The revisit that is due of an appeal. */
  async dueRevisit(appealId: string): Promise<DueRevisit> {
    type Seen = { revisits: DueRevisit[] }
    const due = ({ status }: DueRevisit): boolean => status === 'DUE'
    const fields = 'revisits { id version status clause }'
    const { revisits } = await this.appeal<Seen>(appealId, fields, (seen) => seen.revisits.some(due))
    const [revisit] = revisits.filter(due)
    if (revisit === undefined) throw new Error('no revisit is due')
    return revisit
  }

  /** Somebody revisits the customer, who says how satisfied they are. */
  async revisit(persona: string, appealId: string, satisfaction = 'SATISFIED'): Promise<void> {
    const { id, version } = await this.dueRevisit(appealId)
    await this.does(persona, 'completeRevisit', {
      revisitId: id,
      expectedVersion: version,
      method: 'BY_TELEPHONE',
      satisfaction,
    })
  }

  /** The clock that runs until the customer is revisited: by which clause, and how many days it leaves. */
  async revisitClock(appealId: string): Promise<{ clause: string; days: number }> {
    const runs = ({ target, state }: ClockSeen): boolean => target === 'REVISIT' && state === 'RUNNING'
    type Seen = { clocks: ClockSeen[] }
    const { clocks } = await this.appeal<Seen>(appealId, clockFields, (seen) => seen.clocks.some(runs))
    const [clock, ...others] = clocks.filter(runs)
    if (clock === undefined || others.length > 0) throw new Error('one clock runs until the revisit')
    const { clause, startedAt, dueAt } = clock
    return { clause, days: (Date.parse(dueAt) - Date.parse(startedAt)) / 86_400_000 }
  }

  /** A whole life at the estate, up to its closing after the revisit; its id. */
  async life(kind = 'COMPLAINT'): Promise<string> {
    const id = await this.register('steward', formOf(kind))
    await this.settle(id, kind)
    await this.revisit('steward', id)
    await this.appeal<{ status: string }>(id, 'status', ({ status }) => status === 'CLOSED')
    return id
  }
}

export interface DueRevisit {
  readonly id: string
  readonly version: number
  readonly status: string
  readonly clause: string
}

/** What the customer was told of a report, and what they said. */
export function feedback(progressId: string, answer = 'UNDERSTOOD'): Inputs {
  return { progressId, channel: 'TELEPHONE', content: '您好,已处理完毕。', answer }
}

/** A clock of an appeal, as the schema shows it. */
export interface ClockSeen {
  readonly code: string
  readonly target: string
  readonly clause: string
  readonly startedAt: string
  readonly dueAt: string
  readonly state: string
  readonly stoppedAt: string | null
  readonly breachedAt: string | null
}

export const clockFields = 'clocks { code target clause startedAt dueAt state stoppedAt breachedAt }'

/** An appeal's clocks of one clause. */
export function clocksOf({ clocks }: { clocks: readonly ClockSeen[] }, clause: string): ClockSeen[] {
  return clocks.filter((clock) => clock.clause === clause)
}
