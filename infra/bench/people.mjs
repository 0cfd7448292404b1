import { DevIssuer } from '@shouwen/gateway/identity/dev-issuer'
import { SchemaClient } from '@shouwen/scenarios/schema-client'

/** Who opens groups: the development issuer's platform operator. */
export const platform = 'dev|platform'

/**
 * Signs tokens for subjects, as the development issuer of a data folder does for its personas.
 * @param {string} dataFolder
 * @returns {Promise<(subject: string) => Promise<string>>}
 */
export async function tokensOf(dataFolder) {
  const issuer = await DevIssuer.open(dataFolder)
  /** @type {Map<string, Promise<string>>} */
  const signed = new Map()
  return (subject) => {
    const token = signed.get(subject) ?? issuer.token({ subject, zh: '', en: '' }, 'shouwen')
    signed.set(subject, token)
    return token
  }
}

/**
 * A client of the public schema that names people by their subjects.
 * @param {string} url
 * @param {(subject: string) => Promise<string>} tokenOf
 */
export function clientOf(url, tokenOf) {
  return new SchemaClient(`${url}/graphql`, tokenOf)
}

/**
 * The person of a subject, as our gateway signs them for the services.
 * @param {{ query: (text: string, values: unknown[]) => Promise<{ rows: object[] }> }} database
 * @param {string} subject
 * @returns {Promise<import('@shouwen/access/actor').Actor>}
 */
export async function actorOf(database, subject) {
  const { rows } = await database.query(
    `select kind, id as "personId", group_id as "groupId", posts as grants, department_ids as "departmentIds",
            null as "customerId"
       from dispatch.people where subject = $1 and dismissed_at is null`,
    [subject],
  )
  const [person] = rows
  if (person === undefined) throw new Error(`nobody is ${subject}`)
  return /** @type {import('@shouwen/access/actor').Actor} */ (person)
}
