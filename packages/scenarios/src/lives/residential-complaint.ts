import { register, type AppealHand } from '../appeal-hand'
import type { SchemaClient } from '../schema-client'
import { projectId, unitId } from '../seed/seed'
import { archivedCount, tellAfterlife } from './afterlife'
import { handleToTheEnd } from './handling'
import type { Teller } from './teller'

const estate = 'lvyuan/north/hetang'

/** A resident nobody knows yet complains about the cleaning, by telephone. */
export async function residentialComplaint(client: SchemaClient, tell: Teller): Promise<AppealHand> {
  const countedBefore = await archivedCount(client, 'director')
  const hand = await register(client, 'steward', {
    projectId: await projectId(client, 'steward', estate),
    unitId: await unitId(client, 'steward', estate, '3-1-402'),
    caller: { name: '王秀英', telephone: '138 1234 5678' },
    kind: 'COMPLAINT',
    channel: 'TELEPHONE',
    category: 'cleaning',
    cause: '楼道卫生',
    content: '三号楼一单元楼道三天没有打扫,垃圾堆在四楼拐角。',
  })
  const { number } = await hand.look()
  tell({
    who: 'steward',
    zh: `登记投诉 ${number}`,
    en: `registered ${number}`,
    clauses: ['P5.1.1', 'P5.1.2'],
  })
  const known = await hand.when('the caller to be known', (appeal) => appeal.customer !== null)
  tell({
    who: 'server',
    zh: `来电人建档:${known.customer?.name ?? ''}`,
    en: 'the caller is a customer now',
    clauses: ['C0.2'],
  })
  await handleToTheEnd(
    hand,
    { receiver: 'steward', worker: 'cleaner', superior: 'director' },
    {
      instruction: '环境部立即清理,并于今日内回复业主。',
      result: '已清运四楼拐角垃圾,整层拖洗,张贴每日清扫签到表。',
      progress: '垃圾已清运,楼道已拖洗,明日起每日九点前清扫。',
      feedback: '王女士您好,楼道已打扫干净,给您添麻烦了,明日起每天九点前清扫。',
      answer: 'UNDERSTOOD',
      outcome: '当日整改完毕,业主认可。',
      steps: {
        contact: { said: '四楼拐角垃圾已堆三天,气味很重。' },
        apologise: { answer: '接受道歉,希望今后每天打扫。' },
        rectify: { measure: '当日清运拖洗,张贴每日清扫签到表。' },
        remedy: { remedy: '为该层增加一周两次消杀。' },
      },
    },
    {
      handover: ['P5.2.1'],
      instruct: ['P5.1.3'],
      work: ['P5.2.1', 'P5.4.1'],
      progress: ['P5.3'],
      feedback: ['P5.2.3', 'P5.3', 'P5.4.1'],
      resolve: ['P4.1'],
      revisit: ['P5.5.1', 'P5.5.4'],
      close: ['P5.5.1'],
      reviewed: true,
    },
    tell,
  )
  await tellAfterlife(hand, 'director', countedBefore, tell)
  return hand
}
