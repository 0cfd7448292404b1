import { z } from 'zod'

/** The shapes that recur in facts. Instants are ISO 8601 in UTC. */
export const id = z.uuid()
export const instant = z.iso.datetime()
export const code = z.string().min(1).max(100)
/** The version of the aggregate after this fact: an older one never overwrites a newer one. */
export const version = z.int().positive()
/** Codes of the tree joined by `/`. */
export const path = z.string().min(1).max(200)
