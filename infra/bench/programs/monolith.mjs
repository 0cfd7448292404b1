import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { ApolloServer } from '@apollo/server'
import { expressMiddleware } from '@as-integrations/express5'
import { DevIssuer, devIssuerName } from '@shouwen/gateway/identity/dev-issuer'
import { TokenVerifier } from '@shouwen/gateway/identity/token-verifier'
import { showsClear } from '@shouwen/access/masking'
import { decodeCursor, toPage } from '@shouwen/subgraph/connection'
import { maskedName, maskedTelephone } from '@shouwen/vocabulary/telephone'
import express from 'express'
import { buildSchema } from 'graphql'
import pg from 'pg'
import { checkout } from '../../run/checkout.mjs'
import { actorOf } from '../people.mjs'
import { listSql, oneSql } from './monolith-sql.mjs'

/**
 * The reference of `list` and `one`: what somebody would write who needs no services. One Apollo Server behind express, our
 * schema, one SQL statement over the tables of all services; the same bearer tokens, the same row-level security, the
 * same masking. Reads `DATABASE_URL` and `SHOUWEN_DATA`.
 */

/** Milliseconds that a person is remembered, as our gateway does. */
const REMEMBERED_MS = 5_000

const role = 'bench_monolith'
const schemas = [
  'intake',
  'dispatch',
  'sla',
  'revisit_audit',
  'elderly_care',
  'customer_profile',
  'analytics',
]

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 })

/** A role that sees what the seven tenant roles see, under the same policies. */
async function makeRole() {
  const tenants = schemas.map((schema) => `shouwen_${schema}_tenant`)
  await pool.query(`
    do $$ begin create role ${role} nologin inherit; exception when duplicate_object then null; end $$;
    grant ${tenants.join(', ')} to ${role};
  `)
}

/** @type {Map<string, { actor: import('@shouwen/access/actor').Actor, until: number }>} */
const remembered = new Map()

/** @param {string} subject */
async function rememberedActor(subject) {
  const known = remembered.get(subject)
  if (known && known.until > Date.now()) return known.actor
  const actor = await actorOf(pool, subject)
  remembered.set(subject, { actor, until: Date.now() + REMEMBERED_MS })
  return actor
}

/**
 * Reads as a tenant, in a transaction as our services do.
 * @param {import('@shouwen/access/actor').Actor} actor
 * @param {{ name: string, text: string }} statement
 * @param {unknown[]} values
 */
async function read({ groupId }, statement, values) {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(
      `select set_config('role', $1, true), set_config('app.group', $2, true), set_config('transaction_read_only', 'on', true)`,
      [role, groupId],
    )
    const { rows } = await client.query({ ...statement, values })
    await client.query('commit')
    return rows
  } finally {
    client.release()
  }
}

/** `handedOver` as the schema writes it. */
const asEnum = (/** @type {string | null} */ code) =>
  code === null ? null : code.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()

/**
 * Shows a row as the schema has it: enums by their names, people masked for whom they are masked.
 * @param {any} row
 * @param {import('@shouwen/access/actor').Actor} actor
 */
function shown(row, actor) {
  const { customer, unit, ...appeal } = row
  const clear = (/** @type {'name' | 'telephone' | 'address'} */ field, /** @type {string[]} */ paths) =>
    showsClear(actor, { person: 'customer', paths, customerId: customer?.id ?? null }, field)
  for (const field of ['kind', 'status', 'channel', 'origin', 'grade', 'impact'])
    if (appeal[field] !== undefined) appeal[field] = asEnum(appeal[field])
  for (const [list, fields] of Object.entries(enumsOfParts))
    for (const part of appeal[list] ?? []) for (const field of fields) part[field] = asEnum(part[field])
  return {
    ...appeal,
    unit: showsClear(
      actor,
      { person: 'caller', paths: [row.projectPath], customerId: row.customerId },
      'address',
    )
      ? unit
      : null,
    customer: customer && {
      ...customer,
      relation: asEnum(customer.relation),
      name: clear('name', customer.places) ? customer.name : maskedName(customer.name),
      telephone: clear('telephone', customer.places)
        ? customer.telephone
        : maskedTelephone(customer.telephone),
    },
  }
}

const enumsOfParts = {
  clocks: ['target', 'state'],
  feedbacks: ['channel', 'answer'],
  handovers: ['rule'],
  workOrders: ['status'],
  revisits: ['status', 'method', 'satisfaction'],
  audits: ['finding'],
}

/** @param {import('@shouwen/access/actor').Actor} actor */
const scopesOf = ({ grants }) => grants.map(({ scope }) => scope)

const resolvers = {
  /** @param {{ first?: number, after?: string }} given @param {{ actor: import('@shouwen/access/actor').Actor }} context */
  async appeals({ first = 20, after }, { actor }) {
    const cursor = after === undefined ? null : decodeCursor(after)
    const rows = await read(actor, listSql, [
      scopesOf(actor),
      cursor?.at ?? null,
      cursor?.id ?? null,
      first + 1,
    ])
    return toPage(
      rows.map((row) => shown(row, actor)),
      first,
      ({ receivedAt, id }) => ({ at: receivedAt, id }),
    )
  },
  /** @param {{ id: string }} given @param {{ actor: import('@shouwen/access/actor').Actor }} context */
  async appeal({ id }, { actor }) {
    const [row] = await read(actor, oneSql, [scopesOf(actor), id])
    return row === undefined ? null : shown(row, actor)
  },
}

const schema = buildSchema(readFileSync(join(checkout, 'apps/gateway/api.graphql'), 'utf8'))
const fields = schema.getQueryType()?.getFields() ?? {}
for (const [name, resolve] of Object.entries(resolvers))
  fields[name].resolve = (_source, given, context) => resolve(/** @type {never} */ (given), context)

await makeRole()
const issuer = await DevIssuer.open(process.env.SHOUWEN_DATA ?? '')
const verifier = new TokenVerifier({ issuer: devIssuerName, audience: 'shouwen', keys: await issuer.keys() })
const server = new ApolloServer({ schema, stopOnTerminationSignals: false })
await server.start()
const web = express()
web.use(
  '/graphql',
  express.json({ limit: '2mb' }),
  expressMiddleware(server, {
    context: async ({ req }) => {
      const [, token = ''] = /^Bearer (.+)$/i.exec(req.get('authorization') ?? '') ?? []
      return { actor: await rememberedActor(await verifier.subjectOf(token)) }
    },
  }),
)
const listening = createServer(web).listen(0, '127.0.0.1', () => {
  const address = /** @type {import('node:net').AddressInfo} */ (listening.address())
  console.log(`ready at http://127.0.0.1:${address.port}`)
})
