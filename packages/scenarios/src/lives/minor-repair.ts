import { register, type AppealHand } from '../appeal-hand'
import { FindCustomerDocument } from '../generated/operations'
import type { SchemaClient } from '../schema-client'
import { projectId, unitId } from '../seed/seed'
import { archivedCount, tellAfterlife } from './afterlife'
import { handleToTheEnd } from './handling'
import type { Teller } from './teller'

const estate = 'lvyuan/north/hetang'

/** A known homeowner asks for a minor repair: eight hours. */
export async function minorRepair(client: SchemaClient, tell: Teller): Promise<AppealHand> {
  const countedBefore = await archivedCount(client, 'director')
  const hand = await register(client, 'steward', {
    projectId: await projectId(client, 'steward', estate),
    unitId: await unitId(client, 'steward', estate, '3-1-502'),
    customerId: await customerId(client, 'steward', '13800138502'),
    kind: 'REPAIR',
    grade: 'MINOR',
    channel: 'TELEPHONE',
    category: 'water-leak',
    cause: '厨房漏水',
    content: '厨房水槽下水管接口滴水,柜子底板已经泡湿。',
  })
  const { number } = await hand.look()
  tell({
    who: 'steward',
    zh: `登记小修 ${number}`,
    en: `registered ${number}`,
    clauses: ['P5.1.1', 'P5.1.2', 'P5.6.1'],
  })
  await handleToTheEnd(
    hand,
    { receiver: 'steward', worker: 'worker', superior: 'director' },
    {
      instruction: '工程部今日上门维修。',
      result: '更换下水管密封圈一只,试水十分钟无渗漏。',
      progress: '已更换密封圈并试水,无渗漏。',
      feedback: '陈先生您好,密封圈已更换,试水正常,如再滴水请随时联系我。',
      answer: 'UNDERSTOOD',
      outcome: '小修八小时内完成,业主现场确认。',
    },
    {
      handover: ['P5.2.1'],
      instruct: ['P5.1.3'],
      work: ['P5.4.2', 'P5.6.1'],
      progress: ['P5.3'],
      feedback: ['P5.2.3', 'P5.3'],
      resolve: ['P4.1', 'P5.4.2'],
      revisit: ['P5.5.4', 'P4.2'],
      close: ['P4.2'],
      reviewed: true,
    },
    tell,
  )
  await tellAfterlife(hand, 'director', countedBefore, tell)
  return hand
}

/** A customer of the seed by telephone. */
export async function customerId(client: SchemaClient, persona: string, telephone: string): Promise<string> {
  const { customers } = await client.must(persona, FindCustomerDocument, { search: telephone })
  const [found] = customers.edges
  if (found === undefined) throw new Error(`no customer with ${telephone}`)
  return found.node.id
}
