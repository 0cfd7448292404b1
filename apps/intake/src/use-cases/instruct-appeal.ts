import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import { appealInstructed } from '@shouwen/events/intake'
import type { Store } from '@shouwen/transactions/store'
import { v7 as uuidv7 } from 'uuid'
import { requiredText } from '../domain/texts'
import { move } from '../domain/transitions'
import { packPromised } from '../store/packs'
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
    const appeal = move(before, 'instruct')
    const { instructionBy } = await packPromised(work.manager, appeal)
    const signing = reservedFor(
      instructionBy.role,
      permissions['Mutation.instructAppeal'],
      instructionBy.clause,
    )
    authorize(actor, signing, appeal.projectPath)
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
