import { readFileSync } from 'node:fs'

/** What of an environment is secret, whole or in part. Each may come from a file that `NAME_FILE` names. */
const secretNames = [
  'ACTOR_SECRET',
  'ATTACHMENTS_S3_SECRET',
  'DATABASE_URL',
  'NATS_URL',
  'NOTICES_ROOMS',
  'NOTICES_SMS_AUTHORIZATION',
  'NOTICES_SMTP_URL',
  'TRAIL_SEAL_KEY',
] as const

/** An environment with its secrets read from the files that it names; faults are told by the variable's name alone. */
export function withSecretsFromFiles(environment: NodeJS.ProcessEnv): {
  filled: NodeJS.ProcessEnv
  faults: string[]
} {
  const filled = { ...environment }
  const faults: string[] = []
  for (const name of secretNames) {
    const file = environment[`${name}_FILE`]
    if (file === undefined || file === '') continue
    if (environment[name]) {
      faults.push(`${name}_FILE: ${name} is given as well; give one of them`)
      continue
    }
    try {
      filled[name] = readFileSync(file, 'utf8').trim()
    } catch {
      faults.push(`${name}_FILE: the file cannot be read`)
    }
  }
  return { filled, faults }
}

/** Words that stand in examples and defaults, and so in nobody's secret. */
const wellKnown =
  /^(?:postgres|root|admin|guest|nats|shouwen|user|pass|test|secret|example)*\d{0,4}$|password|changeme|change-me|replace/i

/** Different characters that a generated secret has at the least: 32 hexadecimal digits have fewer once in millions. */
const VARIETY = 10

/** Characters of a password in production at the least. */
const PASSWORD_LENGTH = 12

/**
 * What production refuses, without telling any of it: a short, well-known or monotonous ACTOR_SECRET; an address with a
 * short or well-known password. An address without a password is a matter of the server's other ways to sign in.
 */
export function faultsOfSecrets(environment: NodeJS.ProcessEnv): string[] {
  if (environment['NODE_ENV'] !== 'production') return []
  const faults: string[] = []
  const secret = environment['ACTOR_SECRET']
  if (secret !== undefined && (wellKnown.test(secret) || new Set(secret).size < VARIETY)) {
    faults.push('ACTOR_SECRET: production needs one made by chance, such as openssl rand -hex 32 prints')
  }
  for (const name of ['DATABASE_URL', 'NATS_URL'] as const) {
    const passwords = passwordsIn(environment[name] ?? '')
    if (passwords.some((password) => password.length < PASSWORD_LENGTH || wellKnown.test(password))) {
      faults.push(
        `${name}: production refuses a password that is well known or under ${PASSWORD_LENGTH} characters`,
      )
    }
  }
  return faults
}

/** Of one address, or several joined by commas. */
function passwordsIn(addresses: string): string[] {
  return [...addresses.matchAll(/:\/\/[^\s:/@,]*:([^\s@,]*)@/g)].map(([, password = '']) => password)
}
