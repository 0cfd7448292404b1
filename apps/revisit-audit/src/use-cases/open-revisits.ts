import { revisitDue } from '@shouwen/events/revisit-audit'
import { conductMarkedFor } from '@shouwen/procedure/conduct'
import { questionsFor } from '@shouwen/procedure/revisits'
import type { Work } from '@shouwen/transactions/work'
import { v7 as uuidv7 } from 'uuid'
import { planRevisit } from '../domain/plan-revisit'
import { packVersion } from '../store/known'
import { noteDecided, takeUndecided, type UndecidedAppeal } from '../store/known-appeals'
import { revisitTable } from '../store/tables'

/**
 * P5.5.1, P5.5.2, M4.8: opens the revisits that are due, of one appeal or of a pack that has just become known. Each
 * resolution is decided once; what is not yet complete stays undecided until the missing fact comes.
 */
export async function openRevisits(
  work: Work,
  of: { appealId: string } | { packId: string; packVersion: number },
): Promise<void> {
  for (const appeal of await takeUndecided(work, of)) await openRevisit(work, appeal)
}

async function openRevisit(work: Work, appeal: UndecidedAppeal): Promise<void> {
  const { appealId, projectPath, kind } = appeal
  const pack = await packVersion(work.manager, appeal.packId, appeal.packVersion)
  if (pack === null) return
  await noteDecided(work, appealId, appeal.resolution)
  const rule = planRevisit(pack, kind, appealId)
  if (rule === null) return
  const revisitId = uuidv7()
  await work.manager.insert(revisitTable, {
    id: revisitId,
    groupId: work.groupId,
    appealId,
    resolution: appeal.resolution,
    projectId: appeal.projectId,
    projectPath,
    kind,
    packId: pack.id,
    packVersion: pack.version,
    clause: rule.clause,
    methods: rule.methods,
    byAppointment: rule.byAppointment
      ? { methods: rule.byAppointment.methods, clause: rule.byAppointment.clause }
      : null,
    agreedMethod: null,
    agreedAt: null,
    questions: questionsFor(rule, appeal.category).map(({ ask, clause }) => ({ ask, clause })),
    conductValues: conductMarkedFor(pack, kind),
    status: 'due',
    dueSince: appeal.resolvedAt,
    method: null,
    satisfaction: null,
    timeliness: null,
    quality: null,
    conductMarks: null,
    content: null,
    words: null,
    completedAt: null,
    completedBy: null,
    version: 1,
  })
  work.record(revisitDue, {
    subject: `revisit/${revisitId}`,
    appealId,
    projectPath,
    clauses: [rule.clause],
    pack: { id: pack.id, version: pack.version },
    data: { appealId, revisitId },
  })
}
