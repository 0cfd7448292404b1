import { v7 as uuidv7 } from 'uuid'
import { bearer, codesOf, signedIn, type Told } from '../told'
import type { Scene } from './scene'

/** A file that somebody sends. */
export interface Sent {
  readonly name: string
  readonly type: string
  readonly bytes: Buffer
}

export interface Taken {
  readonly uploadId: string
  readonly kind: string
  readonly fileName: string
  readonly mediaType: string
  readonly size: number
  readonly receivedSha256: string
}

/** A file that somebody was given, or not. */
export interface Given {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Buffer
}

/** What people do with files at the gateway's door. */
export function filesOf({ world }: Pick<Scene, 'world'>) {
  const post = async (persona: string, { name, type, bytes }: Sent, key: string, language: string) =>
    fetch(`${world.url}/attachments`, {
      method: 'POST',
      headers: {
        ...(await signedIn(world, persona)),
        'content-type': type,
        'x-file-name': encodeURIComponent(name),
        'idempotency-key': key,
        'accept-language': language,
      },
      body: new Uint8Array(bytes),
    })

  const get = async (path: string, headers: Record<string, string>): Promise<Given> => {
    const response = await fetch(`${world.url}${path}`, { headers })
    const bytes = Buffer.from(await response.arrayBuffer())
    return { status: response.status, headers: response.headers, bytes }
  }

  return {
    async upload(persona: string, file: Sent, key: string = uuidv7()): Promise<Taken> {
      const response = await post(persona, file, key, 'zh')
      if (response.status !== 201) throw new Error(`${file.name}: ${await response.text()}`)
      return (await response.json()) as Taken
    },
    /** How an upload is refused: its status, its codes, its words. */
    async refusalOf(
      persona: string,
      file: Sent,
      language = 'zh',
    ): Promise<{ status: number; code: string; words: string }> {
      const response = await post(persona, file, uuidv7(), language)
      const told = { status: response.status, ...((await response.json()) as Omit<Told, 'status'>) }
      return { status: told.status, code: codesOf(told).join(), words: told.errors?.[0]?.message ?? '' }
    },
    async read(persona: string, path: string): Promise<Given> {
      return get(path, await signedIn(world, persona))
    },
    readByLink: (token: string, path: string): Promise<Given> => get(path, bearer(token)),
  }
}
