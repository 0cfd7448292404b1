import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { checkout } from './checkout.mjs'
import { runHouse } from './house.mjs'
import { ensureInstalled } from './install.mjs'

/** `npm start`: installs and builds what is missing, then runs everything in one process. */
await runHouse({
  program: join(checkout, 'apps/standalone/dist/main.js'),
  prepare() {
    ensureInstalled()
    ensureBuilt()
  },
})
