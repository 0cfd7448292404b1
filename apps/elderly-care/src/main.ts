import { serviceMain } from '@shouwen/subgraph/service-main'
import { service } from './service'

void serviceMain(service, process.argv.slice(2))
