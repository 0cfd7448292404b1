import type { Actor } from '@shouwen/access/actor'
import { showsClear, type PersonShown, type PersonalField } from '@shouwen/access/masking'
import { maskedName, maskedTelephone } from '@shouwen/vocabulary/telephone'
import type { Relative } from '../domain/elder'
import { relativeId } from '../use-cases/relative-id'
import type { ElderType } from './elder-type'

/** An elder as somebody is shown them: by the fields of the schema and by the printed list alike. */

/** Whether the actor sees this of an elder, or of their relatives, in clear. */
export function inClear(
  person: PersonShown,
  field: PersonalField,
  { projectPath, customerId }: ElderType,
  actor: Actor,
): boolean {
  return showsClear(actor, { person, paths: [projectPath], customerId }, field)
}

export function nameSeen(elder: ElderType, actor: Actor): string {
  return inClear('elder', 'name', elder, actor) ? elder.name : maskedName(elder.name)
}

export function relativesSeen(elder: ElderType, actor: Actor): (Relative & { id: string })[] {
  const named = inClear('relative', 'name', elder, actor)
  const reachable = inClear('relative', 'telephone', elder, actor)
  return elder.relatives.map((relative, place) => ({
    id: relativeId(elder.id, place),
    name: named ? relative.name : maskedName(relative.name),
    relationship: relative.relationship,
    telephone: reachable ? relative.telephone : maskedTelephone(relative.telephone),
  }))
}
