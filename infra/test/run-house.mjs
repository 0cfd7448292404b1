import { join } from 'node:path'
import { checkout } from '../run/checkout.mjs'
import { runHouse } from '../run/house.mjs'

await runHouse({ program: join(checkout, 'infra/test/counting-app.mjs'), prepare() {} })
