import { Router } from 'express'
import type { DevIssuer } from '../identity/dev-issuer'
import { isPersona, personaCodes, personas } from '../identity/personas'
import { exampleOperations } from './example-operations'

interface Development {
  readonly issuer: DevIssuer
  readonly audience: string
}

/** `/`: choose who you are. `/graphiql?persona=…`: try operations as them, offline. `/sign-in?persona=…`: just a token. */
export function developmentPages({ issuer, audience }: Development): Router {
  const pages = Router()
  pages.get('/', (_request, response) => void response.type('html').send(signInPage()))
  pages.get('/sign-in', async (request, response) => {
    const { persona } = request.query
    if (typeof persona !== 'string' || !isPersona(persona)) {
      response.status(404).json({ personas: personaCodes })
      return
    }
    response.json({ persona, token: await issuer.token(personas[persona], audience) })
  })
  pages.get('/graphiql', async (request, response) => {
    const { persona } = request.query
    if (typeof persona !== 'string' || !isPersona(persona)) {
      response.redirect('/')
      return
    }
    const token = await issuer.token(personas[persona], audience)
    // Nine megabytes of page: loaded when somebody first wants it.
    const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
    response.type('html').send(
      renderGraphiQL({
        title: `首问 Shouwen · ${personas[persona].zh}`,
        endpoint: '/graphql',
        defaultHeaders: undefined,
        headers: JSON.stringify({ authorization: `Bearer ${token}` }, null, 2),
        defaultTabs: [...exampleOperations],
        shouldPersistHeaders: false,
      }),
    )
  })
  return pages
}

function signInPage(): string {
  const rows = personaCodes.map((code) => {
    const { zh, en } = personas[code]
    return `<li><a href="/graphiql?persona=${code}"><b>${zh}</b> <span>${en}</span></a> <code>${code}</code></li>`
  })
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>首问 Shouwen</title>
<style>
  body { font: 16px/1.6 system-ui, sans-serif; max-width: 44rem; margin: 3rem auto; padding: 0 1rem; color: #1f2933 }
  h1 { font-size: 1.6rem } ul { list-style: none; padding: 0 } li { border-bottom: 1px solid #e4e7eb; padding: .4rem 0 }
  a { color: inherit; text-decoration: none } a:hover b { text-decoration: underline } span { color: #52606d }
  code { float: right; color: #7b8794 }
</style>
<h1>首问 Shouwen</h1>
<p>请选择登录身份,进入离线 GraphiQL(已备示例操作)。<br />Choose who you are; GraphiQL opens with example operations, offline.</p>
<ul>${rows.join('\n')}</ul>
<p><span>命令行取令牌 / on the command line:</span> <code>npm run --silent token -- steward</code></p>
</html>`
}
