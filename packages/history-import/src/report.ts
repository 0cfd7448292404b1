import { closeSync, openSync, writeSync } from 'node:fs'
import { Misuse } from './misuse'

/** Refused rows that are printed at the most. */
const SHOWN_LIMIT = 20

/** A row that was not taken. */
export interface RefusedLine {
  readonly line: number
  readonly code: string
  readonly problem: string
}

/** What has become of the rows: accepted + known + refused = rows. */
export class ImportReport {
  rows = 0
  accepted = 0
  known = 0
  refused = 0
  /** The first of the refused rows. */
  readonly shown: RefusedLine[] = []
  private readonly refusedFile: number | null

  /** @param refusedFile gets every refused row, as CSV; Misuse when it can't be written. */
  constructor(refusedFile: string | null) {
    this.refusedFile = refusedFile === null ? null : openForWriting(refusedFile)
    if (this.refusedFile !== null) writeSync(this.refusedFile, 'line,code,problem\n')
  }

  refuse(refused: RefusedLine): void {
    this.refused += 1
    if (this.shown.length < SHOWN_LIMIT) this.shown.push(refused)
    if (this.refusedFile === null) return
    const problem = `"${refused.problem.replaceAll('"', '""')}"`
    writeSync(this.refusedFile, `${refused.line},${refused.code},${problem}\n`)
  }

  /** As text, for a terminal. */
  tell(): string {
    const { rows, accepted, known, refused, shown } = this
    const more = refused - shown.length
    return [
      `rows 总行数      ${rows}`,
      `accepted 新增    ${accepted}`,
      `known 已有       ${known}`,
      `refused 拒收     ${refused}`,
      ...shown.map(({ line, code, problem }) => `  line ${line}  ${code}  ${problem}`),
      ...(more > 0 ? [`  … and ${more} more; --refused FILE writes them all`] : []),
    ].join('\n')
  }

  close(): void {
    if (this.refusedFile !== null) closeSync(this.refusedFile)
  }
}

function openForWriting(file: string): number {
  try {
    return openSync(file, 'w')
  } catch {
    throw new Misuse(`The refused rows cannot be written to ${file}.`)
  }
}
