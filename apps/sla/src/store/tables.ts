import {
  text,
  optionalText,
  id,
  optionalId,
  instant,
  optionalInstant,
  whole,
} from '@shouwen/transactions/columns'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import { EntitySchema } from 'typeorm'
import type { Bearing, InHand } from '../domain/bearing'
import type { Clock } from '../domain/clock'
import type { Imported } from '../domain/imported'
import type { MomentKind, StepMomentKind } from '../domain/moments'
import type { Registration } from '../domain/registration'
import type { Timer } from '../domain/timers'
import { bearingColumns, inHandColumns } from './bearing-columns'

export const clockTable = new EntitySchema<Clock & Bearing>({
  name: 'clock',
  tableName: 'clocks',
  columns: {
    id: { ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    projectId: { name: 'project_id', ...id },
    projectPath: { name: 'project_path', ...text },
    customerId: { name: 'customer_id', ...optionalId },
    appealId: { name: 'appeal_id', ...id },
    code: text,
    target: text,
    owedTo: { name: 'owed_to', ...text },
    subjectId: { name: 'subject_id', ...optionalId },
    clause: text,
    packId: { name: 'pack_id', ...text },
    packVersion: { name: 'pack_version', ...whole },
    window: { name: 'time_window', type: 'jsonb' },
    generation: whole,
    startedAt: { name: 'started_at', ...instant },
    dueAt: { name: 'due_at', ...instant },
    warnAt: { name: 'warn_at', ...instant },
    promisedDueAt: { name: 'promised_due_at', ...instant },
    pauses: { type: 'jsonb' },
    extensions: { type: 'jsonb' },
    warnings: { type: 'jsonb' },
    rungs: { type: 'jsonb' },
    provisional: { type: 'boolean' },
    explanation: { type: 'jsonb' },
    calendarVersion: { name: 'calendar_version', ...text },
    state: text,
    stoppedAt: { name: 'stopped_at', ...optionalInstant },
    warnedAt: { name: 'warned_at', ...optionalInstant },
    breachedAt: { name: 'breached_at', ...optionalInstant },
    ...bearingColumns,
    breachNoticedAt: { name: 'breach_noticed_at', ...optionalInstant },
  },
})

export const timerTable = new EntitySchema<Timer>({
  name: 'timer',
  tableName: 'timers',
  columns: {
    clockId: { name: 'clock_id', ...id, primary: true },
    kind: { ...text, primary: true },
    step: { ...whole, primary: true },
    groupId: { name: 'group_id', ...id },
    dueAt: { name: 'due_at', ...instant },
    generation: whole,
  },
})

/** What is known of an appeal. A fact about one that is not registered here yet makes a row without a registration. */
export interface KnownAppeal extends InHand {
  appealId: string
  groupId: string
  customerId: string | null
  registration: Registration | null
  /** Of one that was brought in as history, what its source tells of its times; it is never registered. */
  imported: Imported | null
  /** Registered, but its procedure or its project has not been told of yet. */
  waiting: boolean
  /** It was told, ever, that it cannot go on. */
  stands: boolean
}

export const appealTable = new EntitySchema<KnownAppeal>({
  name: 'known_appeal',
  tableName: 'known_appeals',
  columns: {
    appealId: { name: 'appeal_id', ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    customerId: { name: 'customer_id', ...optionalId },
    registration: { type: 'jsonb', nullable: true },
    imported: { type: 'jsonb', nullable: true },
    waiting: { type: 'boolean' },
    stands: { type: 'boolean' },
    ...inHandColumns,
  },
})

/** A moment, kept with its appeal. */
export interface KeptMoment {
  readonly eventId: string
  readonly kind: MomentKind | StepMomentKind
  readonly at: Date
  readonly groupId: string
  readonly appealId: string
  /** Of a step's moment: which step. */
  readonly step: string | null
  /** Of a hand-over: to which department, of an order whose it is; null where it was heard before it was kept. */
  readonly departmentId: string | null
  readonly subjectId: string | null
}

export const momentTable = new EntitySchema<KeptMoment>({
  name: 'moment',
  tableName: 'moments',
  columns: {
    eventId: { name: 'event_id', ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    appealId: { name: 'appeal_id', ...id },
    kind: text,
    at: instant,
    step: optionalText,
    departmentId: { name: 'department_id', ...optionalId },
    subjectId: { name: 'subject_id', ...optionalId },
  },
})

/** A version of a procedure that appeals of a group may have been promised under. */
export interface KnownPack {
  groupId: string
  packId: string
  version: number
  body: ProcedurePack
}

export const packTable = new EntitySchema<KnownPack>({
  name: 'known_pack',
  tableName: 'known_packs',
  columns: {
    groupId: { name: 'group_id', ...id, primary: true },
    packId: { name: 'pack_id', ...text, primary: true },
    version: { ...whole, primary: true },
    body: { type: 'jsonb' },
  },
})

/** What a project's calendar is made from, as dispatch told of it. */
export interface KnownProject {
  projectId: string
  groupId: string
  timeZone: string
  opens: string
  closes: string
  /** `group/company/project`; null until dispatch tells of it once more: told before it was kept. */
  path: string | null
}

export const projectTable = new EntitySchema<KnownProject>({
  name: 'known_project',
  tableName: 'known_projects',
  columns: {
    projectId: { name: 'project_id', ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    timeZone: { name: 'time_zone', ...text },
    opens: text,
    closes: text,
    path: optionalText,
  },
})
