import { register, type AppealHand } from '../appeal-hand'
import type { SchemaClient } from '../schema-client'
import { projectId, unitId } from '../seed/seed'
import { archivedCount, tellAfterlife } from './afterlife'
import { handleToTheEnd } from './handling'
import { customerId } from './minor-repair'
import type { Teller } from './teller'

const mall = 'lvyuan/commercial/xinghui'

/** A tenant cannot trade: one hour. */
export async function mallComplaint(client: SchemaClient, tell: Teller): Promise<AppealHand> {
  const countedBefore = await archivedCount(client, 'mall-operator')
  const hand = await register(client, 'mall-operator', {
    projectId: await projectId(client, 'mall-operator', mall),
    unitId: await unitId(client, 'mall-operator', mall, 'L1-06'),
    customerId: await customerId(client, 'mall-operator', '13800139106'),
    kind: 'COMPLAINT',
    impact: 'STOPS_BUSINESS',
    channel: 'IN_PERSON',
    category: 'power',
    cause: '铺位停电',
    content: '铺位跳闸停电,制冰机和收银都停了,顾客在排队。',
  })
  const { number } = await hand.look()
  tell({
    who: 'mall-operator',
    zh: `登记投诉 ${number}`,
    en: `registered ${number}`,
    clauses: ['M4.2', 'M3.3'],
  })
  await handleToTheEnd(
    hand,
    { receiver: 'mall-operator', worker: 'mall-worker', superior: 'mall-manager' },
    {
      instruction: '工程部十分钟内到场,一小时内恢复供电。',
      result: '更换铺位断路器,复测负荷正常,已恢复供电。',
      progress: '断路器老化跳闸,已更换,供电恢复。',
      feedback: '许店长,断路器已更换,供电已恢复,请查看设备。',
      answer: 'UNDERSTOOD',
      outcome: '一小时内恢复供电,租户恢复营业。',
      steps: { room: { room: '二号洽谈室' } },
    },
    {
      handover: ['M4.4'],
      instruct: ['M4.7.1'],
      work: ['M4.7.1'],
      progress: ['M4.4', 'M4.7.2'],
      feedback: ['M3.4', 'M4.7.2'],
      resolve: ['M3.3', 'M4.6.1'],
      revisit: ['M4.8', 'M3.2'],
      close: ['M4.8'],
      reviewed: false,
    },
    tell,
  )
  await tellAfterlife(hand, 'mall-operator', countedBefore, tell)
  return hand
}
