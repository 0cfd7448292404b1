import { pauseReasons } from '@shouwen/vocabulary/handling'
import { duties, dutyPosts, projectKinds, roles } from '@shouwen/vocabulary/organisation'
import { skills } from '@shouwen/vocabulary/staffing'
import { z } from 'zod'
import { code, id, instant, path, version } from './fields'
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

export const dutyNumbersSet = defineFact({
  type: 'dispatch.project.duty-numbers-set.v1',
  about:
    "A project's numbers on duty were set: all that it has now, as numbers of posts, none of a person's (P5.6.6.2, ADR 0018).",
  data: z.strictObject({
    projectId: id,
    numbers: z
      .array(
        z.strictObject({
          post: z.enum(dutyPosts.codes),
          /** E.164, or an inner number. */
          telephone: z.string().max(20),
          /** `HH:mm` in the project's time zone, both. */
          from: z.string().max(5),
          to: z.string().max(5),
        }),
      )
      .max(12),
    version,
  }),
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

export const shiftPlanned = defineFact({
  type: 'dispatch.shift.planned.v1',
  about: 'Somebody is to be on duty at a project for a time, at a post (M3.1, P5.2.1).',
  data: z.strictObject({
    shiftId: id,
    projectId: id,
    staffId: id,
    from: instant,
    to: instant,
    post: z.enum(roles.codes),
  }),
})

export const shiftRemoved = defineFact({
  type: 'dispatch.shift.removed.v1',
  about: 'A planned shift is not to be.',
  data: z.strictObject({ shiftId: id, projectId: id, staffId: id }),
})

export const absenceRecorded = defineFact({
  type: 'dispatch.absence.recorded.v1',
  about: 'Somebody is away for a time; a deputy holds their posts for as long. Why is said to nobody.',
  data: z.strictObject({
    absenceId: id,
    staffId: id,
    from: instant,
    to: instant,
    deputyId: id.nullable(),
  }),
})

export const absenceEnded = defineFact({
  type: 'dispatch.absence.ended.v1',
  about: 'Somebody is back sooner, or does not go; what the deputy held ends with it.',
  data: z.strictObject({ absenceId: id, staffId: id, to: instant, deputyId: id.nullable() }),
})

export const skillsSet = defineFact({
  type: 'dispatch.staff.skills-set.v1',
  about: 'What a member of staff is able to do, as a whole.',
  data: z.strictObject({ staffId: id, skills: z.array(z.enum(skills.codes)) }),
})

export const workOrderOpened = defineFact({
  type: 'dispatch.work-order.opened.v1',
  about: 'The department that was handed an appeal has a work order to accept.',
  data: z.strictObject({ appealId: id, workOrderId: id, departmentId: id }),
})

const ofOrder = { appealId: id, workOrderId: id, staffId: id, at: instant }

/** A change of an order that was announced with its version: what others know of it never goes back. */
const ofChangedOrder = { ...ofOrder, version }

export const workOrderAccepted = defineFact({
  type: 'dispatch.work-order.accepted.v1',
  about: 'A worker took the order.',
  data: z.strictObject(ofOrder),
})

/** Announced before orders could be worked on again, and read still. */
export const workOrderDoneV1 = defineFact({
  type: 'dispatch.work-order.done.v1',
  about: 'The worker reported the work as done. Not announced any more.',
  data: z.strictObject(ofOrder),
})

export const workOrderDone = defineFact({
  type: 'dispatch.work-order.done.v2',
  about:
    'The worker reported the work as done; of a repair, its customer may have to accept it yet (P5.6.1).',
  data: z.strictObject({ ...ofChangedOrder, awaitsAcceptance: z.boolean() }),
})

export const workOrderRefused = defineFact({
  type: 'dispatch.work-order.refused.v1',
  about: 'The department refused the order, with a reason: it waits for the coordinator (P5.6.2.4, M4.4).',
  data: z.strictObject({ ...ofChangedOrder, departmentId: id, coordinator: z.enum(roles.codes) }),
})

export const workOrderReassigned = defineFact({
  type: 'dispatch.work-order.reassigned.v1',
  about:
    'The order ended here and went to another department, which has one of its own (P5.2.1, P5.6.2.4, M4.4).',
  data: z.strictObject({
    ...ofChangedOrder,
    handoverId: id,
    fromDepartmentId: id,
    departmentId: id,
    duty: z.enum(duties.codes),
  }),
})

export const departmentJoined = defineFact({
  type: 'dispatch.appeal.department-joined.v1',
  about: 'Another department works on the appeal as well, with an order of its own (P5.2.1, M4.4).',
  data: z.strictObject({
    appealId: id,
    handoverId: id,
    departmentId: id,
    duty: z.enum(duties.codes),
    staffId: id,
    at: instant,
  }),
})

export const workOrderPaused = defineFact({
  type: 'dispatch.work-order.paused.v1',
  about:
    'The work stands still, for a reason; clocks of the appeal do so where its procedure lets them for that reason (P5.4.2).',
  data: z.strictObject({ ...ofChangedOrder, reason: z.enum(pauseReasons.codes) }),
})

export const workOrderResumed = defineFact({
  type: 'dispatch.work-order.resumed.v1',
  about: 'The work that stood still goes on.',
  data: z.strictObject(ofChangedOrder),
})

export const acceptanceRecorded = defineFact({
  type: 'dispatch.work-order.acceptance-recorded.v1',
  about: 'The customer accepted a repair, or did not, and it is in work again (P5.6.1).',
  data: z.strictObject({ ...ofChangedOrder, accepted: z.boolean() }),
})

export const milestonesPlanned = defineFact({
  type: 'dispatch.work-order.milestones-planned.v1',
  about: 'A repair is tracked by milestones from now on, or by other ones than before (P5.4.2).',
  data: z.strictObject({
    ...ofChangedOrder,
    milestones: z.array(
      z.strictObject({
        milestoneId: id,
        dueOn: z.iso.date(),
        responsibleId: id,
        decidedBy: z.enum(roles.codes),
      }),
    ),
  }),
})

const ofCost = { ...ofChangedOrder, estimateId: id, amountFen: z.int().nonnegative() }

export const costEstimated = defineFact({
  type: 'dispatch.work-order.cost-estimated.v1',
  about:
    'What the work is going to cost; it waits for a post where it exceeds what the estimator may decide (P5.2.2).',
  data: z.strictObject({ ...ofCost, awaits: z.enum(roles.codes).nullable() }),
})

export const costApproved = defineFact({
  type: 'dispatch.work-order.cost-approved.v1',
  about: 'A post that may decide so much approved what the work is going to cost (P5.2.2, P5.4.2).',
  data: z.strictObject(ofCost),
})

export const costReturned = defineFact({
  type: 'dispatch.work-order.cost-returned.v1',
  about: 'A post that may decide so much sent the estimate back, with a reason (P5.2.2, P5.4.2).',
  data: z.strictObject(ofCost),
})

const ofMilestone = { ...ofOrder, milestoneId: id }

export const milestoneDone = defineFact({
  type: 'dispatch.milestone.done.v1',
  about: 'Who is responsible for a milestone reported it as done (P5.4.2).',
  data: z.strictObject(ofMilestone),
})

export const milestoneApproved = defineFact({
  type: 'dispatch.milestone.approved.v1',
  about: 'Who decides on a milestone approved it (P5.4.2).',
  data: z.strictObject(ofMilestone),
})

export const dispatchFacts = [
  groupOpened,
  projectOpened,
  unitsRegistered,
  departmentOpened,
  staffAppointed,
  staffDismissed,
  dutyNumbersSet,
  shiftPlanned,
  shiftRemoved,
  absenceRecorded,
  absenceEnded,
  skillsSet,
  appealHandedOver,
  workOrderOpened,
  workOrderAccepted,
  workOrderDoneV1,
  workOrderDone,
  workOrderRefused,
  workOrderReassigned,
  departmentJoined,
  workOrderPaused,
  workOrderResumed,
  acceptanceRecorded,
  milestonesPlanned,
  costEstimated,
  costApproved,
  costReturned,
  milestoneDone,
  milestoneApproved,
]
