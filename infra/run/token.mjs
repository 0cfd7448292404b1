import { runErrand } from './errand.mjs'

/** `npm run --silent token -- PERSONA` */
process.exitCode = runErrand('token', process.argv.slice(2))
