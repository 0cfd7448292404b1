import { postJson } from './post-json'
import { rejected, sent, tryAgain, type Way } from './way'

/** The places of a gateway's request that are filled in; the first two must be there. */
const placeholders = ['telephone', 'text', 'id'] as const

/** How a gateway that takes JSON is asked to send an SMS. */
export interface SmsGateway {
  readonly url: string
  /** JSON with `{{telephone}}`, `{{text}}` and, if it likes, `{{id}}` in its strings. */
  readonly body: string
  /** The header that lets us in. */
  readonly authorization: string | null
  /** What a success says, for gateways that answer 200 to everything; null: the status tells. */
  readonly success: string | null
}

/** What is wrong with the template of a request; null when nothing is. */
export function smsBodyProblem(body: string): string | null {
  const asked = filled(body, (name) => name)
  if (asked === null) return 'must be JSON'
  const named = [...body.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name)
  const unknown = named.find((name) => !(placeholders as readonly (string | undefined)[]).includes(name))
  if (unknown !== undefined) return `there is no {{${unknown}}}`
  const missing = placeholders.slice(0, 2).find((name) => !named.includes(name))
  return missing === undefined ? null : `needs {{${missing}}}`
}

/** SMS by HTTP: one request for each telephone, as most gateways ask. Of several, one that was taken is a success. */
export function smsByHttp({ url, body, authorization, success }: SmsGateway): Way {
  const headers: Record<string, string> = authorization === null ? {} : { authorization }
  return {
    toTelephones: true,
    async send({ id, text }, telephones) {
      const outcomes = await Promise.all(
        telephones.map((telephone) => {
          const values: Record<string, string> = { telephone, text, id: `${id}-${telephone.slice(-4)}` }
          const asked = filled(body, (name) => values[name] ?? '')
          return postJson(url, JSON.stringify(asked), headers, (answer) =>
            success === null || answer.includes(success) ? sent : tryAgain('not-confirmed'),
          )
        }),
      )
      const taken = outcomes.find(({ how }) => how === 'sent')
      return taken ?? outcomes.find(({ how }) => how === 'tryAgain') ?? outcomes[0] ?? rejected('no-address')
    },
  }
}

/** The template with its places filled in: inside its strings, so that no text can change its shape. Null: no JSON. */
function filled(body: string, value: (name: string) => string): unknown {
  try {
    return JSON.parse(body, (_key, part: unknown) =>
      typeof part === 'string'
        ? part.replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => value(name))
        : part,
    )
  } catch {
    return null
  }
}
