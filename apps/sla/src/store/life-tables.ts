import { id, instant, optionalInstant, optionalText, text, whole } from '@shouwen/transactions/columns'
import { EntitySchema } from 'typeorm'
import type { RecordedCause } from '../domain/breach-cause'
import type { Excuse } from '../domain/excuse'
import type { Extension, PromisedTime } from '../domain/extension'
import type { OrderMoment } from '../domain/order-pauses'
import type { Pause } from '../domain/pause'

const ofAppeal = {
  id: { ...id, primary: true },
  groupId: { name: 'group_id', ...id },
  appealId: { name: 'appeal_id', ...id },
} as const

const asked = {
  askedBy: { name: 'asked_by', ...text },
  askedAt: { name: 'asked_at', ...instant },
  decision: text,
  decidedBy: { name: 'decided_by', ...optionalText },
  decidedAt: { name: 'decided_at', ...optionalInstant },
} as const

export const pauseTable = new EntitySchema<Pause>({
  name: 'pause',
  tableName: 'pauses',
  columns: {
    ...ofAppeal,
    projectPath: { name: 'project_path', ...text },
    reason: text,
    clause: text,
    content: text,
    from: instant,
    ...asked,
    endedAt: { name: 'ended_at', ...optionalInstant },
    endedBy: { name: 'ended_by', ...optionalText },
  },
})

/** A moment of an order, kept with its appeal. */
export interface KeptOrderMoment extends OrderMoment {
  readonly groupId: string
  readonly appealId: string
}

export const orderMomentTable = new EntitySchema<KeptOrderMoment>({
  name: 'order_moment',
  tableName: 'order_moments',
  columns: {
    eventId: { name: 'event_id', ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    appealId: { name: 'appeal_id', ...id },
    workOrderId: { name: 'work_order_id', ...id },
    version: whole,
    at: instant,
    reason: optionalText,
  },
})

/** A promised time, kept with its group. */
export interface KeptPromise extends PromisedTime {
  readonly groupId: string
}

export const promiseTable = new EntitySchema<KeptPromise>({
  name: 'promised_time',
  tableName: 'promised_times',
  columns: {
    feedbackId: { name: 'feedback_id', ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    appealId: { name: 'appeal_id', ...id },
    promisedAt: { name: 'promised_at', ...instant },
    agreedAt: { name: 'agreed_at', ...instant },
  },
})

export const extensionTable = new EntitySchema<Extension>({
  name: 'extension',
  tableName: 'extensions',
  columns: {
    ...ofAppeal,
    clockId: { name: 'clock_id', ...id },
    until: instant,
    content: text,
    consent: { type: 'jsonb' },
    clause: text,
    ...asked,
  },
})

export const breachCauseTable = new EntitySchema<RecordedCause>({
  name: 'breach_cause',
  tableName: 'breach_causes',
  columns: {
    clockId: { name: 'clock_id', ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    cause: text,
    recordedBy: { name: 'recorded_by', ...text },
    recordedAt: { name: 'recorded_at', ...instant },
  },
})

export const excuseTable = new EntitySchema<Excuse>({
  name: 'excuse',
  tableName: 'excuses',
  columns: { ...ofAppeal, clockId: { name: 'clock_id', ...id }, cause: text, content: text, ...asked },
})
