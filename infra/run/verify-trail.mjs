import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Complaint, printFault } from './complaint.mjs'
import { runServiceErrand } from './service-errand.mjs'
import { services } from './services.mjs'

/**
 * `npm run verify-trail`: compares every service's event table with its seals (ADR 0009), while the house runs. It names
 * each row that was changed, removed or inserted, and each seal that was touched, and then ends with 1.
 */
try {
  const { key, heads, service } = options()
  const files = Object.entries({ key, heads }).flatMap(([name, file]) =>
    file === undefined ? [] : [`--${name}`, resolve(file)],
  )
  const asked = services.filter((each) => service === undefined || each === service)
  if (asked.length === 0) throw new Complaint(`${service} is no service: ${services.join(', ')}`)
  const wrong = asked.filter((each) => !verifies(each, files))
  if (wrong.length > 0)
    throw new Complaint(
      `Not as it was sealed, or not verified: ${wrong.join(', ')}; see above.\n痕迹与封存不符或未能核验，见上。`,
    )
  console.log('Everything is as it was sealed.\n全部痕迹与封存一致。')
} catch (error) {
  printFault(error)
  process.exitCode = 1
}

function options() {
  try {
    const text = /** @type {const} */ ({ type: 'string' })
    return parseArgs({ options: { key: text, heads: text, service: text } }).values
  } catch {
    throw new Complaint(
      'npm run verify-trail -- [--key FILE] [--heads FILE] [--service NAME]\n\n' +
        'key: public keys to trust (PEM). heads: remembers the last seal of each chain for the next verification. ' +
        'service: looks at one, all unless told.',
    )
  }
}

/**
 * @param {(typeof services)[number]} service
 * @param {readonly string[]} files
 */
function verifies(service, files) {
  try {
    runServiceErrand(service, ['verify-trail', ...files], { needsNats: false })
    return true
  } catch (error) {
    if (!(error instanceof Complaint)) throw error
    console.error(error.message)
    return false
  }
}
