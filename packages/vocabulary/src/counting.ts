import { closedSet, type CodeOf } from './closed-set'

/** By what appeals can be counted. */
export const countDimensions = closedSet('CountDimension', '统计维度', {
  kind: { zh: '诉求类别', en: 'kind of appeal' },
  channel: { zh: '诉求方式', en: 'channel' },
  nature: { zh: '来源性质', en: "nature, in the source's own words" },
  sourceChannel: { zh: '来源渠道', en: "channel, in the source's own words" },
  month: { zh: '月份', en: 'local month of receipt' },
  status: { zh: '状态', en: 'status' },
  project: { zh: '项目', en: 'project' },
  category: { zh: '分类', en: 'category' },
})
export type CountDimension = CodeOf<typeof countDimensions>
