import type { GraphContext } from '@shouwen/subgraph/context'
import type { IntakeApp } from '../app'

export type IntakeContext = GraphContext<IntakeApp>
