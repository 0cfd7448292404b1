import { duties, projectKinds } from '@shouwen/vocabulary/organisation'
import { z } from 'zod'
import { code, id, instant, path } from './fields'
import { defineFact } from './fact'

export const groupOpened = defineFact({
  type: 'dispatch.group.opened.v1',
  about: 'A property group joined the platform.',
  data: z.strictObject({ groupId: id, code, name: z.string().max(100) }),
})

export const projectOpened = defineFact({
  type: 'dispatch.project.opened.v1',
  about: 'A project was opened, or its settings changed: the whole of what others need to know of it.',
  data: z.strictObject({
    projectId: id,
    path,
    code,
    name: z.string().max(100),
    kind: z.enum(projectKinds.codes),
    timeZone: z.string().max(60),
    /** Business hours 营业时间, `HH:mm` in the project's time zone. */
    opens: z.string(),
    closes: z.string(),
  }),
})

export const unitsRegistered = defineFact({
  type: 'dispatch.units.registered.v1',
  about: 'Units of a project were entered, at most 500 in one fact.',
  data: z.strictObject({
    projectId: id,
    path,
    units: z
      .array(z.strictObject({ unitId: id, building: z.string().max(60), code }))
      .min(1)
      .max(500),
  }),
})

export const departmentOpened = defineFact({
  type: 'dispatch.department.opened.v1',
  about: 'A department of a project was set up.',
  data: z.strictObject({ departmentId: id, projectId: id, path, duty: z.enum(duties.codes) }),
})

export const staffAppointed = defineFact({
  type: 'dispatch.staff.appointed.v1',
  about: 'A person was given posts, or they changed: whoever caches the account must drop it.',
  data: z.strictObject({ staffId: id }),
})

export const staffDismissed = defineFact({
  type: 'dispatch.staff.dismissed.v1',
  about: 'A person left, or a machine was taken off: the account is closed, whoever caches it must drop it.',
  data: z.strictObject({ staffId: id }),
})

export const appealHandedOver = defineFact({
  type: 'dispatch.appeal.handed-over.v1',
  about: 'An appeal was given to a department by rule (P5.2.1, M4.4). Stops the hand-over clock.',
  data: z.strictObject({
    appealId: id,
    handoverId: id,
    departmentId: id,
    duty: z.enum(duties.codes),
    /** Who of the department was on duty; null when nobody was. */
    staffId: id.nullable(),
    at: instant,
  }),
})

export const workOrderOpened = defineFact({
  type: 'dispatch.work-order.opened.v1',
  about: 'The department that was handed an appeal has a work order to accept.',
  data: z.strictObject({ appealId: id, workOrderId: id, departmentId: id }),
})

export const workOrderAccepted = defineFact({
  type: 'dispatch.work-order.accepted.v1',
  about: 'A worker took the order.',
  data: z.strictObject({ appealId: id, workOrderId: id, staffId: id, at: instant }),
})

export const workOrderDone = defineFact({
  type: 'dispatch.work-order.done.v1',
  about: 'The worker reported the work as done.',
  data: z.strictObject({ appealId: id, workOrderId: id, staffId: id, at: instant }),
})

export const dispatchFacts = [
  groupOpened,
  projectOpened,
  unitsRegistered,
  departmentOpened,
  staffAppointed,
  staffDismissed,
  appealHandedOver,
  workOrderOpened,
  workOrderAccepted,
  workOrderDone,
]
