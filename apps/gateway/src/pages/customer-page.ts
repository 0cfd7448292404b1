import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Router } from 'express'

const partOf = (name: string): string => readFileSync(join(__dirname, 'customer-page', name), 'utf8')

/** What the page asks of the graph: let in wherever only listed operations are. */
export const customerPageOperation = partOf('operation.graphql').trim()

/** The page runs its own script, wears its own style, and talks to this house alone; nothing frames it. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

/**
 * `/appeal#token`: the page behind a customer's link (C0.3, ADR 0021). It is the same for everybody: whose it is stands after
 * the `#`, which browsers keep to themselves, so that no log and no proxy sees it.
 */
export function customerPage(): Router {
  const page = partOf('page.html').replace('{{operation}}', () => customerPageOperation)
  const parts = [
    ['/appeal', 'html', page],
    ['/appeal/page.css', 'css', partOf('page.css')],
    ['/appeal/page.js', 'js', partOf('page.js')],
  ] as const
  const pages = Router({ strict: true })
  for (const [path, type, text] of parts) {
    pages.get(path, (_request, response) => {
      response.set({ 'Content-Security-Policy': policy, 'Cache-Control': 'no-cache' })
      response.type(type).send(text)
    })
  }
  return pages
}
