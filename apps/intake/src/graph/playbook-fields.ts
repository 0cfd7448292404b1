import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { RunningPlaybook } from '../domain/steps'
import { scopeJudgementsOf } from '../store/step-queries'
import { handledBy, judgedBy } from '../use-cases/handled-by'
import { refusalOf } from '../use-cases/refusal-of'
import { stepFor, whoSettles } from '../use-cases/settle-step'
import { AppealType } from './appeal-type'
import type { IntakeContext } from './context'
import { PlaybookType, ScopeDefinitionType, ScopeJudgementType, type StepType } from './playbook-type'
import { refusalSeen, type RefusalSeen } from './refusal-seen'
import { papers, showsHandling } from './withheld'

/** How an appeal is handled: its playbooks, and its judgement by scope. */
@Resolver(() => AppealType)
export class PlaybookFields {
  @FieldResolver(() => [PlaybookType], {
    description:
      'The playbooks 预案 that it is handled by, under the procedure that it was promised (P5.6, M4).',
  })
  async playbooks(@Root() appeal: AppealType, @Ctx() context: IntakeContext): Promise<PlaybookType[]> {
    const { actor, app, groupId } = context
    const handled = await context.batchedList('playbooks', appeal.id, (ids) =>
      app.store.read(groupId, (manager) => handledBy(manager, ids)),
    )
    const shown = showsHandling(appeal, actor)
    return handled.map(({ appeal: row, running }) => {
      const { code, zh, en, clause, advice } = running.playbook
      const steps = running.steps.map((step) => {
        const of = { playbook: code, step: step.rule.code }
        const refusal = refusalOf(() => stepFor(actor, row, [running], of, whoSettles))
        return { ...stepSeen(step, shown), ...refusalSeen(refusal), of: { appeal, playbook: code } }
      })
      return { code, zh, en, clause, advice, steps }
    })
  }

  @FieldResolver(() => [ScopeDefinitionType], {
    description:
      'The definitions that it is judged by (M4.5.2, M4.5.3); none where its procedure judges none of its kind.',
  })
  async scopeDefinitions(
    @Root() appeal: AppealType,
    @Ctx() context: IntakeContext,
  ): Promise<ScopeDefinitionType[]> {
    const { app, groupId } = context
    return context.batchedList('scopeDefinitions', appeal.id, (ids) =>
      app.store.read(groupId, (manager) => judgedBy(manager, ids)),
    )
  }

  @FieldResolver(() => [ScopeJudgementType], {
    description: 'How it was judged by its scope, oldest first; none for customers (M4.5).',
  })
  async scopeJudgements(
    @Root() appeal: AppealType,
    @Ctx() context: IntakeContext,
  ): Promise<ScopeJudgementType[]> {
    const { actor, app, groupId } = context
    const rows = await context.batchedList('scopeJudgements', appeal.id, (ids) =>
      app.store.read(groupId, (manager) => scopeJudgementsOf(manager, ids)),
    )
    const judged = rows.map(({ reason, judgedBy, ...row }) => ({
      ...row,
      content: reason,
      judgedBy: { id: judgedBy },
    }))
    return papers(judged, appeal, actor)
  }
}

function stepSeen(
  { rule, standing, opened }: RunningPlaybook['steps'][number],
  shown: boolean,
): Omit<StepType, keyof RefusalSeen | 'of'> {
  const { code, zh, en, clause, by, after, asks } = rule
  return {
    code,
    zh,
    en,
    clause,
    posts: by,
    standing,
    after,
    asks: asks.map((ask) => ({ ...ask, options: ask.options ?? [] })),
    evidence: shown ? Object.entries(opened?.evidence ?? {}).map(([field, value]) => ({ field, value })) : [],
    openedAt: opened?.openedAt ?? null,
    settledAt: opened?.settledAt ?? null,
    settledBy: opened?.settledBy ? { id: opened.settledBy } : null,
    reason: shown ? (opened?.reason ?? null) : null,
  }
}
