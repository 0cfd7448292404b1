import { createServer } from 'node:http'
import Provider from 'oidc-provider'

/**
 * An OpenID provider on loopback, in a process of its own because it is an ES module. Each subject is a client that gets
 * access tokens for itself by its credentials, as JWT for the audience (RFC 9068).
 * Hears `{ keys, audience, subjects, secret }` and begins to sign with these keys; says `{ issuer }`.
 *
 * @typedef {{ keys: import('oidc-provider').JWKS['keys'], audience: string, subjects: string[], secret: string }} Settings
 */
const server = createServer()
await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)))
const address = server.address()
const issuer = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`

/** @param {Settings} settings */
function providerOf({ keys, audience, subjects, secret }) {
  const resource = { audience, scope: 'api', accessTokenFormat: 'jwt', accessTokenTTL: 600 }
  const [{ alg = '' } = {}] = keys
  return new Provider(issuer, {
    jwks: { keys },
    clients: subjects.map((subject) => ({
      client_id: subject,
      client_secret: secret,
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      token_endpoint_auth_method: 'client_secret_post',
    })),
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        getResourceServerInfo: () => ({ ...resource, jwt: { sign: { alg } } }),
      },
    },
  })
}

process.on('message', (/** @type {Settings} */ settings) => {
  server.removeAllListeners('request')
  server.on('request', providerOf(settings).callback())
  process.send?.({ issuer })
})
process.once('disconnect', () => process.exit(0))
