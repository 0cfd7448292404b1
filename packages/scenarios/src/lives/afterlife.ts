import { AppealsByStatusDocument, ServiceHistoryDocument } from '../generated/operations'
import { until, type SchemaClient } from '../schema-client'
import type { AppealHand } from '../appeal-hand'
import type { Teller } from './teller'

/** How many appeals of this life's kind are counted as archived, as the viewer sees them. */
export async function archivedCount(client: SchemaClient, viewer: string): Promise<number> {
  const { appealCounts } = await client.must(viewer, AppealsByStatusDocument)
  return appealCounts.find(({ keys }) => keys[0]?.toLowerCase() === 'archived')?.count ?? 0
}

/**
 * What an archived appeal has taught the company: counted, kept in the customer's history, part of the period's draw.
 * @param countedBefore archived appeals before this life began.
 */
export async function tellAfterlife(
  hand: AppealHand,
  viewer: string,
  countedBefore: number,
  tell: Teller,
): Promise<void> {
  const { client, id } = hand
  const counted = await until(async () => {
    const now = await archivedCount(client, viewer)
    if (now <= countedBefore) throw new Error('not counted yet')
    return now
  })
  tell({
    who: 'server',
    zh: `已计入统计:已归档 ${counted} 件`,
    en: `counted: ${counted} archived`,
    clauses: ['P4.3'],
  })
  await until(async () => {
    const { appeal } = await client.must(viewer, ServiceHistoryDocument, { id })
    const entries = appeal?.customer?.serviceHistory.edges ?? []
    if (!entries.some(({ node }) => node.appeal.id === id)) throw new Error('not in the service history yet')
  })
  tell({
    who: 'server',
    zh: '写入客户服务史',
    en: "appended to the customer's service history",
    clauses: ['C1.service'],
  })
  const sampled = await hand.when(
    'the sampling population',
    (appeal) => appeal.samplingPopulations.length > 0,
  )
  for (const { auditor, period, clause } of sampled.samplingPopulations) {
    tell({
      who: 'server',
      zh: `进入 ${period} 抽查总体(${auditor})`,
      en: `part of ${auditor}'s population for ${period}`,
      clauses: [clause],
    })
  }
  const { trail } = await hand.when('the whole trail', (appeal) =>
    appeal.trail.some(({ what }) => what.includes('archived')),
  )
  tell({
    who: 'server',
    zh: `全程留痕 ${trail.length} 条`,
    en: `${trail.length} trail rows, each with its clauses`,
    clauses: [],
  })
}
