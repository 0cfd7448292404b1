import { z } from 'zod'
import { appealKinds, channels, impacts, repairGrades } from '@shouwen/vocabulary/appeals'
import { careVisits } from '@shouwen/vocabulary/care'
import { clockPauseReasons } from '@shouwen/vocabulary/clock-life'
import { clockTargets } from '@shouwen/vocabulary/handling'
import { complaintScopes, evidenceKinds } from '@shouwen/vocabulary/playbooks'
import { duties, dutyPosts, projectKinds, roles } from '@shouwen/vocabulary/organisation'
import { disclosureGrounds } from '@shouwen/vocabulary/privacy'
import { auditors, revisitMethods, revisitQuestions } from '@shouwen/vocabulary/revisiting'
import { noticeChannels, noticeOccasions, noticeRecipients } from '@shouwen/vocabulary/notices'
import { skills } from '@shouwen/vocabulary/staffing'
import { rungMomentSchema, warnMomentSchema } from './clock-moment'
import { windowSchema } from './window'

const text = z.string().trim().min(1).max(500)
const label = z.strictObject({ zh: text, en: text })
/** The id of the clause that a rule obeys, e.g. `P5.4.2`; a group's own rules use its own letter. */
const clause = z.string().regex(/^[A-Z][A-Za-z0-9]*(\.[A-Za-z0-9]+)*$/, 'must be the id of a clause')
const kebab = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be in kebab-case')
/** Said where a pack goes beyond the words of its clause. */
const note = label.optional()
const share = z.number().min(0).max(1)
const kind = z.enum(appealKinds.codes)
const role = z.enum(roles.codes)
const duty = z.enum(duties.codes)
const list = <Item extends z.ZodType>(item: Item) => z.array(item).min(1)

/** Which kind of appeal the procedure handles. */
const kindRule = z.strictObject({ kind, clause, note })

/** What an appeal is about. `duty` finds the department; `aboutService`: property service itself (P5.4.1, P5.6.2.3). */
const category = z.strictObject({
  code: kebab,
  zh: text,
  en: text,
  kinds: list(kind),
  duty,
  aboutService: z.boolean(),
  /** What whoever works on it must be able to do, where the department keeps a list of skills. */
  skill: z.enum(skills.codes).optional(),
  /** The category that it is part of, listed before it: clocks and playbooks of that are this one's, too. */
  within: kebab.optional(),
  clause: clause.optional(),
})

/** Which appeals a clock is opened for: every condition that is given must hold. */
const clockCondition = z.strictObject({
  kinds: list(kind).optional(),
  channels: list(z.enum(channels.codes)).optional(),
  grades: list(z.enum(repairGrades.codes)).optional(),
  impacts: list(z.enum(impacts.codes)).optional(),
  /** Not for these impacts; an appeal without an impact is not excluded. */
  unlessImpacts: list(z.enum(impacts.codes)).optional(),
  aboutService: z.boolean().optional(),
  /** What it is about, its cause: these, and all that lies within them. */
  categories: list(kebab).optional(),
})

/** Which appeals a playbook is for; `scopes`: once the department manager has judged them (M4.5). */
const playbookCondition = clockCondition.extend({
  scopes: list(z.enum(complaintScopes.codes)).optional(),
})

/** What somebody has to write down to have done a step. */
const evidenceField = z.strictObject({
  code: kebab,
  zh: text,
  en: text,
  kind: z.enum(evidenceKinds.codes),
  required: z.boolean().default(true),
  /** Of a choice only. */
  options: list(z.strictObject({ code: kebab, zh: text, en: text })).optional(),
  /** Written into the result of the handling 处理结果 when the appeal is resolved (P5.6.6.4). */
  intoOutcome: z.boolean().default(false),
})

/** One step of a playbook: who does it, within what, after what, on what evidence. */
const step = z.strictObject({
  code: kebab,
  zh: text,
  en: text,
  /** The posts that do it, each at its place. */
  by: list(role),
  /** From when it can be done. */
  within: windowSchema.optional(),
  /** What its clock measures; a step unless told. */
  target: z.enum(['firstResponse', 'contact', 'rectification', 'reply']).optional(),
  /** Steps before it that must be settled first. */
  after: z.array(kebab).default([]),
  /** Asked for only when the choice of a step before it was one of these. */
  onlyIf: z.strictObject({ step: kebab, field: kebab, is: list(kebab) }).optional(),
  asks: z.array(evidenceField).default([]),
  /** Done, it is a disclosure, written into the appeal's log; before it can be done, nothing is disclosed (P5.6.5.1). */
  discloses: z
    .strictObject({
      /** The field of the step that says what was handed over. */
      what: kebab,
      /** The field, of a step before it, that says to whom. */
      to: z.strictObject({ step: kebab, field: kebab }),
      ground: z.enum(disclosureGrounds.codes),
    })
    .optional(),
  /** The posts that may leave it out, with a reason; nobody unless told. */
  skippableBy: z.array(role).default([]),
  clause,
  note,
})

/** An ordered playbook 预案: an appeal is not resolved before its steps are settled. */
const playbook = z.strictObject({
  code: kebab,
  zh: text,
  en: text,
  when: playbookCondition,
  /** What to bear in mind, shown with the steps. */
  advice: z.array(label).default([]),
  steps: list(step),
  clause,
  note,
})

/** What an emergency asks of the house from its first second on. */
const emergencyRule = z.strictObject({
  plans: list(
    z.strictObject({
      /** The appeals that this playbook is for are emergencies. */
      playbook: kebab,
      /** Who is called from outside, on which number. */
      calls: list(
        z.strictObject({ number: z.string().regex(/^\d{3,12}$/, 'must be digits'), zh: text, en: text }),
      ),
      /** Done by raising it: a first step that asks for nothing but `address`, `telephone`, `condition`. */
      noted: kebab.optional(),
      /** The step by which the guards have taken it up. */
      guards: kebab,
      clause,
      note,
    }),
  ),
  /** When nobody has taken it up after so long, the post is called by telephone; absent: nobody is told to. */
  acceptWithin: z
    .strictObject({ seconds: z.int().min(1).max(3_600), thenCall: z.enum(dutyPosts.codes), clause, note })
    .optional(),
})

/** Who judges whether complaints are about what was promised, and by which definitions (M4.5). */
const scopeRule = z.strictObject({
  kinds: list(kind),
  judgedBy: list(role),
  definitions: list(label.extend({ scope: z.enum(complaintScopes.codes), clause })),
  clause,
  note,
})

/** Who decides what exceeds whose authority, from the bottom up. */
const superiorsRule = z.strictObject({
  ladder: list(z.strictObject({ from: role, to: role })),
  clause,
  note,
})

/** What a repair asks for beyond what every appeal does. */
const repairsRule = z.strictObject({
  /** Absent: a repair that is reported as done is done, without the customer's acceptance. */
  acceptance: z.strictObject({ clause, note }).optional(),
  /** Repairs of these grades are tracked by milestones; absent: none are. */
  plan: z.strictObject({ grades: list(z.enum(repairGrades.codes)), clause, note }).optional(),
})

/** Who of a department does an order: the first rule that fits (P5.2.1, M4.4). */
const assignmentRule = z.strictObject({
  when: z.strictObject({
    kinds: list(kind).optional(),
    categories: list(kebab).optional(),
    /** A place and everything below it: `group/company`. */
    place: text.optional(),
    /** Whether the order is given within the business hours of the project. */
    hours: z.enum(['within', 'outside']).optional(),
    grades: list(z.enum(repairGrades.codes)).optional(),
  }),
  how: z.enum(['leastLoaded', 'roundRobin', 'offer']),
  /** In the place of the skill of the category. */
  skill: z.enum(skills.codes).optional(),
  clause,
  note,
})

/** What a post may decide of the cost of work (P5.2.2, P5.4.2). */
const costLimit = z.strictObject({
  post: role,
  /** In fen; absent: whatever it costs. */
  upToFen: z.int().min(0).max(2_000_000_000).optional(),
  kinds: list(kind).optional(),
  /** Of repairs only these; other work has no grade and is not limited by it. */
  grades: list(z.enum(repairGrades.codes)).optional(),
  clause,
  note,
})

/** Who may decide what work costs: what exceeds it goes up, with the reason. */
const costAuthority = z.strictObject({
  /** What an hour of work counts for, in fen. */
  labourFenPerHour: z.int().min(0).max(10_000_000),
  limits: list(costLimit),
  note,
})

/** A text that a written reply starts from; see `reply-templates` for its placeholders. */
const replyTemplate = z.strictObject({
  code: kebab,
  zh: text,
  body: z.string().trim().min(1).max(3_000),
})

/** Which appeals are answered in writing, who drafts the answer, and who approves it, one after the other (P5.6.3.1, M4.9). */
const writtenReplyRule = z.strictObject({
  when: clockCondition,
  draftedBy: list(role),
  /** From the first to the last, who signs it. */
  approvedBy: list(role),
  /** Who writes, as the letter says: `{{project}}` is the name of the project. */
  letterhead: text,
  /** What its number begins with, after the code of the project: `函`. */
  numbered: z.string().trim().min(1).max(10),
  templates: list(replyTemplate),
  clause,
  note,
})

/** Who lets somebody else have what is kept, for how long, and which kinds of question are declined (P5.6.3.3). */
const secretsRule = z.strictObject({
  grantedBy: list(role),
  mostDays: z.int().min(1).max(90),
  declines: list(kind),
  clause,
  note,
})

/** Who decides of which kind a matter is, and which kinds are answered at once instead of handed over (M4.2). */
const triageRule = z.strictObject({ decidedBy: list(role), answeredAtOnce: z.array(kind), clause, note })

/** How often open appeals of these kinds are followed up; what one post misses goes to its superior (M3.2). */
const followUpRule = z.strictObject({ kinds: list(kind), every: windowSchema, by: role, clause, note })

/** When in the day every open appeal of which its customer has heard nothing that day is raised. */
const endOfDayRule = z.strictObject({
  /** `HH:mm`, the project's local time. */
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be HH:mm'),
  clause,
  note,
})

/** Who hears of a clock that still runs at a moment of it, and decides; each rung once for each run. */
const rung = z.strictObject({
  when: rungMomentSchema,
  to: role,
  /** Reached in the quiet hours too; else it waits for their end. */
  atNight: z.boolean().default(false),
  clause,
  note,
})

const clockRule = z.strictObject({
  code: kebab,
  target: z.enum(clockTargets.codes),
  /**
   * `received`: when it reached the house, which may be before it was registered. `orderOpened`: a clock of the department that
   * has the order, beside the customer's; `escalated`: one for each decision that is asked for; `promised`: the customer agreed to a
   * later time.
   */
  startsOn: z.enum([
    'received',
    'registered',
    'handedOver',
    'promised',
    'resolved',
    'orderOpened',
    'escalated',
  ]),
  stopsOn: z.enum([
    'handedOver',
    'orderAccepted',
    'progressReported',
    'escalated',
    'fedBack',
    'replied',
    'resolved',
    'revisited',
    'orderDone',
    'decided',
  ]),
  window: windowSchema,
  when: clockCondition,
  /** The share of the window after which a warning goes out. */
  warnAtShare: z.number().gt(0).lt(1).default(0.8),
  /** Several warnings, each once, in the place of the one at `warnAtShare`. */
  warnings: list(warnMomentSchema).max(10).optional(),
  /** From the first rung to the last. */
  ladder: list(rung).max(10).optional(),
  /** When it has run out, this post decides what happens next (M4.6.1); the house asks by itself. */
  escalateOnBreach: z.strictObject({ to: role, clause, note }).optional(),
  /** For what it stands still; absent: for nothing. */
  pausedBy: list(z.strictObject({ reason: z.enum(clockPauseReasons.codes), clause, note })).optional(),
  clause,
  note,
})

/** Which clocks may be extended, by whom, to how many days after their end at the most (M4.7.1). */
const extensionRule = z.strictObject({
  targets: list(z.enum(clockTargets.codes)),
  approvedBy: list(role),
  mostDays: z.int().min(1).max(366),
  clause,
  note,
})

/** What the customer must have been asked at a revisit, of which categories; of all where none is given (M4.10). */
const revisitQuestion = z.strictObject({
  ask: z.enum(revisitQuestions.codes),
  categories: list(kebab).optional(),
  clause,
  note,
})

/** Who is told of a complaint at once, in writing, by the house itself (P5.6.2.2). */
const complaintReportRule = z.strictObject({ kinds: list(kind), to: role, clause, note })

/** Who judges whether a matter is major, and to whom a major one goes at once (M4.7.1). */
const severityRule = z.strictObject({ kinds: list(kind), judgedBy: list(role), majorTo: role, clause, note })

/** The share of these kinds that must be revisited before closing, and how. */
const revisitRule = z.strictObject({
  kinds: list(kind),
  share,
  methods: list(z.enum(revisitMethods.codes)),
  /** By these only at a time that the customer has agreed to (P5.5.4). */
  byAppointment: z.strictObject({ methods: list(z.enum(revisitMethods.codes)), clause, note }).optional(),
  questions: z.array(revisitQuestion).optional(),
  clause,
  note,
})

/** The share that an auditor checks of a period's appeals or revisits. */
const samplingRule = z.strictObject({
  auditor: z.enum(auditors.codes),
  of: z.enum(['appeals', 'revisits']),
  kinds: z.union([z.literal('all'), list(kind)]),
  share,
  period: z.literal('month'),
  clause,
  note,
})

/** `HH:mm` of every day; `to` may be `24:00`. */
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be HH:mm')

/** Hours of the project's day, over midnight if they end before they begin. */
const dailyHours = z.strictObject({ from: clockTime, to: clockTime, note })

/** Who is told of what outside the product, by which ways and in which words. */
const noticesRule = z.strictObject({
  /** Nobody is disturbed in these hours of the project's day, but by what may not wait; absent: there are none. */
  quietHours: dailyHours.optional(),
  /** The words; see `notices` for their placeholders. */
  templates: list(z.strictObject({ code: kebab, zh: text, text })),
  rules: list(
    z.strictObject({
      on: z.enum(noticeOccasions.codes),
      to: z.enum(noticeRecipients.codes),
      /** By the first that is set up and leads to somebody. */
      channels: list(z.enum(noticeChannels.codes)),
      template: kebab,
      /** Whether it waits for the end of the quiet hours; what is about an emergency never does. */
      quiet: z.boolean().default(true),
      clause,
      note,
    }),
  ),
})

const progressRule = z.strictObject({
  /** Whether progress goes to the customer only after its review. */
  reviewRequired: z.boolean(),
  reviewerRole: role.nullable(),
  clause,
  note,
})

const careRule = z.strictObject({
  /** From this age an owner or occupier counts as retired. */
  retiredAge: z.int().min(40).max(120),
  /** From this age an elder counts as very old. */
  advancedAge: z.int().min(40).max(120),
  /** The clauses of the two criteria. */
  clauses: z.strictObject({ retiredAge: clause, advancedAge: clause }),
  /** What a steward does for each registered elder every day. */
  dailyRound: z.strictObject({
    visit: z.enum(careVisits.codes),
    advancedAgeVisit: z.enum(careVisits.codes),
    clause,
  }),
  note,
})

/** The shape of a pack; what its parts must be to each other is checked by `validatePack`. */
export const packSchema = z.strictObject({
  id: kebab,
  version: z.int().min(1),
  /** The version that this pack was derived from; null for a shipped pack. */
  basedOn: z.strictObject({ id: kebab, version: z.int().min(1) }).nullable(),
  projectKind: z.enum(projectKinds.codes),
  title: label,
  kinds: list(kindRule),
  categories: list(category),
  clocks: z.array(clockRule),
  /** Null or absent: no clock is extended. */
  extensions: extensionRule.nullish(),
  /** No rung of a ladder is reached in these hours, unless it says so; absent: there are none. */
  quietHours: dailyHours.optional(),
  /** Procedures published before there were playbooks have none. */
  playbooks: z.array(playbook).optional(),
  /** Null or absent: no appeal is an emergency. */
  emergency: emergencyRule.nullish(),
  /** Null or absent: complaints are not judged by their scope. */
  scope: scopeRule.nullish(),
  revisits: list(revisitRule),
  samplings: z.array(samplingRule),
  progress: progressRule,
  /** Null or absent: no appeal asks for a written reply. */
  writtenReplies: writtenReplyRule.nullish(),
  /** Null or absent: nothing is raised at the end of the day. */
  endOfDay: endOfDayRule.nullish(),
  /** Null or absent: nothing is escalated by hand. */
  superiors: superiorsRule.nullish(),
  /** Absent: an order is for whoever of its department is on duty. */
  assignment: z.array(assignmentRule).optional(),
  /** Absent: whoever does the work decides what it costs. */
  authority: costAuthority.optional(),
  /** Absent: repairs ask for nothing of their own. */
  repairs: repairsRule.optional(),
  /** Who signs the handling instruction (主管批示). */
  instructionBy: z.strictObject({ role, clause, note }),
  /** The values that receivers follow and are marked by; null where the procedure names none. */
  conduct: z
    .strictObject({
      values: list(label.extend({ code: kebab })),
      /** At whose revisits they are marked; of complaints unless told. */
      markedFor: list(kind).optional(),
      clause,
      note,
    })
    .nullable(),
  /** Null or absent: nobody is told by the house itself. */
  complaintReport: complaintReportRule.nullish(),
  /** Null or absent: what is kept is disclosed to nobody, and no question is declined for it. */
  secrets: secretsRule.nullish(),
  /** Null or absent: an appeal stays what it was registered as, and every one is handed over. */
  triage: triageRule.nullish(),
  /** Absent: nothing is followed up at intervals. */
  followUps: z.array(followUpRule).optional(),
  /** Null or absent: severity is not judged. */
  severity: severityRule.nullish(),
  /** Absent: nobody is told outside the product. */
  notices: noticesRule.optional(),
  /** Care for empty-nest elders; null where the procedure has none. */
  care: careRule.nullable(),
  handover: z.strictObject({
    /** The department whose duty is that of the appeal's category. */
    rule: z.literal('dutyOfCategory'),
    /** Where the project has no department of that duty. */
    fallbackDuty: duty,
    /** Who decides when a department refuses; absent: no department may. */
    coordinator: z.strictObject({ role, clause, note }).optional(),
    /** From this hand-over of an appeal on (the first is by rule) only the coordinator gives it to a department. */
    coordinatedFrom: z.int().min(2).optional(),
    clause,
    note,
  }),
})

/** A procedure as data: every rule names the clause that it obeys. Plain JSON. */
export type ProcedurePack = z.output<typeof packSchema>
export type Category = ProcedurePack['categories'][number]
export type ClockRule = ProcedurePack['clocks'][number]
export type ExtensionRule = NonNullable<ProcedurePack['extensions']>
export type LadderRung = NonNullable<ClockRule['ladder']>[number]
export type Playbook = NonNullable<ProcedurePack['playbooks']>[number]
export type PlaybookStep = Playbook['steps'][number]
export type EvidenceField = PlaybookStep['asks'][number]
export type EmergencyRule = NonNullable<ProcedurePack['emergency']>
export type EmergencyPlan = EmergencyRule['plans'][number]
export type ScopeRule = NonNullable<ProcedurePack['scope']>
export type WrittenReplyRule = NonNullable<ProcedurePack['writtenReplies']>
export type ReplyTemplate = WrittenReplyRule['templates'][number]
export type AssignmentRule = NonNullable<ProcedurePack['assignment']>[number]
export type CostLimit = NonNullable<ProcedurePack['authority']>['limits'][number]
export type RevisitRule = ProcedurePack['revisits'][number]
export type RevisitQuestionRule = NonNullable<RevisitRule['questions']>[number]
export type ConductRule = NonNullable<ProcedurePack['conduct']>
export type ConductValue = ConductRule['values'][number]
export type ComplaintReportRule = NonNullable<ProcedurePack['complaintReport']>
export type SeverityRule = NonNullable<ProcedurePack['severity']>
export type SecretsRule = NonNullable<ProcedurePack['secrets']>
export type TriageRule = NonNullable<ProcedurePack['triage']>
export type FollowUpRule = NonNullable<ProcedurePack['followUps']>[number]
export type NoticesRule = NonNullable<ProcedurePack['notices']>
export type NoticeRule = NoticesRule['rules'][number]
export type SamplingRule = ProcedurePack['samplings'][number]
export type CareRule = NonNullable<ProcedurePack['care']>
