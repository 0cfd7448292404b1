import pg from 'pg'

/** The services' databases, asked as their superuser: past every policy, as nobody else may. */
export class Databases {
  /** @param {Record<string, string>} addresses by service */
  constructor(addresses) {
    this.addresses = addresses
    this.services = Object.keys(addresses)
  }

  /**
   * @param {string} service
   * @param {string} text in which tables are those of the service
   * @param {unknown[]} [values]
   * @returns {Promise<any[]>}
   */
  async rows(service, text, values = []) {
    const client = new pg.Client({
      connectionString: this.addresses[service],
      options: `-c search_path=${schemaOf(service)},pg_catalog`,
      connectionTimeoutMillis: 10_000,
    })
    client.on('error', () => undefined)
    await client.connect()
    try {
      return (await client.query(text, values)).rows
    } finally {
      await client.end().catch(() => undefined)
    }
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
