import type { GraphContext } from '@shouwen/subgraph/context'
import type { DispatchApp } from '../app'

export type DispatchContext = GraphContext<DispatchApp>
