import { DevIssuer } from '@shouwen/gateway/identity/dev-issuer'
import { isPersona, personaCodes, personas } from '@shouwen/gateway/identity/personas'
import { SchemaClient } from '@shouwen/scenarios/schema-client'

/** A token of the development issuer. Throws, naming all personas, for one that there is not. */
export async function tokenOf(code: string, dataFolder: string, audience = 'shouwen'): Promise<string> {
  if (!isPersona(code))
    throw new Error(`there is no persona "${code}"; there are: ${personaCodes.join(', ')}`)
  const issuer = await DevIssuer.open(dataFolder)
  return issuer.token(personas[code], audience)
}

/** A client of a running house that signs in as the development issuer's personas. */
export function personasClient(url: string, dataFolder: string, language: 'zh' | 'en' = 'en'): SchemaClient {
  const tokens = new Map<string, Promise<string>>()
  return new SchemaClient(
    `${url}/graphql`,
    (code) => {
      const token = tokens.get(code) ?? tokenOf(code, dataFolder)
      tokens.set(code, token)
      return token
    },
    language,
  )
}
