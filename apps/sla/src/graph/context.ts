import type { GraphContext } from '@shouwen/subgraph/context'
import type { SlaApp } from '../app'

export type SlaContext = GraphContext<SlaApp>
