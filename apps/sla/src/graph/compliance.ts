import type { Actor } from '@shouwen/access/actor'
import { authorize, caseOf, type Permission } from '@shouwen/access/permission'
import { decodeCursor, pageSize, toPage, type Page } from '@shouwen/subgraph/connection'
import { codeNamed, graphEnum, graphName } from '@shouwen/subgraph/enum'
import { appealKinds } from '@shouwen/vocabulary/appeals'
import { complianceStates, type ComplianceState } from '@shouwen/vocabulary/compliance'
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql'
import { rateOf, requireAskable, SPAN_LIMIT_DAYS } from '../domain/compliance'
import {
  clocksBehind,
  complianceBy,
  ROWS_LIMIT,
  type Compliance,
  type ComplianceFilter,
} from '../store/compliance-queries'
import { permissions } from '../use-cases/permissions'
import { ClockConnection } from './clock-queries'
import type { ClockType } from './clock-type'
import { ComplianceArguments, ComplianceType } from './compliance-types'
import type { SlaContext } from './context'

/** C0.1, P4.3: whether what was promised was kept, and the appeals behind each number. */
@Resolver()
export class ComplianceQueries {
  @Query(() => [ComplianceType], {
    description:
      'What became of the promises that fell due in a time, at the places that you answer for: by project, department, person, kind ' +
      `or clause, those with the most breaches first, at most ${ROWS_LIMIT} rows and ${SPAN_LIMIT_DAYS} days (C0.1, P4.3). ` +
      'Refuses: INPUT_INVALID, NOT_PERMITTED.',
  })
  async compliance(
    @Arg('input', () => ComplianceArguments) input: ComplianceArguments,
    @Ctx() { actor, app, groupId }: SlaContext,
  ): Promise<ComplianceType[]> {
    const filter = filterOf(input)
    const reader = { actor, permission: allowed(actor, permissions['Query.compliance'], filter) }
    const now = app.store.clock.now()
    const rows = await app.store.read(groupId, (manager) => complianceBy(manager, reader, filter, now))
    return rows.map((row) => shown(row, filter))
  }

  @Query(() => ClockConnection, {
    description:
      'The clocks behind a number of `compliance`, each with its appeal, by their due time (C0.1, P4.3). Refuses: INPUT_INVALID, ' +
      'CURSOR_INVALID, NOT_PERMITTED.',
  })
  async clocksOf(
    @Arg('input', () => ComplianceArguments, { description: 'What `compliance` was asked.' })
    input: ComplianceArguments,
    @Arg('state', () => graphEnum(complianceStates), { description: 'Which number.' }) state: ComplianceState,
    @Arg('key', () => String, {
      nullable: true,
      description: 'Of which row; of the one without unless given.',
    })
    key: string | null | undefined,
    @Arg('first', () => Int, { nullable: true, description: '1 to 100; 20 unless given.' })
    first: number | null | undefined,
    @Arg('after', () => String, { nullable: true, description: '`endCursor` of the page before.' })
    after: string | null | undefined,
    @Ctx() { actor, app, groupId }: SlaContext,
  ): Promise<Page<ClockType>> {
    const filter = filterOf(input)
    const reader = { actor, permission: allowed(actor, permissions['Query.clocksOf'], filter) }
    const now = app.store.clock.now()
    const page = { size: pageSize(first), after: after ? decodeCursor(after) : null }
    const cell = { key: filter.by === 'kind' ? codeNamed(appealKinds, key) : (key ?? null), state }
    const rows = await app.store.read(groupId, (manager) =>
      clocksBehind(manager, reader, filter, cell, now, page),
    )
    return toPage(rows, page.size, ({ dueAt, id }) => ({ at: dueAt, id }))
  }
}

/** Who is late is for those who answer for people. */
function allowed(actor: Actor, permission: Permission, { by }: ComplianceFilter): Permission {
  const narrowed = by === 'person' ? caseOf(permission, 'person') : permission
  if (actor.kind !== 'service') authorize(actor, narrowed, null)
  return narrowed
}

function filterOf({ projectIds, kinds, clauses, owedTo, ...asked }: ComplianceArguments): ComplianceFilter {
  const filter = {
    ...asked,
    projectIds: projectIds ?? null,
    kinds: kinds ?? null,
    clauses: clauses ?? null,
    owedTo: owedTo ?? null,
  }
  requireAskable(filter)
  return filter
}

function shown(
  { medianLate, p90Late, mostLate, key, ...counts }: Compliance,
  { by }: ComplianceFilter,
): ComplianceType {
  const isLate = medianLate !== null && p90Late !== null && mostLate !== null
  return {
    ...counts,
    key: by === 'kind' && key !== null ? graphName(key) : key,
    rate: rateOf(counts),
    lateness: isLate ? { median: medianLate, p90: p90Late, most: mostLate } : null,
  }
}
