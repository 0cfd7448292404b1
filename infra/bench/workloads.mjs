import { randomUUID } from 'node:crypto'
import { ACTOR_HEADER, ActorTokens } from '@shouwen/access/actor-token'
import { RaiseEmergencyDocument, RegisterAppealDocument } from '@shouwen/scenarios/generated/operations'
import { listQuery, oneQuery } from './documents.mjs'

/**
 * What a load asks, one request after the other.
 * @typedef {{ headers: Record<string, string>, body: { query: string, variables: object } }} Asked
 * @typedef {(index: number) => Asked | Promise<Asked>} Asking
 */

/** Milliseconds that a signed actor is used: it lives a minute. */
const FRESH_MS = 10_000

/** Kinds of appeals by turns, each with what its kind asks for. */
const forms = [
  { kind: 'COMPLAINT', category: 'cleaning', cause: '楼道卫生' },
  { kind: 'REPAIR', category: 'water-leak', grade: 'MINOR', cause: '厨房漏水' },
  { kind: 'ASSISTANCE', category: 'noise', cause: '深夜噪声' },
  { kind: 'INQUIRY', category: 'parking', cause: '车位续租' },
]

const content = '三号楼一单元楼道三天没有打扫,垃圾堆在四楼拐角,请尽快安排人员处理并电话回复。'

/**
 * A registration form, estate by estate; three of four by customers whom the group knows, the fourth by a caller.
 * @template {{ id: string, unitIds: string[], customerIds: string[] }} Project
 * @param {readonly Project[]} projects
 * @param {number} index
 */
export function registration(projects, index) {
  const project = /** @type {Project} */ (projects[index % projects.length])
  const turn = Math.floor(index / projects.length)
  const whose =
    turn % 4 === 3
      ? { caller: { name: '王秀英', telephone: `137${String(turn % 500).padStart(8, '0')}` } }
      : { customerId: project.customerIds[turn % project.customerIds.length] }
  const input = {
    idempotencyKey: randomUUID(),
    projectId: project.id,
    unitId: project.unitIds[turn % project.unitIds.length],
    channel: 'TELEPHONE',
    content,
    ...forms[turn % forms.length],
    ...whose,
  }
  return { project, input }
}

/**
 * Registers appeals, each as the steward of its estate.
 * @param {{ projects: { id: string, token: string, unitIds: string[], customerIds: string[] }[] }} facts
 * @returns {Asking}
 */
function register({ projects }) {
  return (index) => {
    const { project, input } = registration(projects, index)
    return {
      headers: { authorization: `Bearer ${project.token}` },
      body: { query: String(RegisterAppealDocument), variables: { input } },
    }
  }
}

/** Emergencies by turns. */
const alarms = [
  { category: 'medical-emergency', condition: '老人胸闷,出冷汗,说不出话' },
  { category: 'theft', condition: '楼下有人撬车,还在现场' },
  { category: 'fire', condition: '厨房起火,浓烟已到楼道' },
]

/**
 * Raises emergencies, each as the steward of its estate, and reads all that the answer is to have.
 * @param {{ projects: { id: string, token: string, unitIds: string[] }[] }} facts
 * @returns {Asking}
 */
function emergency({ projects }) {
  return (index) => {
    const project = /** @type {typeof projects[number]} */ (projects[index % projects.length])
    const input = {
      idempotencyKey: randomUUID(),
      projectId: project.id,
      unitId: project.unitIds[index % project.unitIds.length],
      address: '三号楼一单元 402',
      telephone: `136${String(index % 500).padStart(8, '0')}`,
      ...alarms[index % alarms.length],
    }
    return {
      headers: { authorization: `Bearer ${project.token}` },
      body: { query: String(RaiseEmergencyDocument), variables: { input } },
    }
  }
}

/**
 * Lists appeals, from another place each time.
 * @param {{ token: string, first: number, cursors: string[] }} facts
 * @returns {Asking}
 */
function list({ token, first, cursors }) {
  const headers = { authorization: `Bearer ${token}` }
  return (index) => ({
    headers,
    body: { query: listQuery, variables: { first, after: cursors[index % cursors.length] } },
  })
}

/**
 * The same for a gateway that knows no tokens and passes on who asks: freshly signed, as ours signs.
 * @param {{ actor: import('@shouwen/access/actor').Actor, secret: string, first: number, cursors: string[] }} facts
 * @returns {Asking}
 */
function listAsActor({ actor, secret, first, cursors }) {
  const tokens = new ActorTokens(secret)
  let signed = { token: '', until: 0 }
  return async (index) => {
    if (performance.now() > signed.until)
      signed = { token: await tokens.sign(actor), until: performance.now() + FRESH_MS }
    return {
      headers: { [ACTOR_HEADER]: signed.token },
      body: { query: listQuery, variables: { first, after: cursors[index % cursors.length] } },
    }
  }
}

/**
 * Reads appeals whole, by turns.
 * @param {{ token: string, ids: string[] }} facts
 * @returns {Asking}
 */
function one({ token, ids }) {
  const headers = { authorization: `Bearer ${token}` }
  return (index) => ({ headers, body: { query: oneQuery, variables: { id: ids[index % ids.length] } } })
}

/** @type {Record<string, (facts: never) => Asking>} */
export const workloads = { register, emergency, list, listAsActor, one }
