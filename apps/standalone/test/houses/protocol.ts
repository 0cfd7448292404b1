/** What tests ask a keeper of houses for. */
export type Asked =
  | { readonly want: 'open'; readonly start: string }
  | { readonly want: 'wake'; readonly url: string; readonly service: string; readonly job: string }
  | { readonly want: 'quieten'; readonly url: string; readonly service: string }
  | { readonly want: 'close'; readonly url: string }

/** A house that a keeper has opened and seeded. */
export interface Opened {
  readonly url: string
  readonly databaseUrl: string
  readonly dataFolder: string
  /** Where it reads the time. */
  readonly clockFile: string
}
