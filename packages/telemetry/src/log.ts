import { isNativeError } from 'node:util/types'
import { trace } from '@opentelemetry/api'
import { pino, type DestinationStream, type Level, type Logger } from 'pino'
import { currentCorrelation } from './correlation'

/** Keys whose values no log may hold, at the top of a line or one below. */
const secretKeys = [
  'authorization',
  'token',
  'actorToken',
  'password',
  'secret',
  'actorSecret',
  'ACTOR_SECRET',
  'databaseUrl',
  'DATABASE_URL',
  'natsUrl',
  'NATS_URL',
  'TRAIL_SEAL_KEY',
]

const CENSORED = '[secret]'

/** JSON lines on standard output, without secrets, whatever is handed to it; each names what it belongs to. */
export function openLog(level: Level | 'silent', destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: { pid: process.pid },
      redact: { paths: secretKeys.flatMap((key) => [key, `*.${key}`]), censor: CENSORED },
      serializers: { error: told, err: told },
      mixin: whatItBelongsTo,
    },
    destination ?? pino.destination(1),
  )
}

/** The correlation id of the request or event, and the trace, where there are any. */
function whatItBelongsTo(): object {
  const correlationId = currentCorrelation()
  const traceId = trace.getActiveSpan()?.spanContext().traceId
  return {
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(traceId === undefined ? {} : { traceId }),
  }
}

/**
 * What a log keeps of an error: not its other fields. A database's error carries the parameters of its statement, which
 * are people's names and telephones.
 */
function told(error: unknown): unknown {
  if (!isNativeError(error)) return error
  const code = 'code' in error ? error.code : undefined
  return {
    type: error.name,
    message: withoutSecrets(error.message),
    ...(code === undefined ? {} : { code }),
    ...(error.stack === undefined ? {} : { stack: withoutSecrets(error.stack) }),
    ...(error.cause === undefined ? {} : { cause: told(error.cause) }),
  }
}

/** Passwords in addresses, and tokens. */
function withoutSecrets(text: string): string {
  return text
    .replace(/(\w+:\/\/[^\s:/@]*):[^\s@/]+@/g, `$1:${CENSORED}@`)
    .replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, CENSORED)
}
