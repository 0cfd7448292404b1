import type { MappedRow } from './map-row'

/** Rows of one request at the most. */
const BATCH_ROWS = 200

/** Bytes of one request's rows at the most; the gateway takes two megabytes. */
const BATCH_BYTES = 1_000_000

/** A row and the line it begins at. */
export interface PlacedRow {
  readonly line: number
  readonly row: MappedRow
}

/** Gathers rows into requests: few enough, and small enough. */
export class Batch {
  private placed: PlacedRow[] = []
  private bytes = 0

  /** Adds a row; if it no longer fits, it begins a new batch and the full one is returned. */
  add(placed: PlacedRow): readonly PlacedRow[] | null {
    const size = Buffer.byteLength(JSON.stringify(placed.row))
    const full = this.placed.length >= BATCH_ROWS || this.bytes + size > BATCH_BYTES ? this.take() : null
    this.placed.push(placed)
    this.bytes += size
    return full === null || full.length === 0 ? null : full
  }

  /** What has been gathered; the batch is empty afterwards. */
  take(): readonly PlacedRow[] {
    const taken = this.placed
    this.placed = []
    this.bytes = 0
    return taken
  }
}
