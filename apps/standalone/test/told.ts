import { expect } from '@jest/globals'
import { tellRefusal } from '@shouwen/vocabulary/refusal'
import { isRefusalCode } from '@shouwen/vocabulary/refusal-catalogue'
import { tokenOf } from '../src/errands/personas-client'
import type { TimedWorld } from './world'

/** An answer as it came over the wire. */
export interface Told {
  readonly status: number
  readonly data?: unknown
  readonly errors?: readonly {
    readonly message: string
    readonly extensions: { readonly code: string; readonly facts?: Record<string, string | number> }
  }[]
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

export const codesOf = ({ errors = [] }: Told): string[] => errors.map(({ extensions }) => extensions.code)

/** Headers of a persona who has signed in. */
export async function signedIn({ dataFolder }: TimedWorld, persona: string) {
  return bearer(await tokenOf(persona, dataFolder))
}

/** A raw request: what a client that keeps no rule may send. */
export async function send(
  { url }: { readonly url: string },
  body: string,
  headers: Record<string, string> = {},
): Promise<Told> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
  const answer = (await response.json()) as Omit<Told, 'status'>
  return { status: response.status, ...answer }
}

/** The same request without a language and with English: told in Chinese, and in English, in the catalogue's words. */
export async function toldInBoth(
  world: { readonly url: string },
  body: string,
  headers: Record<string, string> = {},
): Promise<Told> {
  const zh = await send(world, body, headers)
  const en = await send(world, body, { ...headers, 'accept-language': 'en' })
  for (const [language, told] of [['zh', zh] as const, ['en', en] as const]) {
    for (const { message, extensions } of told.errors ?? []) {
      if (!isRefusalCode(extensions.code)) throw new Error(`not a refusal: ${message}`)
      expect(message).toBe(tellRefusal(extensions.code, extensions.facts ?? {}, language))
    }
  }
  expect(zh.errors?.map(({ message }) => /[\u4e00-\u9fff]/.test(message))).toEqual([true])
  expect(en.errors?.map(({ message }) => /[\u4e00-\u9fff]/.test(message))).toEqual([false])
  expect([en.status, codesOf(en)]).toEqual([zh.status, codesOf(zh)])
  return zh
}
