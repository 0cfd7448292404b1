import type { Actor } from '@shouwen/access/actor'
import type { Answer, ServiceBench } from '@shouwen/testing/service-bench'
import { v7 as uuidv7 } from 'uuid'

export interface RevisitSeen {
  id: string
  status: string
  clause: string
  methods: string[]
  method: string | null
  satisfaction: string | null
  content: boolean | null
  words: string | null
  dueSince: string
  completedAt: string | null
  completedBy: { id: string } | null
  version: number
  appeal: { id: string }
}

const revisitFields = `id status clause methods method satisfaction timeliness content words dueSince completedAt
  completedBy { id } version appeal { id }`

export interface AuditSeen {
  id: string
  auditor: string
  clause: string
  revisitId: string | null
  finding: string | null
  opinion: string | null
  recordedBy: { id: string } | null
  version: number
  appeal: { id: string }
}

const auditFields = `id auditor clause revisitId finding opinion recordedAt recordedBy { id } version appeal { id }`

export interface SampleSeen {
  id: string
  period: string
  rules: {
    clause: string
    share: number
    population: number
    size: number
    seed: string
    populationIds: string[]
  }[]
  audits: AuditSeen[]
}

const sampleFields = `id auditor period drawnAt drawnBy { id } project { id }
  rules { clause share population size seed populationIds } audits { ${auditFields} }`

export interface AppealSeen {
  id: string
  revisits: RevisitSeen[]
  audits: AuditSeen[]
  samplingPopulations: {
    auditor: string
    period: string
    clause: string
    drawn: boolean
    sampled: boolean
  }[]
}

/** The appeals of these ids, as the gateway asks for them. */
export async function appealsSeen(
  bench: ServiceBench,
  actor: Actor,
  ids: readonly string[],
): Promise<AppealSeen[]> {
  const { data, codes } = await bench.ask<{ _entities: AppealSeen[] }>(
    actor,
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Appeal {
      id revisits { ${revisitFields} } audits { ${auditFields} }
      samplingPopulations { auditor period clause drawn sampled } } } }`,
    { of: ids.map((id) => ({ __typename: 'Appeal', id })) },
  )
  if (codes.length > 0) throw new Error(codes.join())
  return data._entities
}

/** One appeal, as somebody sees it. */
export async function appealSeen(bench: ServiceBench, actor: Actor, id: string): Promise<AppealSeen> {
  const [appeal] = await appealsSeen(bench, actor, [id])
  if (appeal === undefined) throw new Error('no such appeal')
  return appeal
}

/** The only revisit of an appeal. */
export async function revisitSeen(bench: ServiceBench, actor: Actor, appealId: string): Promise<RevisitSeen> {
  const { revisits } = await appealSeen(bench, actor, appealId)
  const [revisit] = revisits
  if (revisit === undefined || revisits.length > 1) throw new Error(`${revisits.length} revisits`)
  return revisit
}

export function complete(
  bench: ServiceBench,
  actor: Actor,
  input: Record<string, unknown>,
): Promise<Answer<{ completeRevisit: RevisitSeen }>> {
  return bench.ask(
    actor,
    `mutation ($input: CompleteRevisitInput!) { completeRevisit(input: $input) { ${revisitFields} } }`,
    {
      input: {
        idempotencyKey: uuidv7(),
        expectedVersion: 1,
        method: 'BY_TELEPHONE',
        satisfaction: 'SATISFIED',
        ...input,
      },
    },
  )
}

export function revisitsDue(
  bench: ServiceBench,
  actor: Actor,
  variables: Record<string, unknown> = {},
): Promise<
  Answer<{
    revisitsDue: { edges: { node: RevisitSeen }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
  }>
> {
  return bench.ask(
    actor,
    `query ($projectId: ID, $first: Int, $after: String) {
      revisitsDue(projectId: $projectId, first: $first, after: $after) {
        edges { node { ${revisitFields} } } pageInfo { hasNextPage endCursor } } }`,
    variables,
  )
}

export function draw(
  bench: ServiceBench,
  actor: Actor,
  input: Record<string, unknown>,
): Promise<Answer<{ drawAuditSample: SampleSeen }>> {
  return bench.ask(
    actor,
    `mutation ($input: DrawAuditSampleInput!) { drawAuditSample(input: $input) { ${sampleFields} } }`,
    { input: { idempotencyKey: uuidv7(), auditor: 'MANAGEMENT_DEPARTMENT', period: '2026-03', ...input } },
  )
}

export function sampleSeen(
  bench: ServiceBench,
  actor: Actor,
  of: { auditor: string; projectId: string; period: string },
): Promise<Answer<{ auditSample: SampleSeen | null }>> {
  return bench.ask(
    actor,
    `query ($auditor: Auditor!, $projectId: ID!, $period: String!) {
      auditSample(auditor: $auditor, projectId: $projectId, period: $period) { ${sampleFields} } }`,
    of,
  )
}

export function record(
  bench: ServiceBench,
  actor: Actor,
  input: Record<string, unknown>,
): Promise<Answer<{ recordAudit: AuditSeen }>> {
  return bench.ask(
    actor,
    `mutation ($input: RecordAuditInput!) { recordAudit(input: $input) { ${auditFields} } }`,
    { input: { idempotencyKey: uuidv7(), expectedVersion: 1, finding: 'CONFIRMED', ...input } },
  )
}
