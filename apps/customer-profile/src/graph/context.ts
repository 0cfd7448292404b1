import type { GraphContext } from '@shouwen/subgraph/context'
import type { CustomerProfileApp } from '../app'

export type CustomerProfileContext = GraphContext<CustomerProfileApp>
