import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import { appealInstructed } from '@shouwen/events/intake'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import type { Store } from '@shouwen/transactions/store'
import { v7 as uuidv7 } from 'uuid'
import type { Appeal } from '../domain/appeal'
import { requiredText } from '../domain/texts'
import { move } from '../domain/transitions'
import { packsPromised, promisedAmong } from '../store/packs'
import { instructionTable } from '../store/tables'
import { changeAppeal, recordChange, type AppealChanged, type AppealCommand } from './change-appeal'
import { permissions, reservedFor } from './permissions'

export interface InstructAppealInput extends AppealCommand {
  readonly content: string
}

/** P5.1.3, M4.7.1: whoever the procedure names, director or manager, signs how it is to be handled. */
export function instructAppeal(
  store: Store,
  input: InstructAppealInput,
  actor: Actor,
): Promise<AppealChanged> {
  return changeAppeal(store, permissions['Mutation.instructAppeal'], input, actor, async (before, work) => {
    const appeal = instructBy(actor, before, await packsPromised(work.manager, [before]))
    const instructionId = uuidv7()
    await work.manager.insert(instructionTable, {
      id: instructionId,
      groupId: work.groupId,
      appealId: appeal.id,
      content: requiredText('instruction', input.content),
      signedBy: actor.personId,
      signedAt: work.now,
    })
    recordChange(work, appealInstructed, appeal, 'instruct', { instructionId })
    return appeal
  })
}

/** The appeal instructed by the post that its procedure names; refuses as the rules do. */
export function instructBy(actor: Actor, before: Appeal, packs: readonly ProcedurePack[]): Appeal {
  const appeal = move(before, 'instruct')
  const { role, clause } = promisedAmong(packs, appeal).instructionBy
  authorize(actor, reservedFor(role, permissions['Mutation.instructAppeal'], clause), appeal.projectPath)
  return appeal
}
