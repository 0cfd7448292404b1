import { dayNumber } from '@shouwen/calendar/local-time'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { normalTelephone } from '@shouwen/vocabulary/telephone'
import type { Elder, Relative } from './elder'
import { requiredText } from './texts'

/** Relatives of an elder at the most; one at the least, or nobody could be called. */
export const RELATIVES_LIMIT = 5

/** What a steward writes into the registry (P5.6.7.1). */
export interface ElderForm {
  readonly unitId: string
  readonly customerId: string | null
  readonly name: string
  readonly birthDate: string
  readonly retired: boolean
  readonly livesApartFromChildren: boolean
  readonly livesAlone: boolean
  readonly relatives: readonly Relative[]
}

/** What the caller cannot choose. */
export interface ElderPlace {
  readonly id: string
  readonly groupId: string
  readonly projectId: string
  readonly projectPath: string
  /** Whether the unit is one of the project's. */
  readonly unitKnown: boolean
  readonly registeredBy: string
  /** The clause of the criterion. */
  readonly clause: string
  /** The project's date. */
  readonly today: string
}

/** P5.6.7.0: the new elder. Refuses with NOT_AN_EMPTY_NEST_ELDER, and each fault of the form with its own code. */
export function decideRegisterElder(form: ElderForm, place: ElderPlace, now: Date): Elder {
  checkCriterion(form, place)
  checkBirthDate(form.birthDate, place.today)
  if (form.relatives.length === 0 || form.relatives.length > RELATIVES_LIMIT) {
    throw new Refusal('INPUT_INVALID', { problems: `relatives must number 1 to ${RELATIVES_LIMIT}` })
  }
  return {
    id: place.id,
    groupId: place.groupId,
    projectId: place.projectId,
    projectPath: place.projectPath,
    unitId: form.unitId,
    customerId: form.customerId,
    name: requiredText('name', form.name),
    birthDate: form.birthDate,
    livesAlone: form.livesAlone,
    relatives: form.relatives.map(({ name, relationship, telephone }) => ({
      name: requiredText('relativeName', name),
      relationship: requiredText('relationship', relationship),
      telephone: normalTelephone(telephone),
    })),
    registeredBy: place.registeredBy,
    registeredAt: now,
  }
}

/** A retired owner or occupier of the project who lives apart from their children. */
function checkCriterion(form: ElderForm, { unitKnown, clause }: ElderPlace): void {
  const refuse = (reason: string): Refusal => new Refusal('NOT_AN_EMPTY_NEST_ELDER', { reason, clause })
  if (!form.retired) throw refuse('notRetired')
  if (!form.livesApartFromChildren) throw refuse('livesWithChildren')
  if (!unitKnown) throw refuse('unitUnknown')
}

function checkBirthDate(birthDate: string, today: string): void {
  if (Number.isNaN(dayNumber(birthDate)) || birthDate < '1880-01-01') {
    throw new Refusal('INPUT_INVALID', { problems: 'birthDate must be a date YYYY-MM-DD' })
  }
  if (birthDate > today) throw new Refusal('TIME_IN_FUTURE', { field: 'birthDate' })
}
