import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { postJson } from './post-json'
import { rejected, sent, tryAgain, type Message, type Outcome, type Way } from './way'

const robotAnswer = z.object({ errcode: z.int() })

/** Robots answer 200 whatever happened; `errcode` tells. */
function judgedBy(passing: readonly number[]): (answer: string) => Outcome {
  return (answer) => {
    const told = robotAnswer.safeParse(asJson(answer))
    if (!told.success) return tryAgain('no-errcode')
    const { errcode } = told.data
    if (errcode === 0) return sent
    return passing.includes(errcode) ? tryAgain(`errcode-${errcode}`) : rejected(`errcode-${errcode}`)
  }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const asText = ({ text }: Message): string => JSON.stringify({ msgtype: 'text', text: { content: text } })

/** -1: WeCom is busy; 45009: more than 20 messages a minute. */
const wecomPasses = judgedBy([-1, 45009])

/** A robot of a WeCom group 企业微信群机器人; its URL is its secret. */
export function wecomRobot(url: string): Way {
  return {
    toTelephones: false,
    send: (message) => postJson(url, asText(message), {}, wecomPasses),
  }
}

/** -1: DingTalk is busy; 130101 and 660026: more than 20 messages a minute. */
const dingtalkPasses = judgedBy([-1, 130101, 660026])

/**
 * A robot of a DingTalk group 钉钉群机器人 with a signed URL 加签: `timestamp` and `sign`, which DingTalk takes for an hour.
 * @param now whose time is signed.
 */
export function dingtalkRobot(url: string, secret: string, now: () => Date): Way {
  return {
    toTelephones: false,
    send: (message) => postJson(signedUrl(url, secret, now()), asText(message), {}, dingtalkPasses),
  }
}

function signedUrl(url: string, secret: string, now: Date): string {
  const timestamp = String(now.getTime())
  const signed = new URL(url)
  signed.searchParams.set('timestamp', timestamp)
  signed.searchParams.set(
    'sign',
    createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'),
  )
  return signed.href
}
