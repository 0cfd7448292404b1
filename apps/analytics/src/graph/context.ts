import type { GraphContext } from '@shouwen/subgraph/context'
import type { AnalyticsApp } from '../app'

export type AnalyticsContext = GraphContext<AnalyticsApp>
