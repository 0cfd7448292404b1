import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema } from 'graphql'
import { ensureBuilt } from './build.mjs'
import { checkout } from './checkout.mjs'
import { Complaint, printFault } from './complaint.mjs'
import { urlOfRunningHouse } from './errand.mjs'
import { ensureInstalled } from './install.mjs'

/** Requests under way at once. */
const AT_ONCE = 8

/**
 * `npm run bench:documents -- 100000`: random documents at the running house, as all of its personas by turns. Fails when
 * one is answered with a fault, with no GraphQL, or not at all; tells how long each shape of document took. Ended by
 * Ctrl-C it tells what it has seen.
 */
async function main() {
  const count = Number(process.argv[2] ?? 100_000)
  const from = Number(process.argv[3] ?? 0)
  if (!Number.isInteger(count) || count < 1 || !Number.isInteger(from))
    throw new Complaint('npm run bench:documents -- [HOW MANY, 100000] [FIRST SEED, 0]')
  ensureInstalled()
  ensureBuilt()
  const { documentShapes, randomDocument } = await import('@shouwen/testing/random-documents')
  const schema = buildSchema(readFileSync(join(checkout, 'apps/gateway/api.graphql'), 'utf8'))
  const url = urlOfRunningHouse()
  const tokens = await tokensOfAll(url)
  /** @type {Map<string, { took: number[], told: Map<string, number> }>} */
  const seen = new Map(documentShapes.map((shape) => [shape, { took: [], told: new Map() }]))
  const faults = []
  let next = from
  let end = from + count
  process.once('SIGINT', () => (end = next))
  const began = performance.now()

  async function worker() {
    while (next < end) {
      const seed = next++
      const shape = documentShapes[seed % documentShapes.length]
      const token = tokens[seed % tokens.length]
      const query = randomDocument(schema, shape, seed)
      const { told, took, fault } = await ask(url, token, query)
      const of = seen.get(shape)
      of?.took.push(took)
      of?.told.set(told, (of.told.get(told) ?? 0) + 1)
      if (fault) faults.push(`${shape} ${seed}: ${told}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))

  const seconds = (performance.now() - began) / 1000
  console.log(
    `${end - from} documents in ${seconds.toFixed(0)} s, ${AT_ONCE} at once, ${faults.length} faults`,
  )
  for (const [shape, { took, told }] of seen) report(shape, took, told)
  for (const fault of faults.slice(0, 20)) console.error(fault)
  if (faults.length > 0) process.exitCode = 1
}

/** @param {string} url */
async function tokensOfAll(url) {
  const { personas } = await (await fetch(`${url}/sign-in`)).json()
  return Promise.all(
    personas.map(
      async (/** @type {string} */ persona) =>
        (await (await fetch(`${url}/sign-in?persona=${persona}`)).json()).token,
    ),
  )
}

/**
 * @param {string} url
 * @param {string} token
 * @param {string} query
 * @returns {Promise<{ told: string, took: number, fault: boolean }>}
 */
async function ask(url, token, query) {
  const began = performance.now()
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify({ query }),
    })
    const { data, errors = [] } = JSON.parse(await response.text())
    const took = performance.now() - began
    if (response.status === 429) {
      await new Promise((resolve) => setTimeout(resolve, 1000 * Number(response.headers.get('retry-after'))))
      return ask(url, token, query)
    }
    const code = errors[0]?.extensions.code
    const fault = response.status >= 500 || code === 'INTERNAL_SERVER_ERROR' || (data === undefined && !code)
    return { told: code ?? 'data', took, fault }
  } catch (error) {
    return { told: String(error), took: performance.now() - began, fault: true }
  }
}

/**
 * @param {string} shape
 * @param {number[]} took
 * @param {Map<string, number>} told
 */
function report(shape, took, told) {
  const sorted = took.toSorted((left, right) => left - right)
  const at = (/** @type {number} */ share) =>
    `${(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(0)}`
  const counts = [...told]
    .sort((left, right) => right[1] - left[1])
    .map(([code, count]) => `${code} ${count}`)
  console.log(
    `${shape.padEnd(11)} ms: half ${at(0.5)}, 95% ${at(0.95)}, 99% ${at(0.99)}, most ${at(1)}; ${counts.join(', ')}`,
  )
}

try {
  await main()
} catch (error) {
  printFault(error)
  process.exitCode = 1
}
