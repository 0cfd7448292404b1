import { printFault } from './complaint.mjs'
import { runServiceErrand } from './service-errand.mjs'
import { services } from './services.mjs'

/**
 * `npm run rebuild`: empties the read models of analytics and has every service tell its event table again. The house
 * runs meanwhile, and goes on: what happens during a rebuild is applied once, too.
 */
try {
  runServiceErrand('analytics', ['forget'])
  for (const service of services)
    if (service !== 'analytics') runServiceErrand(service, ['replay', 'analytics'])
} catch (error) {
  printFault(error)
  process.exitCode = 1
}
