import { Complaint } from './complaint.mjs'
import { runErrand, urlOfRunningHouse } from './errand.mjs'

/** `npm run demo`: three appeals and a round through the running house. */
try {
  process.exitCode = runErrand('demo', [urlOfRunningHouse()])
} catch (error) {
  if (!(error instanceof Complaint)) throw error
  console.error(error.message)
  process.exitCode = 1
}
