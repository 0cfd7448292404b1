/** An instant as facts have it: ISO 8601 in UTC, with milliseconds. */
export const iso = (instant: string): string =>
  `to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** What of the row `clock` is needed to tell of it where it has been written, and is returned. */
export const written =
  'clock.id, clock.group_id, clock.appeal_id, clock.project_path, clock.pack_id, clock.pack_version, clock.code, clock.target, clock.clause, clock.due_at'

/** Of the row `clock`: where a fact about it belongs. */
export const placeOf =
  'clock.group_id, clock.appeal_id, clock.project_path, clock.pack_id, clock.pack_version'

/** Of the row `clock`: what every fact says of it (`ofClock` in SQL). */
export const toldOf = `'appealId', clock.appeal_id, 'clockId', clock.id, 'code', clock.code, 'target', clock.target`
