import type { Work } from '@shouwen/transactions/work'

/** Keeps whether an appeal is confidential. Intake's facts about one appeal come in their order. */
export async function keepConfidence(
  { manager }: Work,
  appealId: string,
  confidential: boolean,
): Promise<void> {
  await manager.query('update appeals set confidential = $2 where id = $1', [appealId, confidential])
}

/** Keeps who is the first contact of an appeal. */
export async function keepFirstContact({ manager }: Work, appealId: string, personId: string): Promise<void> {
  await manager.query('update appeals set first_contact = $2 where id = $1', [appealId, personId])
}
