import type { GraphContext } from '@shouwen/subgraph/context'
import type { ElderlyCareApp } from '../app'

export type ElderlyCareContext = GraphContext<ElderlyCareApp>
