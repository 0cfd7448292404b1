/** A written reply 书面回复, as it goes out. */
export interface Letter {
  /** Who writes, at the head and at the end. */
  readonly sender: string
  /** `荷塘苑函〔2026〕12号`; null while it has none. */
  readonly number: string | null
  readonly title: string
  /** `王秀英女士`. */
  readonly recipient: string
  /** Paragraphs, each on its own. */
  readonly body: readonly string[]
  /** `2026年3月2日`. */
  readonly dateText: string
  /** Said in the place of a number on what is not approved yet: `草稿`. */
  readonly mark: string | null
  readonly printedAt: Date
}
