import { printFault } from './complaint.mjs'
import { runErrand } from './errand.mjs'

/** `npm run import -- FILE --map MAPPING [--project PATH] [--as PERSONA] [--url URL] [--refused FILE]` */
try {
  process.env.INIT_CWD ??= process.cwd()
  process.exitCode = runErrand('import', process.argv.slice(2))
} catch (error) {
  printFault(error)
  process.exitCode = 1
}
