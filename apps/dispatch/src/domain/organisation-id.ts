import { createHash } from 'node:crypto'

/** The namespace of every id of an organisation. Never changed: seeds, mappings and other services keep the ids. */
export const ORGANISATION_NAMESPACE = '5b0f3d1e-7a4c-5e0b-9c57-1d6f2a8e4b90'

/**
 * The id of a place or person by its path: the UUID v5 (RFC 9562) of the path, so the same file gives the same ids on
 * every machine.
 */
export function organisationId(path: string): string {
  const namespace = Buffer.from(ORGANISATION_NAMESPACE.replaceAll('-', ''), 'hex')
  const bytes = createHash('sha1').update(namespace).update(path).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** The paths that ids are made of: `lvyuan`, `lvyuan/north`, `lvyuan/north/hetang` and what lies in them. */
export const pathOf = {
  company: (group: string, company: string): string => `${group}/${company}`,
  project: (group: string, company: string, project: string): string => `${group}/${company}/${project}`,
  unit: (project: string, building: string, code: string): string => `${project}/unit:${building}/${code}`,
  department: (project: string, code: string): string => `${project}/department:${code}`,
  staff: (group: string, code: string): string => `${group}/staff:${code}`,
  machine: (group: string, code: string): string => `${group}/machine:${code}`,
} as const
