import { actorSchema, serviceActor, type Actor } from '@shouwen/access/actor'
import type { ActorTokens } from '@shouwen/access/actor-token'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Reach } from '@shouwen/subgraph/run-service'

/** Milliseconds that a resolved person is remembered: a dismissal takes effect within this time. */
const REMEMBERED_MS = 5_000

/** People remembered at once; beyond this the oldest are forgotten. */
const REMEMBERED_AT_MOST = 10_000

const staffAccount = /* GraphQL */ `
  query AccountOf($subject: String!) {
    accountOf(subject: $subject) {
      personId
      kind
      groupId
      grants {
        role
        scope
      }
      departmentIds
    }
  }
`

const customerAccount = /* GraphQL */ `
  query AccountOfCustomer($subject: String!) {
    accountOfCustomer(subject: $subject) {
      customerId
      groupId
    }
  }
`

/** Finds out which person a token's subject is: dispatch's staff, partners and machines, or a customer. */
export class People {
  private readonly remembered = new Map<string, { actor: Actor; until: number }>()
  /** Subjects by the person they turned out to be: facts name persons, tokens name subjects. */
  private readonly subjects = new Map<string, string>()
  private readonly underWay = new Map<string, Promise<Actor>>()

  constructor(
    private readonly reach: Reach,
    private readonly tokens: ActorTokens,
    private readonly platformOperators: ReadonlySet<string>,
  ) {}

  /** Requests of one subject that come together share one look-up. Refuses with PERSON_UNKNOWN. */
  async actorOf(subject: string): Promise<Actor> {
    const known = this.remembered.get(subject)
    if (known !== undefined && known.until > Date.now()) return known.actor
    const asked = this.underWay.get(subject)
    if (asked !== undefined) return asked
    const looking = this.lookUp(subject)
    this.underWay.set(subject, looking)
    try {
      const actor = await looking
      if (this.underWay.get(subject) === looking) this.remember(subject, actor)
      return actor
    } finally {
      if (this.underWay.get(subject) === looking) this.underWay.delete(subject)
    }
  }

  /** The person's account has changed: the next request asks anew, and what is being asked may be old already. */
  forget(personId: string): void {
    this.underWay.clear()
    const subject = this.subjects.get(personId)
    if (subject === undefined) return
    this.subjects.delete(personId)
    this.remembered.delete(subject)
  }

  private remember(subject: string, actor: Actor): void {
    this.remembered.delete(subject)
    this.remembered.set(subject, { actor, until: Date.now() + REMEMBERED_MS })
    this.subjects.set(actor.personId, subject)
    if (this.remembered.size <= REMEMBERED_AT_MOST) return
    const [oldest] = this.remembered
    if (oldest === undefined) return
    const [its, { actor: whose }] = oldest
    this.remembered.delete(its)
    if (this.subjects.get(whose.personId) === its) this.subjects.delete(whose.personId)
  }

  private async lookUp(subject: string): Promise<Actor> {
    if (this.platformOperators.has(subject)) {
      return {
        ...serviceActor(subject, null),
        kind: 'machine',
        grants: [{ role: 'platformOperator', scope: '*' }],
      }
    }
    const account = await this.ask('dispatch', staffAccount, 'accountOf', subject)
    if (account !== null) return actorSchema.parse({ ...account, customerId: null })
    const customer = await this.ask('customer-profile', customerAccount, 'accountOfCustomer', subject)
    if (customer === null) throw new Refusal('PERSON_UNKNOWN')
    return actorSchema.parse({
      ...customer,
      kind: 'customer',
      personId: 'customerId' in customer ? customer.customerId : '',
      grants: [],
      departmentIds: [],
    })
  }

  private async ask(service: string, query: string, field: string, subject: string): Promise<object | null> {
    const actorToken = await this.tokens.sign(serviceActor('gateway', null))
    const { data, errors } = await this.reach(service, { query, variables: { subject }, actorToken })
    if (errors !== undefined && errors.length > 0) throw new Refusal('UNAVAILABLE')
    const found = data?.[field]
    return typeof found === 'object' ? found : null
  }
}
