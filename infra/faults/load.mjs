import { setTimeout as pause } from 'node:timers/promises'
import { register } from '@shouwen/scenarios/appeal-hand'
import { elderRound } from '@shouwen/scenarios/lives/elder-round'
import { handleToTheEnd } from '@shouwen/scenarios/lives/handling'
import { customerId } from '@shouwen/scenarios/lives/minor-repair'
import { projectId, unitId } from '@shouwen/scenarios/seed/seed'
import { chanceOf } from './chance.mjs'

/** Share of appeals that are handled to the end; the others are only registered. */
const HANDLED = 0.5

/** Milliseconds at the most between two appeals of one hand. */
const REST_MS = 400

const estate = 'lvyuan/north/hetang'
const mall = 'lvyuan/commercial/xinghui'

/**
 * @typedef {object} Life one appeal's, as far as it has come
 * @property {string} kind
 * @property {string} step told last
 * @property {string | null} failed why it did not come to its end
 *
 * @typedef {object} Load
 * @property {() => Promise<Life[]>} stop begins no new life and waits for those under way; gives back those that did
 *   not come to their end in time, or failed
 * @property {() => Promise<string>} register one appeal beyond those that the hands live; gives back its id
 * @property {() => number} lives begun so far
 */

/**
 * Lives appeals through the public schema, so many at once, until it is told to stop.
 * @param {object} options
 * @param {import('./steadfast-client.mjs').SteadfastClient} options.client
 * @param {number} options.seed
 * @param {number} options.inFlight
 * @param {number} options.patience milliseconds that lives under way may take to come to their end
 * @returns {Promise<Load>}
 */
export async function startLoad({ client, seed, inFlight, patience }) {
  const kinds = await kindsOfAppeals(client)
  let going = true
  let begun = 0
  /** @type {Set<Life>} */
  const underWay = new Set()
  /** @type {Life[]} */
  const failed = []

  /**
   * @param {string} kind
   * @param {(tell: import('@shouwen/scenarios/lives/teller').Teller) => Promise<unknown>} live
   */
  async function follow(kind, live) {
    const life = /** @type {Life} */ ({ kind, step: 'nothing yet', failed: null })
    begun += 1
    underWay.add(life)
    try {
      await live(({ who, en }) => (life.step = `${who}: ${en}`))
    } catch (error) {
      life.failed = String(error)
      failed.push(life)
    } finally {
      underWay.delete(life)
    }
  }

  /** @param {number} hand */
  async function work(hand) {
    const chance = chanceOf('load', seed, hand)
    if (hand === 0) await follow('elders', (tell) => elderRound(client, tell))
    for (let turn = 0; going; turn++) {
      const { name, receiver, form, cast, clauses } = chance.pick(kinds)
      const handled = chance.happens(HANDLED)
      // Two appeals of each caller, so that who is known already is found.
      const caller = Math.floor(((hand + 1) * 1_000_000 + turn) / 2)
      await follow(handled ? `${name}, handled` : `${name}, registered`, async (tell) => {
        const appeal = await register(client, receiver, form(caller))
        tell({ who: receiver, zh: '登记', en: `registered ${appeal.id}`, clauses: [] })
        if (handled) await handleToTheEnd(appeal, cast, script, clauses, tell)
      })
      await pause(chance.between(0, REST_MS))
    }
  }

  const hands = Array.from({ length: inFlight }, (_, hand) => work(hand))
  const [plain] = /** @type {[(typeof kinds)[number]]} */ (kinds)
  return {
    lives: () => begun,
    async register() {
      begun += 1
      const { id } = await register(client, plain.receiver, plain.form(begun))
      return id
    },
    async stop() {
      going = false
      const left = new AbortController()
      await Promise.race([Promise.all(hands), pause(patience, undefined, { signal: left.signal })])
      left.abort()
      return [...failed, ...underWay]
    },
  }
}

const script = {
  instruction: '当日到场处理,并回复客户。',
  result: '已处理完毕,现场复查无误。',
  progress: '已到场处理,客户在场确认。',
  feedback: '您好,事情已经处理好了,请您查看。',
  answer: 'UNDERSTOOD',
  outcome: '当日处理完毕,客户认可。',
}

const stepsOfLife = ['handover', 'instruct', 'work', 'progress', 'feedback', 'resolve', 'revisit', 'close']

/** @param {boolean} reviewed whether the procedure wants progress reviewed */
function clausesOf(reviewed) {
  return { ...Object.fromEntries(stepsOfLife.map((step) => [step, []])), reviewed }
}

/** @param {import('@shouwen/scenarios/schema-client').SchemaClient} client */
async function kindsOfAppeals(client) {
  const inEstate = await projectId(client, 'steward', estate)
  const inMall = await projectId(client, 'mall-operator', mall)
  const door = await unitId(client, 'steward', estate, '3-1-402')
  const homeowner = await customerId(client, 'steward', '13800138502')
  const shop = await unitId(client, 'mall-operator', mall, 'L1-06')
  const tenant = await customerId(client, 'mall-operator', '13800139106')
  const estateCast = { receiver: 'steward', superior: 'director' }
  return [
    {
      name: 'complaint of a stranger',
      receiver: 'steward',
      /** @param {number} caller */
      form: (caller) => ({
        projectId: inEstate,
        unitId: door,
        caller: { name: '来电人', telephone: `139${String(10_000_000 + caller).padStart(8, '0')}` },
        kind: 'COMPLAINT',
        channel: 'TELEPHONE',
        category: 'cleaning',
        cause: '楼道卫生',
        content: '楼道三天没有打扫。',
      }),
      cast: { ...estateCast, worker: 'cleaner' },
      clauses: clausesOf(true),
    },
    {
      name: 'minor repair',
      receiver: 'steward',
      form: () => ({
        projectId: inEstate,
        unitId: door,
        customerId: homeowner,
        kind: 'REPAIR',
        grade: 'MINOR',
        channel: 'TELEPHONE',
        category: 'water-leak',
        cause: '厨房漏水',
        content: '水槽下水管接口滴水。',
      }),
      cast: { ...estateCast, worker: 'worker' },
      clauses: clausesOf(true),
    },
    {
      name: 'complaint of a tenant',
      receiver: 'mall-operator',
      form: () => ({
        projectId: inMall,
        unitId: shop,
        customerId: tenant,
        kind: 'COMPLAINT',
        impact: 'STOPS_BUSINESS',
        channel: 'IN_PERSON',
        category: 'power',
        cause: '铺位停电',
        content: '铺位跳闸停电。',
      }),
      cast: { receiver: 'mall-operator', worker: 'mall-worker', superior: 'mall-manager' },
      clauses: clausesOf(false),
    },
  ]
}
