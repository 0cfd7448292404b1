/** What a verification found wrong. */
export type Finding = RowFinding | SealFinding

/** A row that is not as it was sealed: altered, gone, or there without a seal among sealed ones. */
export interface RowFinding {
  readonly wrong: 'changed' | 'removed' | 'inserted'
  readonly eventId: string
  readonly type: string
  readonly appealId: string | null
  /** Where it was sealed. */
  readonly seal: number | null
}

export interface SealFinding {
  readonly wrong: 'sealRemoved' | 'chainBroken' | 'signatureWrong' | 'keyUnknown' | 'listChanged' | 'headLost'
  readonly seal: number
}

const said = {
  sealRemoved: 'is missing: it was removed, or given another number',
  chainBroken: 'does not name the seal before it: one of the two was exchanged',
  signatureWrong: 'was changed: its signature does not cover what it says',
  keyUnknown: 'was signed with a key that is not trusted: it was forged, or the key was changed',
  listChanged:
    'does not cover the list of its rows: a row was put into the list, taken out of it or altered in it',
  headLost:
    'was the last seal at an earlier verification, and is not the same or gone: the chain was rewritten',
} satisfies Record<SealFinding['wrong'], string>

/** A finding in one line. */
export function describeFinding(finding: Finding): string {
  if (!('eventId' in finding)) return `seal ${finding.seal} ${said[finding.wrong]}`
  const about = finding.appealId === null ? '' : `, appeal ${finding.appealId}`
  const place = finding.seal === null ? 'in no seal' : `sealed in ${finding.seal}`
  return `${finding.wrong}: row ${finding.eventId} ${finding.type}${about} (${place})`
}
