import { systemClock } from '@shouwen/access/clock'
import { groupOpened } from '@shouwen/events/dispatch'
import { ownDatabase } from '@shouwen/testing/servers'
import { Client } from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { Store } from '../src/store'
import { describeFinding } from '../src/trail/findings'
import { SealKey, TrustedKeys } from '../src/trail/seal-key'
import { sealTrail, sealedUpTo } from '../src/trail/seal-trail'
import { verifyTrail, type GroupReport } from '../src/trail/verify-trail'
import type { Work } from '../src/work'
import type { Head } from '../src/trail/verify-chain'

/** A service's store whose trail is sealed, and somebody with a superuser's hands. */
export class SealedPress {
  readonly key = SealKey.generate()

  private constructor(
    public store: Store,
    readonly databaseUrl: string,
    readonly superuser: Client,
    private readonly drop: () => Promise<void>,
  ) {}

  static async open(): Promise<SealedPress> {
    const database = await ownDatabase()
    const store = await openStore(database.url)
    const superuser = new Client({ connectionString: database.url })
    await superuser.connect()
    await superuser.query('set search_path = press')
    return new SealedPress(store, database.url, superuser, database.drop)
  }

  /** Ends the service and opens it anew. */
  async restart(): Promise<void> {
    await this.store.close()
    this.store = await openStore(this.databaseUrl)
  }

  /** Records a numbered fact for each issue in one transaction, each about an appeal of its own. */
  async print(groupId: string, ...numbers: number[]): Promise<void> {
    await this.store.inTenant(groupId, async (work) => {
      for (const number of numbers) recordIssue(work, number)
    })
  }

  /** What the job does at each look: seals what no transaction of the press still hides. */
  async sealShown(key = this.key): Promise<void> {
    while (await sealTrail(this.store, key)) continue
  }

  /** Seals, and sees that nothing is left to seal. */
  async seal(key = this.key): Promise<void> {
    await this.sealShown(key)
    const upTo = await this.store.asJob(({ manager }) => sealedUpTo(manager))
    const { rows } = await this.superuser.query(
      'select from events where (xid, seq) > ($1::xid8, $2::bigint) limit 1',
      [upTo.xid, upTo.seq],
    )
    if (rows.length > 0) throw new Error('not everything is sealed')
  }

  verify(known?: ReadonlyMap<string, Head>, trusted = this.key.publicPem): Promise<GroupReport[]> {
    return verifyTrail(this.store, new TrustedKeys(trusted), known)
  }

  /** What a verification finds, in words. */
  async found(known?: ReadonlyMap<string, Head>): Promise<string[]> {
    const reports = await this.verify(known)
    return reports.flatMap((report) => report.findings.map(describeFinding))
  }

  /** The row of an issue, as a finding names it. */
  async nameOf(number: number): Promise<string> {
    const { rows } = await this.superuser.query<{ id: string; appeal_id: string }>(
      `select id, appeal_id from events where data->>'code' = $1`,
      [`issue-${number}`],
    )
    return `row ${rows[0]?.id} dispatch.group.opened.v1, appeal ${rows[0]?.appeal_id}`
  }

  async tamper(sql: string, values: unknown[] = []): Promise<void> {
    await this.superuser.query(sql, values)
  }

  async close(): Promise<void> {
    await this.superuser.end()
    await this.store.close()
    await this.drop()
  }
}

export function recordIssue(work: Work, number: number): void {
  const appealId = uuidv7()
  work.record(groupOpened, {
    data: { groupId: work.groupId, code: `issue-${number}`, name: 'Press' },
    subject: `appeal/${appealId}`,
    appealId,
    clauses: ['P5.1'],
  })
}

function openStore(databaseUrl: string): Promise<Store> {
  return Store.open({ service: 'press', databaseUrl, entities: [], migrations: [], clock: systemClock })
}
