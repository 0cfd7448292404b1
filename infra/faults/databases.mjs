import pg from 'pg'

/** Connections to each service's database at the most. */
const CONNECTIONS = 2

/** The services' databases, asked as their superuser: past every policy, as nobody else may. */
export class Databases {
  /** @type {Map<string, pg.Pool>} */
  #pools

  /** @param {Record<string, string>} addresses by service */
  constructor(addresses) {
    this.addresses = addresses
    this.services = Object.keys(addresses)
    this.#pools = new Map(
      Object.entries(addresses).map(([service, connectionString]) => {
        const pool = new pg.Pool({
          connectionString,
          options: `-c search_path=${schemaOf(service)},pg_catalog`,
          connectionTimeoutMillis: 60_000,
          max: CONNECTIONS,
          application_name: 'faults',
        })
        // A cut connection is replaced at the next question.
        pool.on('error', () => undefined)
        return [service, pool]
      }),
    )
  }

  /**
   * @param {string} service
   * @param {string} text in which tables are those of the service
   * @param {unknown[]} [values]
   * @returns {Promise<any[]>}
   */
  async rows(service, text, values = []) {
    const pool = this.#pools.get(service)
    if (pool === undefined) throw new Error(`there is no service ${service}`)
    return (await pool.query(text, values)).rows
  }

  async stop() {
    await Promise.all([...this.#pools.values()].map((pool) => pool.end()))
  }

  /**
   * @param {string} service
   * @param {string} what after `select count(*)`
   * @returns {Promise<number>}
   */
  async count(service, what) {
    const [row] = await this.rows(service, `select count(*)::int as number ${what}`)
    return row.number
  }

  /**
   * The same question to every service: its rows by service.
   * @param {string} text
   * @returns {Promise<Map<string, any[]>>}
   */
  async rowsOfAll(text) {
    const answers = await Promise.all(
      this.services.map(
        async (service) => /** @type {[string, any[]]} */ ([service, await this.rows(service, text)]),
      ),
    )
    return new Map(answers)
  }

  /**
   * The sessions that hold the lock by which a service elects its active instance: the ports of their clients.
   * @param {string} service
   * @returns {Promise<number[]>}
   */
  async portsOfActive(service) {
    const rows = await this.rows(
      service,
      `select client_port from pg_locks join pg_stat_activity using (pid)
        where locktype = 'advisory' and granted and datname = current_database()
          and objid = (hashtext($1)::bigint & 4294967295)::oid`,
      [`shouwen active ${schemaOf(service)}`],
    )
    return rows.map((row) => row.client_port)
  }
}

/** @param {string} service */
export function schemaOf(service) {
  return service.replaceAll('-', '_')
}
