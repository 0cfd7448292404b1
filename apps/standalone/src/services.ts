import { service as analytics } from '@shouwen/analytics/service'
import { service as customerProfile } from '@shouwen/customer-profile/service'
import { service as dispatch } from '@shouwen/dispatch/service'
import { service as elderlyCare } from '@shouwen/elderly-care/service'
import { service as intake } from '@shouwen/intake/service'
import { service as revisitAudit } from '@shouwen/revisit-audit/service'
import { service as sla } from '@shouwen/sla/service'
import { runService, type RunningService, type Surroundings } from '@shouwen/subgraph/run-service'

/** Mounts the seven services, each of its own type, in one process. */
export function mountServices(around: Surroundings): Promise<RunningService[]> {
  return Promise.all([
    runService(intake, around),
    runService(dispatch, around),
    runService(sla, around),
    runService(revisitAudit, around),
    runService(elderlyCare, around),
    runService(customerProfile, around),
    runService(analytics, around),
  ])
}
