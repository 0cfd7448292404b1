import { attachmentsEnvironment, requireS3Key } from '@shouwen/attachments/config'
import { noticesEnvironment, requireWholeNotices } from '@shouwen/notices/config'
import { z } from 'zod'
import { faultsOfSecrets, withSecretsFromFiles } from './secrets'
import { requireSealKey, sealKeyEnvironment } from './seal-key'

/** How a process ends. */
export const shutdownEnvironment = {
  /** Milliseconds that it goes on answering while `/readyz` already says no: a load balancer looks elsewhere meanwhile. */
  SHUTDOWN_NOTICE_MS: z.coerce.number().int().min(0).max(60_000).default(0),
}

const environment = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  NATS_URL: z.string().startsWith('nats://'),
  NATS_PREFIX: z
    .string()
    .regex(/^[a-z][a-z0-9]*$/)
    .default('shouwen'),
  NATS_REPLICAS: z.coerce.number().int().min(1).max(5).default(1),
  ACTOR_SECRET: z.string().min(32),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(0),
  ...sealKeyEnvironment,
  ...attachmentsEnvironment,
  ...noticesEnvironment,
  ...shutdownEnvironment,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** Peers' graphs, for the few reads that events may not carry (ADR 0006): `{"intake":"http://…/graphql"}`. */
  PEER_URLS: z
    .string()
    .default('{}')
    .transform((text, context) => {
      try {
        return z.record(z.string(), z.url()).parse(JSON.parse(text))
      } catch {
        context.addIssue({ code: 'custom', message: 'must be JSON: service name to URL' })
        return z.NEVER
      }
    }),
})

/** The environment of a service. Parsed once; every fault of it is printed at once. */
export const serviceEnvironment = environment
  .superRefine(requireSealKey)
  .superRefine(requireS3Key)
  .superRefine(requireWholeNotices)

/** The environment of an errand: it seals nothing, and not each speaks to the transport. */
export const errandEnvironment = environment.extend({ NATS_URL: environment.shape.NATS_URL.optional() })

export type ErrandEnvironment = z.infer<typeof errandEnvironment>

export type ServiceEnvironment = z.infer<typeof serviceEnvironment>

/** Parses an environment, its secrets from files where it names files, or prints all its faults and ends the process. */
export function environmentOrExit<Shape>(schema: z.ZodType<Shape>, environment: NodeJS.ProcessEnv): Shape {
  const { filled, faults } = withSecretsFromFiles(environment)
  const parsed = schema.safeParse(filled)
  const all = [...faults, ...faultsOfSecrets(filled)]
  if (parsed.success && all.length === 0) return parsed.data
  for (const issue of parsed.error?.issues ?? []) all.push(`${issue.path.join('.')}: ${issue.message}`)
  for (const fault of all) console.error(`environment: ${fault}`)
  process.exit(78)
}
