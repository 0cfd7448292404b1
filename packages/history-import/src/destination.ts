import { types } from 'node:util'
import type { SchemaClient } from '@shouwen/scenarios/schema-client'
import { Misuse } from './misuse'

interface Project {
  readonly id: string
  readonly path: string
  readonly name: string
  readonly kind: string
}

/**
 * The project that history is filed under: the one with this path; without a path the only one that the persona sees, or the
 * first residential one. Throws Misuse when nothing answers, the persona may not ask, or there is no such project.
 */
export async function chooseProject(
  client: SchemaClient,
  persona: string,
  path: string | null,
): Promise<Project> {
  const projects = await visibleProjects(client, persona)
  const chosen =
    path === null
      ? (projects.find(({ kind }) => kind === 'RESIDENTIAL') ?? projects[0])
      : projects.find((project) => project.path === path)
  if (chosen !== undefined) return chosen
  const paths = projects.map((project) => project.path).join(', ') || 'none'
  throw new Misuse(
    `${persona} sees no project ${path ?? ''}; there are: ${paths}.\n没有该项目;可选:${paths}。`,
  )
}

async function visibleProjects(client: SchemaClient, persona: string): Promise<readonly Project[]> {
  const answer = await client
    .ask<{ projects?: readonly Project[] }>(persona, '{ projects { id path name kind } }')
    .catch((error: unknown) => {
      // fetch throws TypeError when nothing listens, json() SyntaxError when something else does.
      if (!types.isNativeError(error) || !['TypeError', 'SyntaxError'].includes(error.name)) throw error
      throw new Misuse(
        `Shouwen does not answer at ${client.url}: run npm start first, in another terminal, or give its address with --url.\n` +
          `首问未在 ${client.url} 应答:请先在另一个终端运行 npm start,或用 --url 指定地址。`,
      )
    })
  const [error] = answer.errors
  if (error !== undefined)
    throw new Misuse(`${persona}: ${error.extensions?.code ?? 'error'}: ${error.message}`)
  return answer.data.projects ?? []
}
