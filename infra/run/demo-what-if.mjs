import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { checkout } from './checkout.mjs'
import { Complaint } from './complaint.mjs'
import { runErrand, urlOfRunningHouse } from './errand.mjs'

/** Real messages, kept beside the checkout because they must not be copied into it. */
const file = resolve(checkout, '../shared/data/zh/teddy_replies_60pct.csv.gz')

/** `npm run demo:what-if`: replays real replies under both shipped procedures, in the running house. */
try {
  if (existsSync(file)) process.exitCode = runErrand('demo-what-if', [urlOfRunningHouse(), file])
  else console.log(`没有数据,未推演 · nothing is replayed: there is no ${file}`)
} catch (error) {
  if (!(error instanceof Complaint)) throw error
  console.error(error.message)
  process.exitCode = 1
}
