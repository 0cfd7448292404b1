import type { AppealKind, Channel, Impact, RepairGrade } from '@shouwen/vocabulary/appeals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { normalTelephone } from '@shouwen/vocabulary/telephone'
import { categoryOf } from '@shouwen/procedure/categories'
import type { Category, ProcedurePack } from '@shouwen/procedure/pack'
import type { Appeal } from './appeal'
import { tidyText } from './texts'

/** What a receiver writes into the registration form 客户诉求登记表 (P5.1.1, M4.2). */
export interface RegistrationForm {
  readonly unitId: string | null
  readonly customerId: string | null
  readonly caller: { readonly name: string; readonly telephone: string } | null
  readonly kind: AppealKind
  readonly channel: Channel
  readonly category: string
  readonly grade: RepairGrade | null
  readonly impact: Impact | null
  readonly cause: string | null
  readonly content: string
  /** When the customer spoke; now, unless it was written down first. */
  readonly receivedAt: Date | null
}

/** Where and by whom: facts that the caller cannot choose. */
export interface RegistrationPlace {
  readonly id: string
  readonly groupId: string
  readonly projectId: string
  readonly projectPath: string
  readonly number: string
  readonly firstContactId: string
  readonly pack: ProcedurePack
}

/** The new appeal, checked against the project's procedure. Each fault of the form has its own refusal. */
export function decideRegister(form: RegistrationForm, place: RegistrationPlace, now: Date): Appeal {
  const { pack } = place
  const content = tidyText('content', form.content)
  if (content === null) throw new Refusal('CONTENT_MISSING')
  const category = categoryOfMatter(form, pack)
  if (form.receivedAt !== null && form.receivedAt > now)
    throw new Refusal('TIME_IN_FUTURE', { field: 'receivedAt' })
  return {
    id: place.id,
    groupId: place.groupId,
    projectId: place.projectId,
    projectPath: place.projectPath,
    projectKind: pack.projectKind,
    number: place.number,
    origin: 'registered',
    source: null,
    sourceId: null,
    sourceNature: null,
    sourceChannel: null,
    kind: form.kind,
    channel: form.channel,
    category: category.code,
    grade: form.grade,
    impact: form.impact,
    aboutService: category.aboutService,
    scope: null,
    severity: null,
    confidential: false,
    declined: null,
    cause: tidyText('cause', form.cause),
    content,
    unitId: form.unitId,
    ...whoAsks(form),
    receivedAt: form.receivedAt ?? now,
    registeredAt: now,
    firstContactId: place.firstContactId,
    packId: pack.id,
    packVersion: pack.version,
    status: 'registered',
    departmentId: null,
    informedAt: null,
    outcome: null,
    demand: null,
    resolvedAt: null,
    revisitedAt: null,
    closedAt: null,
    archivedAt: null,
    version: 1,
  }
}

/** What a matter is: what its procedure asks of it. */
export type Matter = Pick<RegistrationForm, 'kind' | 'category' | 'grade' | 'impact'>

/** The category of a matter, checked against the procedure; each fault has its own refusal. */
export function categoryOfMatter(matter: Matter, pack: ProcedurePack): Category {
  const category = categoryFor(matter, pack)
  checkGrade(matter, pack)
  if (matter.impact !== null && (pack.projectKind !== 'mall' || matter.kind !== 'complaint')) {
    throw new Refusal('IMPACT_ONLY_FOR_MALL_COMPLAINT')
  }
  return category
}

function categoryFor(form: Matter, pack: ProcedurePack): Category {
  if (!pack.kinds.some(({ kind }) => kind === form.kind)) {
    throw new Refusal('KIND_NOT_IN_PROCEDURE', { kind: form.kind })
  }
  const category = categoryOf(pack, form.category)
  if (!category.kinds.includes(form.kind)) throw new Refusal('CATEGORY_UNKNOWN', { category: form.category })
  return category
}

/** P5.4.2: a grade decides a repair's clock, so a procedure that has such clocks needs it. */
function checkGrade(form: Matter, pack: ProcedurePack): void {
  if (form.kind !== 'repair') {
    if (form.grade !== null) throw new Refusal('GRADE_ONLY_FOR_REPAIR')
    return
  }
  const decides = pack.clocks.some(({ when }) => when.grades !== undefined)
  if (decides && form.grade === null) throw new Refusal('GRADE_REQUIRED')
}

/** A known customer, or a caller by name and telephone: one of the two. */
function whoAsks(form: RegistrationForm): Pick<Appeal, 'customerId' | 'callerName' | 'callerTelephone'> {
  if ((form.customerId === null) === (form.caller === null)) throw new Refusal('CUSTOMER_OR_CALLER')
  if (form.caller === null) return { customerId: form.customerId, callerName: null, callerTelephone: null }
  const callerName = tidyText('callerName', form.caller.name)
  if (callerName === null) throw new Refusal('CUSTOMER_OR_CALLER')
  return { customerId: null, callerName, callerTelephone: normalTelephone(form.caller.telephone) }
}
