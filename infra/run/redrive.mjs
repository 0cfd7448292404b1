import { Complaint, printFault } from './complaint.mjs'
import { runServiceErrand } from './service-errand.mjs'
import { services } from './services.mjs'

/** `npm run redrive -- SERVICE`: sends the service its dead letters once more, after their cause was mended. */
try {
  const [service, ...more] = process.argv.slice(2)
  const known = services.find((name) => name === service)
  if (known === undefined || more.length > 0)
    throw new Complaint(`npm run redrive -- SERVICE\n\nSERVICE is one of ${services.join(', ')}.`)
  runServiceErrand(known, ['redrive'])
} catch (error) {
  printFault(error)
  process.exitCode = 1
}
