import { createTransport } from 'nodemailer'
import { ANSWER_WITHIN_MS, rejected, sent, tryAgain, type Way } from './way'

/**
 * A mailbox that staff of a place read. Over `smtp://` the connection turns to TLS where the server offers it, over `smtps://`
 * it is TLS from the first byte.
 */
export function mailbox(smtpUrl: string, from: string, to: string): Way {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: ANSWER_WITHIN_MS,
    greetingTimeout: ANSWER_WITHIN_MS,
    socketTimeout: ANSWER_WITHIN_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    toTelephones: false,
    async send({ id, subject, text }) {
      try {
        await transport.sendMail({ from, to, subject, text, messageId: `<${id}@shouwen>` })
        return sent
      } catch (error) {
        return judged(error)
      }
    },
  }
}

/** SMTP says which failures last: 5xx do, but for a refused sign-in, which the house's own settings mend (RFC 5321). */
function judged(error: unknown): ReturnType<typeof rejected> {
  const told = error instanceof Error ? (error as Error & { code?: string; responseCode?: number }) : null
  if (told?.code === 'EAUTH') return tryAgain('smtp-sign-in')
  if (told?.responseCode === undefined)
    return tryAgain(told?.code === 'ETIMEDOUT' ? 'timeout' : 'unreachable')
  const why = `smtp-${told.responseCode}`
  return told.responseCode >= 500 ? rejected(why) : tryAgain(why)
}
