import type { RequestHandler } from 'express'
import helmet from 'helmet'

/**
 * Headers that keep browsers from doing with an answer what nobody meant.
 * @param pages whether there are the development pages, which bring their own script and style; they too load nothing
 * from elsewhere.
 */
export function securityHeaders(pages: boolean): RequestHandler {
  const own = ["'self'", "'unsafe-inline'", "'unsafe-eval'", 'data:', 'blob:']
  const allowed = pages ? own : ["'none'"]
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: allowed,
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
  })
}
