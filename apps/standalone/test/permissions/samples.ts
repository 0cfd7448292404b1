import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import type { Role } from '@shouwen/vocabulary/organisation'
import { v7 as uuidv7 } from 'uuid'
import type { Place } from './places'

/** How an operation is asked for at a place, so that who is let in is told apart, and nothing is changed. */
export interface Sample {
  readonly document: string
  readonly variables: (place: Place) => Record<string, unknown>
  /** Of a query: whether the answer shows what is at the place. */
  readonly finds?: (data: Record<string, unknown>, place: Place) => boolean
  /** Whether the place has what is asked for. */
  readonly has?: (place: Place) => boolean
  /** Which case of its row applies. */
  readonly case?: (place: Place) => string
  /** The one post that the procedure leaves it to. */
  readonly reserved?: (place: Place) => Role | undefined
  /** A query that refuses, other than those that hide. */
  readonly refuses?: true
}

const nobody = '00000000-0000-4000-8000-000000000000'

const isThere = (value: unknown): boolean => value !== undefined && value !== null

/** A sample of a mutation. Its input is let through by the permissions, and then refused, or changes nothing. */
function mutation(
  name: string,
  input: (place: Place) => Record<string, unknown>,
  more: Partial<Sample> = {},
  type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`,
): readonly [string, Sample] {
  const document = `mutation Walk($input: ${type}!) { ${name}(input: $input) { __typename } }`
  const variables = (place: Place) => ({ input: { idempotencyKey: uuidv7(), ...input(place) } })
  return [`Mutation.${name}`, { document, variables, ...more }]
}

type Listed = { edges: { node: { id: string } }[] } | undefined

/** A sample of a list: found where it holds the id. */
function list(
  name: string,
  idAt: (place: Place) => string | null,
  byProject = false,
  more: Partial<Sample> = {},
): readonly [string, Sample] {
  const [declared, given] = byProject ? ['($projectId: ID)', ', projectId: $projectId'] : ['', '']
  return [
    `Query.${name}`,
    {
      document: `query Walk${declared} { ${name}(first: 100${given}) { edges { node { id } } } }`,
      variables: ({ projectId }) => (byProject ? { projectId } : {}),
      finds: (data, place) =>
        (data[name] as Listed)?.edges.some(({ node }) => node.id === idAt(place)) === true,
      has: (place) => idAt(place) !== null,
      ...more,
    },
  ]
}

/** A sample of what is there or null. */
function one(
  name: string,
  declared: string,
  given: string,
  variables: Sample['variables'],
  more: Partial<Sample> = {},
): readonly [string, Sample] {
  const document = `query Walk(${declared}) { ${name}(${given}) { __typename } }`
  return [`Query.${name}`, { document, variables, finds: (data) => isThere(data[name]), ...more }]
}

const ofAppeal = ({ appeal }: Place) => ({ appealId: appeal.id, expectedVersion: appeal.version })

const ofOrder = ({ workOrder }: Place) => ({ workOrderId: workOrder.id, expectedVersion: 99 })

const oneDay = { from: '2026-03-02T00:00:00Z', to: '2026-03-03T00:00:00Z' }

/** A notice that nobody has published. */
const aNotice = JSON.stringify({ holidays: { '2027-01-01': "New Year's Day,元旦,1" }, workdays: {} })

const packOf = ({ kind }: Place) => shippedPacks[kind]

/** By `Query.field` and `Mutation.field`: the test fails for an operation of the API that has none. */
export const samples: ReadonlyMap<string, Sample> = new Map([
  [
    'Query.me',
    { document: 'query Walk { me { id } }', variables: () => ({}), finds: ({ me }) => isThere(me) },
  ],
  [
    'Query.projects',
    {
      document: 'query Walk { projects { id } }',
      variables: () => ({}),
      finds: ({ projects }, { projectId }) =>
        (projects as { id: string }[] | undefined)?.some(({ id }) => id === projectId) === true,
    },
  ],
  [
    'Query.appealCounts',
    {
      document: 'query Walk($projectId: ID) { appealCounts(by: [KIND], projectId: $projectId) { count } }',
      variables: ({ projectId }) => ({ projectId }),
      finds: ({ appealCounts }) => Array.isArray(appealCounts) && appealCounts.length > 0,
    },
  ],
  [
    'Query.procedurePack',
    {
      document: 'query Walk($projectId: ID!) { procedurePack(projectId: $projectId) }',
      variables: ({ projectId }) => ({ projectId }),
      finds: ({ procedurePack }) => isThere(procedurePack),
      refuses: true,
    },
  ],
  [
    'Query.conductValues',
    {
      document: 'query Walk($projectId: ID!) { conductValues(projectId: $projectId) { code } }',
      variables: ({ projectId }) => ({ projectId }),
      finds: ({ conductValues }) => Array.isArray(conductValues),
      refuses: true,
    },
  ],
  [
    'Query.failedNotices',
    {
      document:
        'query Walk($projectId: ID!) { failedNotices(projectId: $projectId) { edges { node { id } } } }',
      variables: ({ projectId }) => ({ projectId }),
      finds: ({ failedNotices }) => isThere(failedNotices),
      refuses: true,
    },
  ],
  [
    'Query.publishedProcedures',
    {
      document: 'query Walk($projectId: ID!) { publishedProcedures(projectId: $projectId) { packId } }',
      variables: ({ projectId }) => ({ projectId }),
      finds: ({ publishedProcedures }) => isThere(publishedProcedures),
      refuses: true,
    },
  ],
  [
    'Query.checkProcedure',
    {
      document: 'query Walk($scope: String) { checkProcedure(scope: $scope, pack: {}) { problems } }',
      variables: ({ path }) => ({ scope: path }),
      finds: ({ checkProcedure }) => isThere(checkProcedure),
      refuses: true,
    },
  ],
  [
    'Query.procedureFlowchart',
    {
      document: 'query Walk($projectId: ID!) { procedureFlowchart(projectId: $projectId, kind: COMPLAINT) }',
      variables: ({ projectId }) => ({ projectId }),
      finds: ({ procedureFlowchart }) => isThere(procedureFlowchart),
      refuses: true,
    },
  ],
  [
    'Query.appealFlowchart',
    {
      document: 'query Walk($id: ID!) { appealFlowchart(appealId: $id) }',
      variables: ({ appeal }) => ({ id: appeal.id }),
      finds: ({ appealFlowchart }) => isThere(appealFlowchart),
    },
  ],
  [
    'Query.dueNext',
    {
      document:
        'query Walk($projectId: ID) { dueNext(projectId: $projectId, first: 100) { edges { node { id } } } }',
      variables: ({ projectId }) => ({ projectId }),
      finds: ({ dueNext }) => ((dueNext as Listed)?.edges.length ?? 0) > 0,
    },
  ],
  [
    'Query.compliance',
    {
      document: `query Walk($projectIds: [ID!]) {
        compliance(input: { from: "2026-01-01T00:00:00Z", to: "2026-12-31T00:00:00Z", by: PROJECT, projectIds: $projectIds }) { key }
      }`,
      variables: ({ projectId }) => ({ projectIds: [projectId] }),
      finds: ({ compliance }, { projectId }) =>
        (compliance as { key: string }[] | undefined)?.some(({ key }) => key === projectId) === true,
    },
  ],
  [
    'Query.clocksOf',
    {
      document: `query Walk($input: ComplianceInput!, $key: String!) {
        met: clocksOf(input: $input, key: $key, state: MET) { edges { node { id } } }
        breached: clocksOf(input: $input, key: $key, state: BREACHED) { edges { node { id } } }
        running: clocksOf(input: $input, key: $key, state: RUNNING) { edges { node { id } } }
      }`,
      variables: ({ projectId }) => ({
        input: {
          from: '2026-01-01T00:00:00Z',
          to: '2026-12-31T00:00:00Z',
          by: 'PROJECT',
          projectIds: [projectId],
        },
        key: projectId,
      }),
      finds: ({ met, breached, running }) =>
        [met, breached, running].some((list) => ((list as Listed)?.edges.length ?? 0) > 0),
    },
  ],
  [
    'Query.revisitRate',
    {
      document:
        'query Walk($projectId: ID!) { revisitRate(projectId: $projectId, from: "2026-01-01T00:00:00Z", to: "2026-12-31T00:00:00Z") { due } }',
      variables: ({ projectId }) => ({ projectId }),
      finds: ({ revisitRate }) => ((revisitRate as { due: number } | undefined)?.due ?? 0) > 0,
      has: ({ revisitId }) => revisitId !== null,
    },
  ],
  [
    'Query.suggestDepartment',
    {
      document:
        'query Walk($projectId: ID!) { suggestDepartment(projectId: $projectId, kind: COMPLAINT, category: "other") { share } }',
      variables: ({ projectId }) => ({ projectId }),
      finds: ({ suggestDepartment }) => Array.isArray(suggestDepartment) && suggestDepartment.length > 0,
      has: ({ revisitId }) => revisitId !== null,
    },
  ],
  one('onDuty', '$projectId: ID!', 'projectId: $projectId', ({ projectId }) => ({ projectId }), {
    refuses: true,
  }),
  one(
    'receptionGaps',
    '$projectId: ID!',
    'projectId: $projectId, day: "2026-03-02"',
    ({ projectId }) => ({ projectId }),
    { refuses: true },
  ),
  one('project', '$id: ID!', 'id: $id', ({ projectId }) => ({ id: projectId })),
  one('appeal', '$id: ID!', 'id: $id', ({ appeal }) => ({ id: appeal.id })),
  one('customer', '$id: ID!', 'id: $id', ({ customerId }) => ({ id: customerId })),
  one(
    'round',
    '$projectId: ID!, $date: String!',
    'projectId: $projectId, date: $date',
    ({ projectId }) => ({ projectId, date: '2026-03-02' }),
    { has: ({ visitId }) => visitId !== null },
  ),
  one(
    'auditSample',
    '$projectId: ID!',
    'projectId: $projectId, auditor: MANAGEMENT_DEPARTMENT, period: "2026-03"',
    ({ projectId }) => ({ projectId }),
    { has: ({ auditId }) => auditId !== null },
  ),
  one('revisit', '$id: ID!', 'id: $id', ({ revisitId }) => ({ id: revisitId ?? nobody }), {
    has: ({ revisitId }) => revisitId !== null,
  }),
  one(
    'complaintSummary',
    '$projectId: ID!',
    'projectId: $projectId, month: "2026-03"',
    ({ projectId }) => ({ projectId }),
    { refuses: true },
  ),
  one(
    'projectCalendarChange',
    '$calendar: ProjectCalendarInput!',
    'calendar: $calendar',
    ({ projectId }) => ({ calendar: { projectId, hours: [{ opens: '09:00', closes: '18:00' }] } }),
    { refuses: true },
  ),
  one('holidaysChange', '$notice: HolidayNoticeInput!', 'notice: $notice', ({ groupCode }) => ({
    notice: { groupCode, year: 2027, format: 'JSON', text: aNotice },
  })),
  one('elderRegister', '$projectId: ID!', 'projectId: $projectId', ({ projectId }) => ({ projectId }), {
    refuses: true,
  }),
  one('simulation', '$id: ID!', 'id: $id', () => ({ id: nobody }), { has: () => false }),
  list('simulations', () => null),
  list('customers', ({ customerId }) => customerId),
  list('workOrders', ({ workOrder }) => workOrder.id),
  list('ordersToCoordinate', () => null),
  list('costsToDecide', () => null),
  list('offeredToMe', () => null),
  list('mineToAnswerFor', ({ appeal }) => appeal.id),
  list('feedbackOwed', () => null, true),
  list('followUpsDue', () => null, true),
  list('contactOffersToMe', () => null),
  list('reportsToMe', () => null),
  list('appeals', ({ appeal }) => appeal.id, true),
  list('elders', ({ elderId }) => elderId, true),
  list('revisitsDue', ({ revisitId }) => revisitId, true),

  mutation('openGroup', ({ groupCode }) => ({ code: groupCode, name: '改名' })),
  mutation('importOrganisation', ({ groupCode }) => ({ groupCode })),
  /** Of nobody: whoever is let in is told so, and nobody loses an account. */
  mutation('dismissStaff', ({ groupCode }) => ({ staffId: nobody, groupCode }), { has: () => false }),
  mutation('revealCustomer', ({ customerId }) => ({
    customerId,
    reason: 'CALL_BACK',
    note: '因'.repeat(5_000),
  })),
  mutation(
    'revealRelatives',
    ({ elderId }) => ({ elderId: elderId ?? nobody, reason: 'EMERGENCY', note: '因'.repeat(5_000) }),
    { has: ({ elderId }) => elderId !== null },
  ),
  mutation('markConfidential', ({ appeal }) => ({
    appealId: appeal.id,
    expectedVersion: 99,
    confidential: true,
    reason: 'COMPANY_SECRET',
  })),
  mutation('grantDisclosure', ({ appeal }) => ({
    appealId: appeal.id,
    toOutsider: '某',
    parts: [],
    ground: 'CONSENT',
    reason: ' ',
    days: 0,
  })),
  /** Of nobody: whoever is let in is told so, and no grant ends or is opened. */
  mutation('revokeDisclosure', () => ({ grantId: nobody }), { has: () => false }),
  mutation('openDisclosure', () => ({ grantId: nobody }), { has: () => false }),
  mutation('declineToDisclose', (place) => ({
    ...ofAppeal(place),
    ground: 'COMPANY_SECRET',
    reason: ' ',
  })),
  mutation('recordFollowUp', (place) => ({ ...ofAppeal(place), words: ' ' })),
  /** Of a kind that it has: whoever is let in is told so. */
  mutation('reclassifyAppeal', (place) => ({ ...ofAppeal(place), kind: 'COMPLAINT', reason: ' ' })),
  mutation('answerAtOnce', (place) => ({ ...ofAppeal(place), channel: 'TELEPHONE', content: ' ' })),
  mutation('registerCustomer', ({ unitId }) => ({
    unitId,
    name: '某',
    telephone: '1',
    relation: 'RELATIVE',
  })),
  mutation('openCustomerAccount', ({ customerId }) => ({ customerId, subject: 'dev|resident' })),
  mutation('setDutyNumbers', ({ projectId }) => ({
    projectId,
    post: 'DUTY_MANAGER',
    numbers: [{ telephone: '8119', from: '08:00', to: '08:00' }],
  })),
  /** Nowhere and of nobody: whoever is let in is told so, and no roster changes. */
  mutation('planShift', () => ({ projectId: nobody, staffId: nobody, ...oneDay, post: 'BUILDING_STEWARD' }), {
    has: () => false,
  }),
  mutation('removeShift', () => ({ shiftId: nobody }), { has: () => false }),
  mutation('recordAbsence', () => ({ staffId: nobody, ...oneDay, reason: 'LEAVE' }), { has: () => false }),
  mutation('endAbsence', () => ({ absenceId: nobody }), { has: () => false }),
  mutation('setSkills', () => ({ staffId: nobody, skills: [] }), { has: () => false }),
  mutation('grabWorkOrder', ({ workOrder }) => ({ workOrderId: workOrder.id })),
  mutation('estimateCost', (place) => ({ ...ofOrder(place), amountFen: 1, reason: ' ' })),
  mutation('approveCost', ofOrder),
  mutation('returnCost', (place) => ({ ...ofOrder(place), reason: ' ' })),
  mutation('acceptWorkOrder', ofOrder),
  mutation('completeWorkOrder', (place) => ({ ...ofOrder(place), result: '已修复。' })),
  mutation('pauseWorkOrder', (place) => ({ ...ofOrder(place), reason: 'WEATHER' })),
  mutation('resumeWorkOrder', ofOrder),
  mutation('refuseWorkOrder', (place) => ({ ...ofOrder(place), reason: ' ' })),
  mutation('reassignWorkOrder', (place) => ({ ...ofOrder(place), departmentId: nobody, reason: ' ' })),
  /** Of an appeal that nobody knows: whoever is let in is told so, and no department gets an order. */
  mutation('joinDepartment', () => ({ appealId: nobody, departmentId: nobody, reason: ' ' }), {
    has: () => false,
  }),
  mutation('recordAcceptance', (place) => ({ ...ofOrder(place), accepted: true })),
  mutation('planMilestones', (place) => ({ ...ofOrder(place), milestones: [] })),
  mutation('completeMilestone', () => ({ milestoneId: nobody, result: ' ' }), { has: () => false }),
  mutation('approveMilestone', () => ({ milestoneId: nobody }), { has: () => false }),
  mutation('registerElder', ({ projectId, unitId }) => ({
    projectId,
    unitId,
    name: '某',
    birthDate: '1941-05-06',
    retired: false,
    livesApartFromChildren: false,
    livesAlone: false,
    relatives: [{ name: '某', relationship: '女儿', telephone: '13711112222' }],
  })),
  mutation('generateRound', ({ projectId }) => ({ projectId })),
  mutation(
    'recordCareVisit',
    ({ visitId }) => ({ visitId: visitId ?? nobody, expectedVersion: 99, outcome: 'SEEN_WELL' }),
    { has: ({ visitId }) => visitId !== null },
  ),
  mutation(
    'registerAppeal',
    ({ projectId }) => ({ projectId, kind: 'COMPLAINT', channel: 'TELEPHONE', content: ' ' }),
    { case: ({ kind }) => kind },
  ),
  mutation(
    'raiseEmergency',
    ({ projectId }) => ({
      projectId,
      category: 'other',
      address: '三号楼',
      telephone: '110',
      condition: '…',
    }),
    { case: ({ kind }) => kind },
  ),
  mutation('linkForCustomer', ({ appeal }) => ({ appealId: appeal.id, days: 99 }), {
    case: ({ kind }) => kind,
  }),
  /** Of nobody: whoever is let in is told so, and no link ends. */
  mutation('revokeCustomerLink', () => ({ linkId: nobody }), { has: () => false }),
  mutation('instructAppeal', (place) => ({ ...ofAppeal(place), content: ' ' }), {
    reserved: (place) => packOf(place).instructionBy.role,
  }),
  mutation('reportProgress', (place) => ({ ...ofAppeal(place), content: ' ' })),
  mutation('reviewProgress', (place) => ({ ...ofAppeal(place), progressId: place.progress.reviewed }), {
    reserved: (place) => packOf(place).progress.reviewerRole ?? packOf(place).instructionBy.role,
  }),
  mutation('informCustomer', (place) => ({
    ...ofAppeal(place),
    progressId: place.progress.unreviewed,
    channel: 'TELEPHONE',
    content: '正在处理。',
    answer: 'UNDERSTOOD',
    promisedAt: '2020-01-01T00:00:00Z',
  })),
  mutation('offerContact', (place) => ({ ...ofAppeal(place), to: nobody, reason: ' ' })),
  mutation('answerContactOffer', (place) => ({ ...ofAppeal(place), answer: 'DECLINED' }), {
    case: ({ kind }) => kind,
  }),
  mutation('escalateAppeal', (place) => ({ ...ofAppeal(place), reason: ' ' })),
  mutation('decideEscalation', (place) => ({ ...ofAppeal(place), decision: ' ' })),
  mutation('judgeScope', (place) => ({ ...ofAppeal(place), scope: 'WITHIN_SCOPE', reason: ' ' }), {
    reserved: (place) => packOf(place).scope?.judgedBy[0],
  }),
  mutation('judgeSeverity', (place) => ({ ...ofAppeal(place), severity: 'MAJOR', reason: ' ' })),
  mutation('logOralReport', ({ appeal }) => ({ appealId: appeal.id, to: nobody, words: ' ' })),
  mutation('acknowledgeReport', () => ({ reportId: nobody }), { has: () => false }),
  mutation('retryNotice', () => ({ noticeId: nobody }), { has: () => false }),
  mutation('completeStep', ({ appeal }) => ({ appealId: appeal.id, playbook: 'nobody', step: 'nothing' })),
  mutation('skipStep', ({ appeal }) => ({
    appealId: appeal.id,
    playbook: 'nobody',
    step: 'nothing',
    reason: ' ',
  })),
  mutation('attach', ({ appeal }) => ({
    appealId: appeal.id,
    uploadId: nobody,
    playbook: 'without its step',
  })),
  /** None of these appeals was made in writing. */
  mutation('draftReply', ofAppeal),
  mutation('approveReply', ofAppeal, {}, 'ChangeAppealInput'),
  mutation('returnReply', (place) => ({ ...ofAppeal(place), reason: ' ' })),
  mutation('deliverReply', (place) => ({ ...ofAppeal(place), channel: 'LETTER', receipt: ' ' })),
  mutation('resolveAppeal', (place) => ({ ...ofAppeal(place), outcome: '已办结。' })),
  mutation('closeAppeal', ofAppeal, {}, 'ChangeAppealInput'),
  mutation('archiveAppeal', ofAppeal, {}, 'ChangeAppealInput'),
  mutation('setProjectCalendar', ({ projectId }) => ({ projectId, hours: [] })),
  /** A span that ends before it begins: whoever is let in is told so, and nothing is replayed. */
  mutation('startSimulation', ({ projectId }) => ({
    packId: 'residential',
    version: 1,
    from: oneDay.to,
    to: oneDay.from,
    projectIds: [projectId],
  })),
  mutation('cancelSimulation', () => ({ simulationId: nobody }), { has: () => false }),
  mutation('publishHolidays', ({ groupCode }) => ({ groupCode, year: 2020, format: 'JSON', text: '' })),
  mutation('pauseClocks', ({ appeal }) => ({
    appealId: appeal.id,
    reason: 'WAITING_FOR_PARTS',
    content: ' ',
  })),
  mutation('resumeClocks', ({ appeal }) => ({ appealId: appeal.id })),
  mutation('approvePause', () => ({ pauseId: nobody, approved: false }), { has: () => false }),
  mutation(
    'requestExtension',
    () => ({
      clockId: nobody,
      until: '2026-03-02T00:00:00Z',
      content: ' ',
      consent: { channel: 'TELEPHONE', at: '2026-03-02T00:00:00Z', said: ' ' },
    }),
    { has: () => false },
  ),
  mutation('decideExtension', () => ({ extensionId: nobody, approved: false }), { has: () => false }),
  mutation('recordBreachCause', () => ({ clockId: nobody, cause: 'WRONG_DATA' }), { has: () => false }),
  mutation('requestExcuse', () => ({ clockId: nobody, cause: 'WRONG_DATA', content: ' ' }), {
    has: () => false,
  }),
  mutation('decideExcuse', () => ({ excuseId: nobody, approved: false }), { has: () => false }),
  mutation('publishProcedure', ({ path }) => ({ scope: path, pack: {} })),
  mutation('importHistory', ({ projectId }) => ({
    projectId,
    source: 'walk',
    rows: [
      { sourceId: '1', nature: '投诉', channel: '电话', receivedAt: '2026-01-01T00:00:00Z', content: '旧事' },
    ],
  })),
  mutation(
    'agreeRevisit',
    ({ revisitId }) => ({
      revisitId: revisitId ?? nobody,
      expectedVersion: 99,
      method: 'AT_THE_DOOR',
      at: '2026-03-03T01:00:00Z',
    }),
    { has: ({ revisitId }) => revisitId !== null },
  ),
  mutation(
    'logRevisitAttempt',
    ({ revisitId }) => ({
      revisitId: revisitId ?? nobody,
      expectedVersion: 99,
      method: 'BY_TELEPHONE',
      outcome: 'NOT_REACHED',
    }),
    { has: ({ revisitId }) => revisitId !== null },
  ),
  mutation(
    'completeRevisit',
    ({ revisitId }) => ({
      revisitId: revisitId ?? nobody,
      expectedVersion: 99,
      method: 'BY_TELEPHONE',
      satisfaction: 'FAIR',
    }),
    { has: ({ revisitId }) => revisitId !== null },
  ),
  mutation(
    'drawAuditSample',
    ({ projectId }) => ({ projectId, auditor: 'MANAGEMENT_DEPARTMENT', period: '2099-01' }),
    { case: () => 'managementDepartment' },
  ),
  mutation(
    'recordAudit',
    ({ auditId }) => ({ auditId: auditId ?? nobody, expectedVersion: 99, finding: 'CONFIRMED' }),
    { has: ({ auditId }) => auditId !== null, case: () => 'managementDepartment' },
  ),
])
