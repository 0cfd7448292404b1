/** The column kinds that the tables of this service are made of. */
export const text = { type: 'text' } as const
export const optionalText = { type: 'text', nullable: true } as const
export const id = { type: 'uuid' } as const
export const optionalId = { type: 'uuid', nullable: true } as const
export const instant = { type: 'timestamptz' } as const
export const optionalInstant = { type: 'timestamptz', nullable: true } as const
export const ownId = {
  id: { type: 'uuid', primary: true },
  groupId: { name: 'group_id', type: 'uuid' },
} as const
