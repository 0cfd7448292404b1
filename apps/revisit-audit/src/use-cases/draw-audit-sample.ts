import { randomBytes } from 'node:crypto'
import type { Actor } from '@shouwen/access/actor'
import { authorize, caseOf } from '@shouwen/access/permission'
import type { MonthBounds } from '@shouwen/calendar/month'
import { appealSampled, sampleDrawn } from '@shouwen/events/revisit-audit'
import type { SamplingRule } from '@shouwen/procedure/pack'
import { samplingRules } from '@shouwen/procedure/sampling'
import type { Store } from '@shouwen/transactions/store'
import type { Work } from '@shouwen/transactions/work'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Auditor } from '@shouwen/vocabulary/revisiting'
import { v7 as uuidv7 } from 'uuid'
import { decideDraw, type Drawn } from '../domain/draw'
import { periodBounds, requireOver } from '../domain/period'
import { knownProject, packOfProject } from '../store/known'
import { claimSample, findSample, keepDraw, populationOf } from '../store/samples'
import { auditTable, type Sample } from '../store/tables'
import { permissions } from './permissions'

/** Bytes of a seed: nobody guesses it beforehand. */
const SEED_BYTES = 16

/** Rows of one insert at the most. */
const INSERT_BATCH = 500

export interface DrawAuditSampleInput {
  readonly idempotencyKey: string
  readonly auditor: Auditor
  readonly projectId: string
  /** `YYYY-MM`, in the project's time zone. */
  readonly period: string
}

/**
 * P5.5.1–P5.5.3: draws an auditor's sample of a project's month, once; who asks again is given the first.
 * The procedure is the one in force when the month ended. Refuses with PERIOD_NOT_OVER.
 */
export function drawAuditSample(
  store: Store,
  input: DrawAuditSampleInput,
  actor: Actor,
): Promise<{ sampleId: string }> {
  const asked = caseOf(permissions['Mutation.drawAuditSample'], input.auditor)
  return store.command({ operation: asked.operation, actor, input }, async (work) => {
    const project = await knownProject(work.manager, input.projectId)
    authorize(actor, asked, project.path)
    const bounds = periodBounds(input.period, project.timeZone)
    requireOver(bounds, work.now)
    const pack = await packOfProject(work.manager, project, bounds.endsAt)
    const sample: Sample = {
      id: uuidv7(),
      groupId: work.groupId,
      auditor: input.auditor,
      projectId: project.projectId,
      projectPath: project.path,
      period: input.period,
      packId: pack.id,
      packVersion: pack.version,
      drawnAt: work.now,
      drawnBy: actor.personId,
    }
    if (!(await claimSample(work, sample))) {
      const first = await findSample(work.manager, input)
      if (first === null) throw new Refusal('UNAVAILABLE')
      return { sampleId: first.id }
    }
    for (const [place, rule] of samplingRules(pack, input.auditor).entries()) {
      await drawByRule(work, sample, place, rule, bounds)
    }
    return { sampleId: sample.id }
  })
}

async function drawByRule(
  work: Work,
  sample: Sample,
  place: number,
  rule: SamplingRule,
  bounds: MonthBounds,
): Promise<void> {
  const population = await populationOf(work, rule, sample.projectId, bounds)
  const drawn = decideDraw(rule, population, randomBytes(SEED_BYTES).toString('hex'))
  const drawId = uuidv7()
  await keepDraw(work, { id: drawId, sampleId: sample.id, place }, drawn)
  work.record(sampleDrawn, {
    ...aboutSample(sample, rule),
    data: {
      drawId,
      auditor: sample.auditor,
      period: sample.period,
      population: drawn.population.length,
      size: drawn.size,
    },
  })
  await openAudits(work, sample, drawId, drawn)
}

async function openAudits(work: Work, sample: Sample, drawId: string, drawn: Drawn): Promise<void> {
  const audits = drawn.sampled.map(({ appealId, revisitId }, place) => ({
    id: uuidv7(),
    groupId: work.groupId,
    drawId,
    sampleId: sample.id,
    place,
    appealId,
    revisitId,
    auditor: sample.auditor,
    projectPath: sample.projectPath,
    clause: drawn.rule.clause,
    finding: null,
    opinion: null,
    recordedAt: null,
    recordedBy: null,
    version: 1,
  }))
  for (let start = 0; start < audits.length; start += INSERT_BATCH) {
    await work.manager.insert(auditTable, audits.slice(start, start + INSERT_BATCH))
  }
  for (const { id, appealId } of audits) {
    work.record(appealSampled, {
      ...aboutSample(sample, drawn.rule),
      appealId,
      data: { appealId, drawId, auditId: id, auditor: sample.auditor },
    })
  }
}

function aboutSample(sample: Sample, rule: SamplingRule) {
  return {
    subject: `sample/${sample.id}` as const,
    projectPath: sample.projectPath,
    clauses: [rule.clause],
    pack: { id: sample.packId, version: sample.packVersion },
  }
}
