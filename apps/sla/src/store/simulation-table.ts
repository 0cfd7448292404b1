import { id, instant, optionalInstant, text, whole } from '@shouwen/transactions/columns'
import { EntitySchema } from 'typeorm'
import type { Simulation } from '../domain/simulation'

export const simulationTable = new EntitySchema<Simulation>({
  name: 'simulation',
  tableName: 'simulations',
  columns: {
    id: { ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    askedBy: { name: 'asked_by', ...text },
    askedAt: { name: 'asked_at', ...instant },
    packId: { name: 'pack_id', ...text },
    packVersion: { name: 'pack_version', ...whole, nullable: true },
    pack: { type: 'jsonb' },
    calendar: { type: 'jsonb', nullable: true },
    from: { name: 'from_at', ...instant },
    to: { name: 'until_at', ...instant },
    projectIds: { name: 'project_ids', type: 'uuid', array: true },
    projectPaths: { name: 'project_paths', type: 'text', array: true },
    state: text,
    total: whole,
    replayed: whole,
    failures: whole,
    place: { type: 'jsonb', nullable: true },
    /** Large: who lists simulations leaves it out. */
    tally: { type: 'jsonb', nullable: true, select: false },
    endedAt: { name: 'ended_at', ...optionalInstant },
  },
})
