import { v7 as uuidv7 } from 'uuid'
import {
  AppealViewDocument,
  ApproveReplyDocument,
  ArchiveAppealDocument,
  CloseAppealDocument,
  CompleteStepDocument,
  DeliverReplyDocument,
  DraftReplyDocument,
  InformCustomerDocument,
  InstructAppealDocument,
  JudgeScopeDocument,
  RecordAcceptanceDocument,
  RegisterAppealDocument,
  ReportProgressDocument,
  ResolveAppealDocument,
  ReviewProgressDocument,
  type AppealViewQuery,
  type RegisterAppealInput,
  type TypedDocumentString,
} from './generated/operations'
import type { Given, SchemaClient } from './schema-client'
import { postsOf } from './seed/organisation'

/** One appeal, as the people of a story handle it. */
export type AppealView = NonNullable<AppealViewQuery['appeal']>

const changes = {
  instructAppeal: InstructAppealDocument,
  reportProgress: ReportProgressDocument,
  reviewProgress: ReviewProgressDocument,
  informCustomer: InformCustomerDocument,
  judgeScope: JudgeScopeDocument,
  draftReply: DraftReplyDocument,
  approveReply: ApproveReplyDocument,
  deliverReply: DeliverReplyDocument,
  resolveAppeal: ResolveAppealDocument,
  closeAppeal: CloseAppealDocument,
  archiveAppeal: ArchiveAppealDocument,
}

/** A step of a playbook, as somebody sees it. */
export type StepView = AppealView['playbooks'][number]['steps'][number] & { readonly playbook: string }

type Change = keyof typeof changes

/** What a change says beyond which appeal it is about. */
type ChangeForm<Made extends Change> =
  (typeof changes)[Made] extends TypedDocumentString<unknown, { input: infer Input }>
    ? Omit<Input, 'idempotencyKey' | 'appealId' | 'expectedVersion'>
    : never

/** What one does with an appeal through the public schema: looks, waits, changes. */
export class AppealHand {
  constructor(
    readonly client: SchemaClient,
    readonly id: string,
    /** Who looks. */
    private readonly viewer: string,
  ) {}

  async look(): Promise<AppealView> {
    const { appeal } = await this.client.must(this.viewer, AppealViewDocument, { id: this.id })
    if (appeal === null) throw new Error(`${this.viewer} sees no appeal ${this.id}`)
    return appeal
  }

  /** Waits until the appeal is as it should be. */
  when(what: string, holds: (appeal: AppealView) => boolean): Promise<AppealView> {
    return this.client.until(async () => {
      const appeal = await this.look()
      if (!holds(appeal)) throw new Error(`still waiting for: ${what}; ${appeal.number} is ${appeal.status}`)
      return appeal
    })
  }

  /** Changes the appeal at the version that is read first; if somebody else was quicker, reads again. */
  async change<Made extends Change>(
    persona: string,
    change: Made,
    ...[form]: Given<ChangeForm<Made>>
  ): Promise<void> {
    const idempotencyKey = uuidv7()
    await this.client.until(async () => {
      const { version } = await this.look()
      await this.client.must(persona, String(changes[change]), {
        input: {
          idempotencyKey: `${idempotencyKey}-${version}`,
          appealId: this.id,
          expectedVersion: version,
          ...form,
        },
      })
    })
  }

  /**
   * Does the steps that are open, one after the other, as long as somebody may.
   * @param words by step and field; what is not told is said in a few.
   */
  async doSteps(
    persona: string,
    words: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
    told: (step: StepView) => void = () => undefined,
  ): Promise<void> {
    const posts = postsOf(persona)
    for (let step = await this.nextStep(posts); step !== undefined; step = await this.nextStep(posts)) {
      await this.completeStep(persona, step, words[step.code])
      told(step)
    }
  }

  /** P5.6.1: the customer accepts what was reported as done, where the procedure asks them to; how many orders. */
  async acceptWork(persona: string, words = '验收合格。'): Promise<number> {
    const { workOrders } = await this.look()
    const awaiting = workOrders.filter(({ acceptance }) => acceptance === 'AWAITED')
    for (const { id: workOrderId, version: expectedVersion } of awaiting) {
      await this.client.must(persona, RecordAcceptanceDocument, {
        input: { idempotencyKey: uuidv7(), workOrderId, expectedVersion, accepted: true, words },
      })
    }
    return awaiting.length
  }

  private async nextStep(posts: readonly string[]): Promise<StepView | undefined> {
    const { playbooks } = await this.look()
    return playbooks
      .flatMap(({ code, steps }) => steps.map((step) => ({ ...step, playbook: code })))
      .find((step) => step.standing === 'OPEN' && step.posts.some((post) => posts.includes(post)))
  }

  /** In a few words wherever it asks for any; of a choice the first, unless told. */
  private async completeStep(
    persona: string,
    { playbook, code, asks }: StepView,
    words: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const evidence = asks
      .filter(({ code: field, required }) => required || field in words)
      .map(({ code: field, kind, options }) => ({
        field,
        value: words[field] ?? options[0]?.code ?? (kind === 'TELEPHONE' ? '02788880000' : '已按规程办理。'),
      }))
    await this.client.must(persona, CompleteStepDocument, {
      input: { idempotencyKey: uuidv7(), appealId: this.id, playbook, step: code, evidence },
    })
  }
}

/** Registers an appeal. */
export async function register(
  client: SchemaClient,
  persona: string,
  form: Omit<RegisterAppealInput, 'idempotencyKey'>,
): Promise<AppealHand> {
  const { registerAppeal } = await client.must(persona, RegisterAppealDocument, {
    input: { idempotencyKey: uuidv7(), ...form },
  })
  return new AppealHand(client, registerAppeal.id, persona)
}
