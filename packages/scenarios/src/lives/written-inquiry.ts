import { register, type AppealHand } from '../appeal-hand'
import type { SchemaClient } from '../schema-client'
import { projectId } from '../seed/seed'
import { handleToTheEnd } from './handling'
import type { Teller } from './teller'

const estate = 'lvyuan/north/hetang'

/** Somebody writes a letter: the director answers in writing within two days. */
export async function writtenInquiry(client: SchemaClient, tell: Teller): Promise<AppealHand> {
  const hand = await register(client, 'steward', {
    projectId: await projectId(client, 'steward', estate),
    caller: { name: '罗文清', telephone: '137 0000 5631' },
    kind: 'INQUIRY',
    channel: 'LETTER',
    category: 'parking',
    cause: '月租车位',
    content: '来函询问地下车库月租车位的收费标准和办理手续。',
  })
  const { number } = await hand.look()
  tell({
    who: 'steward',
    zh: `登记书面咨询 ${number}`,
    en: `registered the letter ${number}`,
    clauses: ['P5.1.1', 'P5.1.2', 'P5.6.3.1'],
  })
  await handleToTheEnd(
    hand,
    { receiver: 'steward', worker: 'security', superior: 'director' },
    {
      instruction: '核对收费公示后书面回复。',
      result: '已核对收费公示和空余车位。',
      progress: '月租车位现有空余,收费以公示为准。',
      feedback: '{{customer}}:月租车位每月三百元,凭行驶证到客服部办理。',
      answer: 'UNDERSTOOD',
      outcome: '已书面回复。',
    },
    {
      handover: ['P5.2.1'],
      instruct: ['P5.1.3'],
      work: ['P5.2.1'],
      progress: ['P5.3'],
      feedback: ['P5.2.3', 'P5.3'],
      resolve: ['P4.1'],
      revisit: ['P5.5.4', 'P4.2'],
      close: ['P4.2'],
      reviewed: true,
    },
    tell,
  )
  return hand
}
