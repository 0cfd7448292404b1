import { createHmac } from 'node:crypto'
import { postJson } from './post-json'
import { sent, type Way } from './way'

/**
 * A group's own receiver. It is sent `{ id, subject, text }`, and told who sent it: `x-shouwen-timestamp` in seconds, and
 * `x-shouwen-signature`, the HMAC-SHA256 in hexadecimal of `timestamp.body`. Whoever checks both, and that the time is of
 * these minutes, takes nothing from strangers and nothing twice.
 */
export function webhook(url: string, secret: string, now: () => Date): Way {
  return {
    toTelephones: false,
    send({ id, subject, text }) {
      const body = JSON.stringify({ id, subject, text })
      const timestamp = String(Math.floor(now().getTime() / 1_000))
      const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
      const headers = { 'x-shouwen-timestamp': timestamp, 'x-shouwen-signature': signature }
      return postJson(url, body, headers, () => sent)
    },
  }
}
