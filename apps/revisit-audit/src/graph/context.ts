import type { GraphContext } from '@shouwen/subgraph/context'
import type { RevisitAuditApp } from '../app'

export type RevisitAuditContext = GraphContext<RevisitAuditApp>
