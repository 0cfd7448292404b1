import type { NoticeChannel } from '@shouwen/vocabulary/notices'
import { z } from 'zod'
import { mailbox } from './email'
import { dingtalkRobot, wecomRobot } from './robots'
import { ShownNotices, type ShownNotice } from './shown-notices'
import { smsBodyProblem, smsByHttp } from './sms'
import { webhook } from './webhook'
import type { Notifier, Way } from './way'

const web = z.url({ protocol: /^https?$/ })

/** Where the staff of a place, and of all below it that have no room of their own, read notices. */
const room = z.strictObject({
  /** `group`, `group/company` or `group/company/project`. */
  place: z
    .string()
    .regex(/^[^/\s]+(\/[^/\s]+){0,2}$/, 'must be group, group/company or group/company/project'),
  wecomRobot: web.optional(),
  dingtalkRobot: z.strictObject({ url: web, secret: z.string().min(1) }).optional(),
  webhook: z.strictObject({ url: web, secret: z.string().min(16) }).optional(),
  email: z.email().optional(),
})

type Room = z.infer<typeof room>

/** How notices leave the house: a part of an environment. */
export const noticesEnvironment = {
  /** `smtp://user:password@host:587`. */
  NOTICES_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  NOTICES_EMAIL_FROM: z.email().optional(),
  NOTICES_SMS_URL: web.optional(),
  /** The gateway's request: `{"mobile":"{{telephone}}","content":"{{text}}"}`. */
  NOTICES_SMS_BODY: z.string().optional(),
  NOTICES_SMS_AUTHORIZATION: z.string().min(1).optional(),
  /** What a success says, for gateways that answer 200 to everything: `"code":"OK"`. */
  NOTICES_SMS_SUCCESS: z.string().min(1).optional(),
  /** JSON: a list of rooms, each of a place. */
  NOTICES_ROOMS: z
    .string()
    .default('[]')
    .transform((text, context) => {
      try {
        return z.array(room).max(1_000).parse(JSON.parse(text))
      } catch (error) {
        const issue = error instanceof z.ZodError ? error.issues[0] : undefined
        const where = issue === undefined ? '' : `: ${issue.path.join('.')}: ${issue.message}`
        context.addIssue({ code: 'custom', message: `must be JSON, a list of rooms${where}` })
        return z.NEVER
      }
    }),
  /** Where customers reach the gateway, for the links in notices: `https://service.example.com`. */
  NOTICES_PUBLIC_URL: web.optional(),
}

const source = z.object({ ...noticesEnvironment, NODE_ENV: z.string() })

export type NoticesSource = z.infer<typeof source>

/** For a schema's `superRefine`: what is set up is set up whole. */
export function requireWholeNotices(
  environment: Omit<NoticesSource, 'NODE_ENV'>,
  context: z.RefinementCtx,
): void {
  const tell = (name: keyof typeof noticesEnvironment, message: string): void =>
    context.addIssue({ code: 'custom', path: [name], message })
  const { NOTICES_SMTP_URL: smtp, NOTICES_EMAIL_FROM: from, NOTICES_SMS_BODY: body } = environment
  if (smtp !== undefined && from === undefined)
    tell('NOTICES_EMAIL_FROM', 'is required with NOTICES_SMTP_URL')
  const rooms = environment.NOTICES_ROOMS
  if (smtp === undefined && rooms.some(({ email }) => email !== undefined))
    tell('NOTICES_SMTP_URL', 'is required by the e-mail of a room')
  const twice = rooms.find(({ place }, at) => rooms.findIndex((each) => each.place === place) !== at)
  if (twice !== undefined) tell('NOTICES_ROOMS', `${twice.place} has two rooms`)
  if (environment.NOTICES_SMS_URL === undefined) return
  const problem = body === undefined ? 'is required with NOTICES_SMS_URL' : smsBodyProblem(body)
  if (problem !== null) tell('NOTICES_SMS_BODY', problem)
}

/**
 * The ways of an environment that `requireWholeNotices` has passed. While developing, with nothing set up, all are shown.
 * @param show is told each that is shown.
 */
export function notifierOf(
  environment: NoticesSource,
  now: () => Date,
  show: (notice: ShownNotice) => void = () => undefined,
): Notifier {
  const { NOTICES_SMS_URL: smsUrl, NOTICES_SMTP_URL: smtpUrl, NOTICES_ROOMS: rooms } = environment
  const publicUrl = environment.NOTICES_PUBLIC_URL?.replace(/\/+$/, '') ?? null
  const nothing = smsUrl === undefined && smtpUrl === undefined && rooms.length === 0
  if (nothing && environment.NODE_ENV !== 'production') return new ShownNotices(show, publicUrl)
  const sms =
    smsUrl === undefined
      ? null
      : smsByHttp({
          url: smsUrl,
          body: environment.NOTICES_SMS_BODY ?? '',
          authorization: environment.NOTICES_SMS_AUTHORIZATION ?? null,
          success: environment.NOTICES_SMS_SUCCESS ?? null,
        })
  const mail = { url: smtpUrl, from: environment.NOTICES_EMAIL_FROM }
  const ways = new Map(rooms.map((each) => [each.place, waysInto(each, mail, now)]))
  return {
    publicUrl,
    way: (channel, place) =>
      channel === 'sms'
        ? sms
        : (nearest(ways, place, (found) => found[channel] !== undefined)?.[channel] ?? null),
  }
}

type Ways = Partial<Record<NoticeChannel, Way>>

function waysInto(
  { wecomRobot: wecom, dingtalkRobot: dingtalk, webhook: hook, email }: Room,
  mail: { url: string | undefined; from: string | undefined },
  now: () => Date,
): Ways {
  return {
    ...(wecom === undefined ? {} : { wecomRobot: wecomRobot(wecom) }),
    ...(dingtalk === undefined ? {} : { dingtalkRobot: dingtalkRobot(dingtalk.url, dingtalk.secret, now) }),
    ...(hook === undefined ? {} : { webhook: webhook(hook.url, hook.secret, now) }),
    ...(email === undefined || mail.url === undefined || mail.from === undefined
      ? {}
      : { email: mailbox(mail.url, mail.from, email) }),
  }
}

/** The ways of the place itself, or of the closest above it that has what is looked for: never of another group. */
function nearest(
  ways: ReadonlyMap<string, Ways>,
  place: string,
  has: (found: Ways) => boolean,
): Ways | undefined {
  const parts = place.split('/')
  const above = parts.map((_part, at) => parts.slice(0, parts.length - at).join('/'))
  return above.flatMap((path) => ways.get(path) ?? []).find(has)
}
