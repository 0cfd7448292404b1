import { shutdownEnvironment } from '@shouwen/subgraph/config'
import { metricsEnvironment } from '@shouwen/telemetry/metrics-web'
import { z } from 'zod'
import { mannersEnvironment } from './manners/environment'

const services = z.record(z.string(), z.url())

/** The environment of the gateway. Parsed once; every fault of it is printed at once. */
export const gatewayEnvironment = z
  .object({
    NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
    HOST: z.string().default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).max(65535).default(4000),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
    ACTOR_SECRET: z.string().min(32),
    /** The subgraphs: `{"intake":"http://…/graphql", …}`. */
    SUBGRAPH_URLS: z.string().transform((text, context) => {
      try {
        return services.parse(JSON.parse(text))
      } catch {
        context.addIssue({ code: 'custom', message: 'must be JSON: service name to URL' })
        return z.NEVER
      }
    }),
    /** The OpenID provider whose access tokens are accepted. */
    OIDC_ISSUER: z.url().optional(),
    OIDC_JWKS_URL: z.url().optional(),
    OIDC_AUDIENCE: z.string().default('shouwen'),
    /** Where dismissals are heard of at once; without it, or while it is away, they take effect within seconds. */
    NATS_URL: z.string().startsWith('nats://').optional(),
    NATS_PREFIX: z
      .string()
      .regex(/^[a-z][a-z0-9]*$/)
      .default('shouwen'),
    ...mannersEnvironment,
    ...metricsEnvironment,
    ...shutdownEnvironment,
    /** Subjects of the platform's own operators, who act before a group exists; joined by commas. */
    PLATFORM_OPERATORS: z.string().default(''),
    /** Folder of the development issuer's key; never in production. */
    SHOUWEN_DATA: z.string().default('.shouwen'),
  })
  .superRefine((environment, context) => {
    if (environment.NODE_ENV !== 'production') return
    for (const name of ['OIDC_ISSUER', 'OIDC_JWKS_URL'] as const) {
      if (environment[name] === undefined) {
        context.addIssue({
          code: 'custom',
          path: [name],
          message: 'is required in production: the development issuer is refused there',
        })
      }
    }
  })

export type GatewayEnvironment = z.infer<typeof gatewayEnvironment>
