/** The kinds of columns that tables are made of; what is optional may be null. */
export const text = { type: 'text' } as const
export const optionalText = { type: 'text', nullable: true } as const
export const id = { type: 'uuid' } as const
export const optionalId = { type: 'uuid', nullable: true } as const
/** An instant, stored in UTC. */
export const instant = { type: 'timestamptz' } as const
export const optionalInstant = { type: 'timestamptz', nullable: true } as const
/** A calendar date without a zone. */
export const date = { type: 'date' } as const
/** A whole number. */
export const whole = { type: 'int' } as const
