import { attachmentsEnvironment, requireS3Key } from '@shouwen/attachments/config'
import { mannersEnvironment } from '@shouwen/gateway/manners/environment'
import { noticesEnvironment, requireWholeNotices } from '@shouwen/notices/config'
import { shutdownEnvironment } from '@shouwen/subgraph/config'
import { metricsEnvironment } from '@shouwen/telemetry/metrics-web'
import { requireSealKey, sealKeyEnvironment } from '@shouwen/subgraph/seal-key'
import { z } from 'zod'

/** The environment of the one-process house. Parsed once; every fault of it is printed at once. */
export const houseEnvironment = z
  .object({
    NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    NATS_URL: z.string().startsWith('nats://'),
    NATS_PREFIX: z
      .string()
      .regex(/^[a-z][a-z0-9]*$/)
      .default('shouwen'),
    NATS_REPLICAS: z.coerce.number().int().min(1).max(5).default(1),
    HOST: z.string().default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).max(65535).default(4000),
    ...sealKeyEnvironment,
    ...attachmentsEnvironment,
    ...noticesEnvironment,
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
    OIDC_ISSUER: z.url().optional(),
    OIDC_JWKS_URL: z.url().optional(),
    OIDC_AUDIENCE: z.string().default('shouwen'),
    ...mannersEnvironment,
    /** One process does all the work of a request: at four it is as fast as at sixteen, and an emergency waits the least. */
    REQUESTS_AT_ONCE: mannersEnvironment.REQUESTS_AT_ONCE.default(4),
    ...metricsEnvironment,
    ...shutdownEnvironment,
    PLATFORM_OPERATORS: z.string().default(''),
    /** `off`: no made-up groups and people at the first start. */
    SEED: z.enum(['on', 'off']).default('on'),
  })
  .refine(
    ({ NODE_ENV, OIDC_ISSUER, OIDC_JWKS_URL }) => NODE_ENV !== 'production' || (OIDC_ISSUER && OIDC_JWKS_URL),
    {
      path: ['OIDC_ISSUER'],
      message: 'and OIDC_JWKS_URL are required in production: the development issuer is refused there',
    },
  )
  .superRefine(requireSealKey)
  .superRefine(requireS3Key)
  .superRefine(requireWholeNotices)
