import type { GraphQLDataSource } from '@apollo/gateway'
import type { Reach } from '@shouwen/subgraph/run-service'
import { GraphQLError } from 'graphql'
import type { GatewayContext } from './context'

type Process = GraphQLDataSource<GatewayContext>['process']

/** Asks one service, in-process or over HTTP: the same context, limits and masking either way. */
export class SubgraphDataSource implements GraphQLDataSource<GatewayContext> {
  constructor(
    private readonly service: string,
    private readonly reach: Reach,
  ) {}

  process: Process = async ({ request, context }) => {
    const { data, errors } = await this.reach(this.service, {
      query: request.query ?? '',
      variables: request.variables ?? {},
      ...(request.operationName ? { operationName: request.operationName } : {}),
      actorToken: 'actorToken' in context ? context.actorToken : undefined,
    })
    return {
      data: data ?? null,
      ...(errors === undefined
        ? {}
        : {
            errors: errors.map(
              (error) =>
                new GraphQLError(error.message, {
                  ...(error.path === undefined ? {} : { path: error.path }),
                  ...(error.extensions === undefined ? {} : { extensions: error.extensions }),
                }),
            ),
          }),
    }
  }
}
