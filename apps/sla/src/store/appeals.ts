import { groupedBy } from '@shouwen/subgraph/context'
import { written, type Together } from '@shouwen/transactions/asked-together'
import { rowsOf, writeRows } from '@shouwen/transactions/table-rows'
import type { Work } from '@shouwen/transactions/work'
import { In } from 'typeorm'
import type { Moment, StepMoment } from '../domain/moments'
import { appealTable, momentTable, type KeptMoment, type KnownAppeal } from './tables'

/** An appeal as a fact finds it. */
export interface FoundAppeal extends KnownAppeal {
  /** Nothing was known of it before this fact: it has neither clocks nor moments. */
  readonly isNew: boolean
}

/** What a fact tells of an appeal, beside that there is one. */
type Told = Partial<Pick<KnownAppeal, 'customerId' | 'firstContactId' | 'registration'>>

/**
 * The appeal, locked until the transaction ends, with what the fact tells of it unless that was known; a row without a
 * registration where nothing is known of it yet. Facts of different services about one appeal thus wait for each other, and
 * none misses what another has just written.
 */
export function lockAppeal({ together }: Work, appealId: string, told: Told = {}): Promise<FoundAppeal> {
  return together(lockAppeals, { appealId, ...told })
}

const lockAppeals: Together<Told & { readonly appealId: string }, FoundAppeal> = async (
  { manager, groupId },
  told,
) => {
  const rows: FoundAppeal[] = await manager.query(
    `insert into known_appeals as known (appeal_id, group_id, customer_id, first_contact, registration, waiting)
     select told."appealId", $1, told."customerId", told."firstContactId", told.registration, false
       from jsonb_to_recordset($2::jsonb)
              as told ("appealId" uuid, "customerId" uuid, "firstContactId" text, registration jsonb)
      order by told."appealId"
     on conflict (appeal_id) do update
       set customer_id = coalesce(known.customer_id, excluded.customer_id),
           first_contact = coalesce(known.first_contact, excluded.first_contact),
           registration = coalesce(known.registration, excluded.registration)
     returning appeal_id as "appealId", group_id as "groupId", customer_id as "customerId", registration, waiting,
               stands, imported, department_id as "departmentId", first_contact as "firstContactId",
               xmax = 0 as "isNew"`,
    [groupId, JSON.stringify(told)],
  )
  const found = new Map(rows.map((row) => [row.appealId, row]))
  return told.map(({ appealId }) => found.get(appealId) ?? new Error('an appeal that is written is there'))
}

/** The appeal, locked until the transaction ends, where something is known of it; nothing is written. */
export async function lockKnownAppeal({ manager }: Work, appealId: string): Promise<FoundAppeal | null> {
  const lock = { mode: 'pessimistic_write' } as const
  const known = await manager.findOne(appealTable, { where: { appealId }, lock })
  return known === null ? null : { ...known, isNew: false }
}

/** Writes what has become known of an appeal that this transaction has locked. */
export async function saveAppeal(
  { manager }: Work,
  appealId: string,
  known: Partial<Pick<KnownAppeal, 'customerId' | 'waiting' | 'registration' | 'stands' | 'imported'>>,
): Promise<void> {
  await manager.update(appealTable, { appealId }, known)
}

/** Registered appeals of the group whose procedure or project was not known when they came. */
export function waitingAppeals({ manager }: Work): Promise<KnownAppeal[]> {
  return manager.find(appealTable, { where: { waiting: true }, order: { appealId: 'ASC' } })
}

/** Keeps a moment; one that is told again changes nothing. */
export function keepMoment(
  { together, groupId }: Work,
  appealId: string,
  moment: Moment | StepMoment,
): Promise<void> {
  return together(keepMoments, {
    step: null,
    departmentId: null,
    subjectId: null,
    ...moment,
    appealId,
    groupId,
  })
}

const momentRows = rowsOf(momentTable, 'stays')

const keepMoments = written<KeptMoment>(({ manager }, moments) => writeRows(manager, momentRows, moments))

/** What happened to an appeal, and to the steps of its playbooks. */
export interface Happened {
  readonly moments: readonly Moment[]
  readonly steps: readonly StepMoment[]
}

export const nothingHappened: Happened = { moments: [], steps: [] }

export function whatHappenedTo({ together }: Work, appealId: string): Promise<Happened> {
  return together(whatHappened, appealId)
}

const whatHappened: Together<string, Happened> = async ({ manager }, appealIds) => {
  const rows = await manager.find(momentTable, { where: { appealId: In([...appealIds]) } })
  const momentsOf = groupedBy(rows, ({ appealId }) => appealId)
  return appealIds.map((appealId) => {
    const kept = momentsOf.get(appealId) ?? []
    return { moments: kept.filter(isOfAppeal), steps: kept.filter(isOfStep) }
  })
}

const isOfAppeal = (kept: KeptMoment): kept is KeptMoment & Moment => kept.step === null
const isOfStep = (kept: KeptMoment): kept is KeptMoment & StepMoment => kept.step !== null
