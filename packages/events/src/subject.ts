import { createHash } from 'node:crypto'

/** Partitions of the subject space: consumers can be scaled out by partition while an appeal keeps its order. */
export const PARTITIONS = 16

/** The partition of a key (an appeal's id, else what the fact is about). */
export function partitionOf(key: string): number {
  return createHash('sha256').update(key).digest().readUInt32BE(0) % PARTITIONS
}

/** `shouwen.intake.07.appeal.registered.v1`: prefix, producer, partition, then entity, fact, version. */
export function subjectOf(prefix: string, type: string, key: string): string {
  const [producer, ...rest] = type.split('.')
  return [prefix, producer, String(partitionOf(key)).padStart(2, '0'), ...rest].join('.')
}

/** The type of a fact on a subject that `subjectOf` made; of any other subject, something that is no type. */
export function typeOn(prefix: string, subject: string): string {
  const [producer, , ...rest] = subject.slice(prefix.length + 1).split('.')
  return [producer, ...rest].join('.')
}
