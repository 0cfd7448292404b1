import { v7 as uuidv7 } from 'uuid'
import type { AppealHand } from '../appeal-hand'
import {
  AcceptWorkOrderDocument,
  CompleteRevisitDocument,
  CompleteWorkOrderDocument,
  type CustomerAnswer,
} from '../generated/operations'
import { postsOf } from '../seed/organisation'
import type { Teller } from './teller'

interface Cast {
  /** First contact. */
  readonly receiver: string
  readonly worker: string
  /** Who instructs, and reviews where the procedure asks for it. */
  readonly superior: string
  /** Who else approves what goes out in writing. */
  readonly leaders?: readonly string[]
}

interface Script {
  readonly instruction: string
  readonly result: string
  readonly progress: string
  readonly feedback: string
  readonly answer: CustomerAnswer
  readonly outcome: string
  /** What is written down in the steps of playbooks: by step and field. */
  readonly steps?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

interface ClausesOfLife {
  readonly handover: string[]
  readonly instruct: string[]
  readonly work: string[]
  readonly progress: string[]
  readonly feedback: string[]
  readonly resolve: string[]
  readonly revisit: string[]
  readonly close: string[]
  readonly reviewed: boolean
}

/** From the hand-over to the archive: the part of a life that all procedures share, each under its own clauses. */
export async function handleToTheEnd(
  hand: AppealHand,
  cast: Cast,
  script: Script,
  clauses: ClausesOfLife,
  tell: Teller,
): Promise<void> {
  await doSteps(hand, [cast.receiver], script, tell)
  await handOver(hand, clauses, tell)
  await hand.change(cast.superior, 'instructAppeal', { content: script.instruction })
  tell({
    who: cast.superior,
    zh: `批示:${script.instruction}`,
    en: 'signed the instruction',
    clauses: clauses.instruct,
  })
  await judge(hand, cast, tell)
  await work(hand, cast, script, clauses, tell)
  await doSteps(hand, [cast.worker, cast.receiver, cast.superior], script, tell)
  await reportAndInform(hand, cast, script, clauses, tell)
  await answerInWriting(hand, cast, script, tell)
  await hand.change(cast.receiver, 'resolveAppeal', { outcome: script.outcome })
  tell({
    who: cast.receiver,
    zh: `办结:${script.outcome}`,
    en: 'declared the matter settled',
    clauses: clauses.resolve,
  })
  await revisitAndFile(hand, cast, clauses, tell)
}

async function handOver(hand: AppealHand, clauses: ClausesOfLife, tell: Teller): Promise<void> {
  const handed = await hand.when(
    'the hand-over',
    (appeal) => appeal.department !== null && appeal.workOrders.length > 0,
  )
  tell({
    who: 'server',
    zh: `已派单至${handed.department?.name ?? ''}`,
    en: `handed to ${handed.department?.name ?? ''} by the rule on category and duty`,
    clauses: clauses.handover,
  })
  const timed = await hand.when('the clocks', (appeal) =>
    appeal.clocks.some((clock) => clock.state === 'RUNNING'),
  )
  for (const clock of timed.clocks) {
    tell({
      who: 'server',
      zh: `时限 ${clock.code} 至 ${clock.dueAt ?? '恢复'}`,
      en: `clock ${clock.code} runs until ${clock.dueAt ?? 'it goes on'}`,
      clauses: [clock.clause],
    })
  }
}

async function work(
  hand: AppealHand,
  cast: Cast,
  script: Script,
  clauses: ClausesOfLife,
  tell: Teller,
): Promise<void> {
  const { client } = hand
  const [opened] = (await hand.look()).workOrders
  if (opened === undefined) throw new Error('there is no work order')
  const accepting = { idempotencyKey: uuidv7(), workOrderId: opened.id, expectedVersion: opened.version }
  await client.must(cast.worker, AcceptWorkOrderDocument, { input: accepting })
  tell({ who: cast.worker, zh: '接单', en: 'accepted the work order', clauses: clauses.work })
  await hand.when('the work to begin', (appeal) => appeal.status === 'IN_PROGRESS')
  const [taken] = (await hand.look()).workOrders
  await client.must(cast.worker, CompleteWorkOrderDocument, {
    input: {
      idempotencyKey: uuidv7(),
      workOrderId: opened.id,
      expectedVersion: taken?.version ?? opened.version + 1,
      result: script.result,
    },
  })
  tell({
    who: cast.worker,
    zh: `完成:${script.result}`,
    en: 'reported the work as done',
    clauses: clauses.work,
  })
  const accepted = await hand.acceptWork(cast.receiver)
  if (accepted > 0) {
    tell({
      who: cast.receiver,
      zh: '客户验收合格',
      en: 'the customer accepted the repair',
      clauses: ['P5.6.1'],
    })
  }
}

async function doSteps(
  hand: AppealHand,
  people: readonly string[],
  { steps }: Script,
  tell: Teller,
): Promise<void> {
  for (const who of people) {
    await hand.doSteps(who, steps, ({ zh, en, clause }) => tell({ who, zh, en, clauses: [clause] }))
  }
}

/** M4.5: where the procedure judges complaints by their scope, the manager does. */
async function judge(hand: AppealHand, cast: Cast, tell: Teller): Promise<void> {
  const { scope, scopeDefinitions } = await hand.look()
  const [within] = scopeDefinitions
  if (scope !== null || within === undefined) return
  const reason = '属于公司承诺的服务内容。'
  await hand.change(cast.superior, 'judgeScope', { scope: within.scope, reason })
  tell({
    who: cast.superior,
    zh: `判定为有效投诉:${reason}`,
    en: 'judged the complaint to be within scope',
    clauses: ['M4.5.1', within.clause],
  })
}

async function reportAndInform(
  hand: AppealHand,
  cast: Cast,
  script: Script,
  clauses: ClausesOfLife,
  tell: Teller,
): Promise<void> {
  await hand.change(cast.worker, 'reportProgress', { content: script.progress })
  tell({
    who: cast.worker,
    zh: `汇报进展:${script.progress}`,
    en: 'reported the progress',
    clauses: clauses.progress,
  })
  const report = (await hand.look()).progressReports.at(-1)
  if (report === undefined) throw new Error('there is no progress report')
  if (clauses.reviewed) {
    await hand.change(cast.superior, 'reviewProgress', { progressId: report.id })
    tell({ who: cast.superior, zh: '审议进展', en: 'reviewed the progress', clauses: clauses.progress })
  }
  await hand.change(cast.receiver, 'informCustomer', {
    progressId: report.id,
    channel: 'TELEPHONE',
    content: script.feedback,
    answer: script.answer,
  })
  tell({
    who: cast.receiver,
    zh: `反馈客户:${script.feedback}`,
    en: 'told the customer, who answered',
    clauses: clauses.feedback,
  })
}

/** P5.6.3.1, M4.9: where the procedure asks for a written reply, it is drafted, approved by one after the other, and delivered. */
async function answerInWriting(
  hand: AppealHand,
  { receiver, superior, leaders = [] }: Cast,
  { feedback }: Script,
  tell: Teller,
): Promise<void> {
  const { replyRule } = await hand.look()
  if (replyRule === null) return
  const clauses = [replyRule.clause]
  await hand.change(receiver, 'draftReply', { body: feedback })
  tell({ who: receiver, zh: '拟书面回复', en: 'drafted the written reply', clauses })
  for (const role of replyRule.approvedBy) {
    const leader = [superior, ...leaders].find((persona) => postsOf(persona).includes(role))
    if (leader === undefined) throw new Error(`nobody of this story is ${role}`)
    await hand.change(leader, 'approveReply')
    tell({ who: leader, zh: '审批书面回复', en: 'approved the written reply', clauses })
  }
  await hand.change(receiver, 'deliverReply', { channel: 'LETTER', receipt: '本人签收。' })
  const [reply] = (await hand.look()).replies
  tell({
    who: receiver,
    zh: `送达书面回复 ${reply?.number ?? ''}`,
    en: `delivered the written reply ${reply?.number ?? ''}`,
    clauses,
  })
}

async function revisitAndFile(
  hand: AppealHand,
  cast: Cast,
  clauses: ClausesOfLife,
  tell: Teller,
): Promise<void> {
  const due = await hand.when('the revisit to be due', (appeal) =>
    appeal.revisits.some(({ status }) => status === 'DUE'),
  )
  const task = due.revisits.find(({ status }) => status === 'DUE')
  if (task === undefined) throw new Error('there is no revisit')
  tell({ who: 'server', zh: '生成回访任务', en: 'a revisit is due', clauses: [task.clause] })
  await hand.client.must(cast.receiver, CompleteRevisitDocument, {
    input: {
      idempotencyKey: uuidv7(),
      revisitId: task.id,
      expectedVersion: task.version,
      method: 'BY_TELEPHONE',
      satisfaction: 'SATISFIED',
      words: '已经处理好了,谢谢。',
    },
  })
  tell({
    who: cast.receiver,
    zh: '电话回访:满意',
    en: 'revisited by telephone: satisfied',
    clauses: clauses.revisit,
  })
  await hand.when('the appeal to close', (appeal) => appeal.status === 'CLOSED')
  tell({ who: 'server', zh: '回访后结案', en: 'closed after its revisit', clauses: clauses.close })
  await hand.change(cast.receiver, 'archiveAppeal')
  tell({ who: cast.receiver, zh: '归档', en: 'filed the record', clauses: ['P4.2'] })
}
