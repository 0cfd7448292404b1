import { request } from 'undici'
import { ANSWER_WITHIN_MS, rejected, tryAgain, type Outcome } from './way'

/** Characters of an answer that are read: more says nothing that anybody needs. */
const ANSWER_LIMIT = 10_000

/**
 * Posts JSON and judges the answer. A redirection is not followed: it is refused like any answer that is no success.
 * @param judged what a success says, for channels that tell a failure inside one.
 */
export async function postJson(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  judged: (answer: string) => Outcome,
): Promise<Outcome> {
  try {
    const { statusCode, body: answer } = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      body,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    })
    const text = await beginningOf(answer)
    if (statusCode >= 200 && statusCode < 300) return judged(text)
    return mayPass(statusCode) ? tryAgain(`http-${statusCode}`) : rejected(`http-${statusCode}`)
  } catch (error) {
    return tryAgain(error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable')
  }
}

/** Whether the same may succeed later: the server is ill, busy, or was too slow. */
function mayPass(status: number): boolean {
  return status >= 500 || status === 408 || status === 425 || status === 429
}

async function beginningOf(answer: AsyncIterable<Buffer>): Promise<string> {
  let text = ''
  for await (const chunk of answer) {
    text += chunk.toString('utf8')
    if (text.length > ANSWER_LIMIT) break
  }
  return text
}
