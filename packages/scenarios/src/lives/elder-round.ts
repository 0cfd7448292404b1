import { v7 as uuidv7 } from 'uuid'
import {
  GenerateRoundDocument,
  RecordCareVisitDocument,
  RegisterElderDocument,
  RoundOfDayDocument,
  type RoundOfDayQuery,
} from '../generated/operations'
import type { SchemaClient } from '../schema-client'
import { projectId, unitId } from '../seed/seed'
import { until } from '../schema-client'
import type { Teller } from './teller'

const estate = 'lvyuan/north/hetang'

type Round = NonNullable<RoundOfDayQuery['round']>

/** An empty-nest elder is registered; today's round is made up, walked and recorded. */
export async function elderRound(client: SchemaClient, tell: Teller): Promise<Round> {
  const project = await projectId(client, 'steward', estate)
  const unit = await unitId(client, 'steward', estate, '1-1-301')
  const { registerElder } = await client.must('steward', RegisterElderDocument, {
    input: {
      idempotencyKey: 'life-elder-1-1-301',
      projectId: project,
      unitId: unit,
      name: '黄玉珍',
      birthDate: '1941-05-06',
      retired: true,
      livesApartFromChildren: true,
      livesAlone: true,
      relatives: [{ name: '黄志远', relationship: '儿子', telephone: '13711112222' }],
    },
  })
  tell({
    who: 'steward',
    zh: '登记空巢老人:黄玉珍',
    en: 'registered an empty-nest elder',
    clauses: ['P5.6.7.0', 'P5.6.7.1'],
  })
  const { generateRound } = await client.must('steward', GenerateRoundDocument, {
    input: { idempotencyKey: uuidv7(), projectId: project },
  })
  const round = await until(async () => {
    const { round: today } = await client.must('steward', RoundOfDayDocument, {
      projectId: project,
      date: generateRound.date,
    })
    const visit = today?.visits.find(({ elder }) => elder?.id === registerElder.id)
    if (today === null || visit === undefined) throw new Error("the elder is not on today's round yet")
    return today
  })
  const visit = round.visits.find(({ elder }) => elder?.id === registerElder.id)
  if (visit === undefined) throw new Error('the round has lost its elder')
  tell({
    who: 'server',
    zh: `生成 ${round.date} 巡访,${round.visits.length} 户`,
    en: "today's round is made up",
    clauses: ['P5.6.7.3'],
  })
  if (visit.outcome === null) {
    await client.must('steward', RecordCareVisitDocument, {
      input: {
        idempotencyKey: uuidv7(),
        visitId: visit.id,
        expectedVersion: visit.version,
        outcome: 'SEEN_WELL',
        note: '老人精神好,已提醒关好门窗。',
      },
    })
  }
  tell({ who: 'steward', zh: '登门巡访:状态良好', en: 'visited at the door: well', clauses: ['P5.6.7.3'] })
  return round
}
