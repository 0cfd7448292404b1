/**
 * @typedef {object} Fact a row of an event table
 * @property {string} id
 * @property {string} type
 * @property {string | null} appealId
 * @property {Record<string, any>} data
 *
 * @typedef {object} Evidence what a run left: the load's books, and what the house's own tables say
 * @property {import('../houses.mjs').FaultyHouse} house
 * @property {import('../databases.mjs').Databases} databases
 * @property {import('../ledger.mjs').Ledger} ledger
 * @property {import('../steadfast-client.mjs').SteadfastClient} client
 * @property {Map<string, Fact[]>} facts by producer
 * @property {(type: string) => Fact[]} factsOf of a type, without its version: `intake.appeal.registered`
 */

/**
 * @param {import('../houses.mjs').FaultyHouse} house
 * @param {import('../ledger.mjs').Ledger} ledger
 * @param {import('../steadfast-client.mjs').SteadfastClient} client
 * @returns {Promise<Evidence>}
 */
export async function gatherEvidence(house, ledger, client) {
  const facts = await house.databases.rowsOfAll(
    'select id, type, appeal_id as "appealId", data from events order by xid, seq',
  )
  return {
    house,
    databases: house.databases,
    ledger,
    client,
    facts,
    factsOf(type) {
      const [producer = ''] = type.split('.')
      return (facts.get(producer) ?? []).filter((fact) => fact.type.startsWith(`${type}.v`))
    },
  }
}
