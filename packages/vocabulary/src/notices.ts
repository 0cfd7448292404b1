import { closedSet, type CodeOf } from './closed-set'

/** What somebody is told of outside the product, by the rules of a procedure. */
export const noticeOccasions = closedSet('NoticeOccasion', '通知时机 (P5.3, P5.6.2.2, M4.7.1, C0.3)', {
  reported: { zh: '投诉报告', en: 'a complaint was reported' },
  handedOver: { zh: '派单', en: 'handed to a department' },
  escalated: { zh: '上报', en: 'escalated' },
  informed: { zh: '反馈客户', en: 'the customer was informed' },
  resolved: { zh: '办结', en: 'declared settled' },
})
export type NoticeOccasion = CodeOf<typeof noticeOccasions>

/** To whom a notice goes. */
export const noticeRecipients = closedSet('NoticeRecipient', '通知对象', {
  responsible: { zh: '经办人', en: 'whoever has to act on it' },
  firstContact: { zh: '首问责任人', en: 'the first contact' },
  customer: { zh: '客户', en: 'the customer' },
})
export type NoticeRecipient = CodeOf<typeof noticeRecipients>

/** By which way a notice goes. By SMS it goes to a telephone; by all others to a room of a place, where staff read. */
export const noticeChannels = closedSet('NoticeChannel', '通知渠道', {
  sms: { zh: '短信', en: 'SMS' },
  wecomRobot: { zh: '企业微信群机器人', en: 'robot of a WeCom group' },
  dingtalkRobot: { zh: '钉钉群机器人', en: 'robot of a DingTalk group' },
  email: { zh: '邮件', en: 'e-mail' },
  webhook: { zh: '网络回调', en: 'webhook' },
})
export type NoticeChannel = CodeOf<typeof noticeChannels>

/** Where a notice stands. */
export const noticeStates = closedSet('NoticeState', '通知状态', {
  queued: { zh: '待发送', en: 'waits to be sent, or to be tried again' },
  heldForQuietHours: { zh: '免打扰时段暂缓', en: 'held until the quiet hours are over' },
  sent: { zh: '已发送', en: 'taken by the channel' },
  failed: { zh: '被拒收', en: 'refused for good, or nobody to send it to' },
  dead: { zh: '多次失败', en: 'tried as often as is tried' },
  noAdapter: { zh: '未配置渠道', en: 'none of its channels is set up' },
})
export type NoticeState = CodeOf<typeof noticeStates>
