import { expect, test } from '@jest/globals'
import { z } from 'zod'
import { noticesEnvironment, notifierOf, requireWholeNotices } from '../src/config'
import { ShownNotices } from '../src/shown-notices'

const schema = z
  .object({ ...noticesEnvironment, NODE_ENV: z.string().default('production') })
  .superRefine(requireWholeNotices)
const now = () => new Date()
const rooms = (...list: object[]) => ({ NOTICES_ROOMS: JSON.stringify(list) })

function problems(environment: Record<string, string>): string[] {
  return (schema.safeParse(environment).error?.issues ?? []).map(
    ({ path, message }) => `${path.join()}: ${message}`,
  )
}

test('while developing, with nothing set up, everything is shown; in production nothing goes anywhere', () => {
  expect(notifierOf(schema.parse({ NODE_ENV: 'development' }), now)).toBeInstanceOf(ShownNotices)
  const silent = notifierOf(schema.parse({}), now)
  expect(silent.way('sms', 'lvyuan/north/hetang')).toBeNull()
  expect(silent.way('email', 'lvyuan/north/hetang')).toBeNull()
})

test('a notice goes to the closest room that has the channel, and never to one of another group or place', () => {
  const wecom = { wecomRobot: 'https://qyapi.example.com/send?key=1' }
  const { way } = notifierOf(
    schema.parse(
      rooms(
        { place: 'lvyuan', ...wecom },
        { place: 'lvyuan/north', dingtalkRobot: { url: 'https://d.example.com', secret: 's' } },
      ),
    ),
    now,
  )
  expect(way('wecomRobot', 'lvyuan/north/hetang')).not.toBeNull()
  expect(way('dingtalkRobot', 'lvyuan/north/hetang')).not.toBeNull()
  expect(way('dingtalkRobot', 'lvyuan/south/lanting')).toBeNull()
  expect(way('wecomRobot', 'lvyuan2/north/hetang')).toBeNull()
  expect(way('wecomRobot', 'rival/north/hetang')).toBeNull()
})

test('what is set up in part is refused at the start, each fault with its variable', () => {
  expect(problems({ NOTICES_SMTP_URL: 'smtp://mail' })).toEqual([
    'NOTICES_EMAIL_FROM: is required with NOTICES_SMTP_URL',
  ])
  expect(problems({ NOTICES_SMS_URL: 'https://sms.example.com' })).toEqual([
    'NOTICES_SMS_BODY: is required with NOTICES_SMS_URL',
  ])
  expect(
    problems({ NOTICES_SMS_URL: 'https://sms.example.com', NOTICES_SMS_BODY: '{"a":"{{text}}"}' }),
  ).toEqual(['NOTICES_SMS_BODY: needs {{telephone}}'])
  expect(problems(rooms({ place: 'lvyuan', email: 'a@example.com' }))).toEqual([
    'NOTICES_SMTP_URL: is required by the e-mail of a room',
  ])
  expect(problems(rooms({ place: 'lvyuan' }, { place: 'lvyuan' }))).toEqual([
    'NOTICES_ROOMS: lvyuan has two rooms',
  ])
  expect(problems({ NOTICES_ROOMS: '{' })).toEqual(['NOTICES_ROOMS: must be JSON, a list of rooms'])
  expect(problems(rooms({ place: 'a/b/c/d' }))[0]).toMatch(
    /^NOTICES_ROOMS: must be JSON, a list of rooms: 0\.place: /,
  )
})

test('the newest hundred are shown, with their telephones masked', async () => {
  const notifier = new ShownNotices()
  const way = notifier.way('sms', 'lvyuan/north/hetang')
  for (let at = 0; at < 120; at += 1)
    await way.send({ id: `${at}`, subject: '', text: `${at}` }, ['+8613800138502'])
  expect(notifier.shown).toHaveLength(100)
  expect(notifier.shown.at(-1)).toEqual({
    channel: 'sms',
    place: 'lvyuan/north/hetang',
    text: '119',
    telephones: ['138****8502'],
  })
  expect(await way.send({ id: '', subject: '', text: '' }, [])).toEqual({
    how: 'rejected',
    why: 'no-address',
  })
})
