/** @typedef {import('@shouwen/procedure/pack').ProcedurePack} Pack */

/**
 * A rule of a shipped pack taken out.
 * @typedef {{ clause: string, rule: string, pack: Pack }} PackBreak
 */

/**
 * Every rule of a pack that carries a clause, taken out one at a time. What is left is a valid pack: what rested on the rule
 * goes with it.
 * @param {Pack} pack
 * @returns {PackBreak[]}
 */
export function packBreaks(pack) {
  const without = (
    /** @type {string} */ clause,
    /** @type {string} */ rule,
    /** @type {Partial<Pack>} */ changes,
  ) => ({
    clause,
    rule: `${pack.id}: ${rule}`,
    pack: { ...pack, ...changes },
  })
  const { scope, emergency, superiors, endOfDay, conduct, care, progress, instructionBy } = pack
  return [
    ...pack.clocks.map((clock) =>
      without(clock.clause, `clock ${clock.code}`, { clocks: pack.clocks.filter((each) => each !== clock) }),
    ),
    ...(pack.playbooks ?? []).flatMap((playbook) => stepBreaks(pack, playbook, without)),
    ...pack.revisits.map((rule) =>
      without(rule.clause, `revisit of ${rule.kinds.join(', ')}`, {
        revisits: pack.revisits.map((each) => (each === rule ? { ...each, share: 0 } : each)),
      }),
    ),
    ...pack.clocks.flatMap((clock) => {
      const { escalateOnBreach, ...rest } = clock
      return escalateOnBreach === undefined
        ? []
        : [
            without(escalateOnBreach.clause, `decision asked for at the breach of ${clock.code}`, {
              clocks: pack.clocks.map((each) => (each === clock ? rest : each)),
            }),
          ]
    }),
    ...pack.clocks.flatMap((clock) =>
      (clock.ladder ?? []).map((rung, at) => {
        const ladder = clock.ladder?.filter((each) => each !== rung) ?? []
        const { ladder: _ladder, ...rest } = clock
        const left = ladder.length === 0 ? rest : { ...clock, ladder }
        return without(rung.clause, `rung ${at + 1} of ${clock.code}`, {
          clocks: pack.clocks.map((each) => (each === clock ? left : each)),
        })
      }),
    ),
    ...pack.revisits.flatMap((rule) => revisitBreaks(pack, rule, without)),
    ...pack.samplings.map((rule) =>
      without(rule.clause, `sampling by ${rule.auditor} of ${rule.of}`, {
        samplings: pack.samplings.filter((each) => each !== rule),
      }),
    ),
    ...(scope
      ? [
          ...scope.definitions.map(({ clause, scope: code }) =>
            without(clause, `definition of ${code}`, {
              scope: { ...scope, definitions: exchanged(scope.definitions) },
            }),
          ),
          without(scope.clause, 'scope', {
            scope: null,
            playbooks: pack.playbooks?.filter(({ when }) => !when.scopes),
          }),
        ]
      : []),
    ...(emergency ? emergencyBreaks(emergency, without) : []),
    ...(superiors ? [without(superiors.clause, 'superiors', { superiors: null })] : []),
    ...(endOfDay ? [without(endOfDay.clause, 'end of the day', { endOfDay: null })] : []),
    ...(conduct ? [without(conduct.clause, 'conduct', { conduct: null })] : []),
    ...(care ? careBreaks(care, without) : []),
    ...laterBreaks(pack, without),
    ...clockLifeBreaks(pack, without),
    ...(progress.reviewRequired
      ? [without(progress.clause, 'review', { progress: { ...progress, reviewRequired: false } })]
      : []),
    without(instructionBy.clause, 'instruction', { instructionBy: { ...instructionBy, role: 'biReader' } }),
  ]
}

/**
 * Each definition in the place of the next: there must be one of each scope.
 * @param {NonNullable<Pack['scope']>['definitions']} definitions
 */
function exchanged(definitions) {
  return definitions.map((definition, at) => {
    const { scope } = definitions[(at + 1) % definitions.length] ?? definition
    return { ...definition, scope }
  })
}

/** @typedef {(clause: string, rule: string, changes: Partial<Pack>) => PackBreak} Without */

/**
 * @param {Pack} pack
 * @param {NonNullable<Pack['playbooks']>[number]} playbook
 * @param {Without} without
 */
function stepBreaks(pack, playbook, without) {
  const left = (/** @type {NonNullable<Pack['playbooks']>} */ instead) =>
    pack.playbooks?.flatMap((each) => (each === playbook ? instead : [each]))
  const whole = without(playbook.clause, `playbook ${playbook.code}`, {
    playbooks: left([]),
    ...withoutPlan(pack, playbook.code, () => false),
  })
  const steps = playbook.steps.map((gone) => {
    const kept = playbook.steps
      .filter((step) => step !== gone)
      .map(({ onlyIf, discloses, ...step }) => ({
        ...step,
        ...(discloses === undefined || discloses.to.step === gone.code ? {} : { discloses }),
        ...(onlyIf === undefined || onlyIf.step === gone.code ? {} : { onlyIf }),
        after: (step.after ?? []).filter((code) => code !== gone.code),
      }))
    return without(gone.clause, `step ${playbook.code}/${gone.code}`, {
      playbooks: left(kept.length === 0 ? [] : [{ ...playbook, steps: kept }]),
      ...withoutPlan(pack, playbook.code, ({ noted, guards }) => ![noted, guards].includes(gone.code)),
    })
  })
  return [whole, ...steps]
}

/**
 * The emergencies without the plan of a playbook that no longer has what the plan names.
 * @param {Pack} pack
 * @param {string} playbook
 * @param {(plan: NonNullable<Pack['emergency']>['plans'][number]) => boolean} stands
 * @returns {Partial<Pack>}
 */
function withoutPlan({ emergency }, playbook, stands) {
  if (!emergency) return {}
  const plans = emergency.plans.filter((plan) => plan.playbook !== playbook || stands(plan))
  return { emergency: plans.length === 0 ? null : { ...emergency, plans } }
}

/**
 * @param {Pack} pack
 * @param {Pack['revisits'][number]} rule
 * @param {Without} without
 */
function revisitBreaks(pack, rule, without) {
  const instead = (/** @type {Partial<Pack['revisits'][number]>} */ changes) => ({
    revisits: pack.revisits.map((each) => (each === rule ? { ...each, ...changes } : each)),
  })
  const { byAppointment, questions = [] } = rule
  return [
    ...(byAppointment === undefined
      ? []
      : [
          without(
            byAppointment.clause,
            `appointment for ${rule.kinds.join(', ')}`,
            instead({ byAppointment: undefined }),
          ),
        ]),
    ...questions.map((gone) =>
      without(
        gone.clause,
        `question ${gone.ask}`,
        instead({ questions: questions.filter((each) => each !== gone) }),
      ),
    ),
  ]
}

/**
 * What clocks stand still for, each reason of all clocks; and that they may be extended.
 * @param {Pack} pack
 * @param {Without} without
 */
function clockLifeBreaks(pack, without) {
  const ways = pack.clocks.flatMap(({ pausedBy = [] }) => pausedBy)
  const reasons = new Map(ways.map(({ reason, clause }) => [reason, clause]))
  return [
    ...[...reasons].map(([reason, clause]) =>
      without(clause, `pause: ${reason}`, {
        clocks: pack.clocks.map(({ pausedBy, ...clock }) => {
          const left = pausedBy?.filter((way) => way.reason !== reason) ?? []
          return left.length === 0 ? clock : { ...clock, pausedBy: left }
        }),
      }),
    ),
    ...(pack.extensions ? [without(pack.extensions.clause, 'extensions', { extensions: null })] : []),
  ]
}

/**
 * Rules that packs may be without.
 * @param {Pack} pack
 * @param {Without} without
 */
function laterBreaks(pack, without) {
  const { repairs, complaintReport, severity, handover, writtenReplies, secrets, triage, notices } = pack
  const { assignment = [], authority } = pack
  const { coordinator, coordinatedFrom, ...plain } = handover
  return [
    ...(repairs?.acceptance
      ? [without(repairs.acceptance.clause, 'acceptance', { repairs: { ...repairs, acceptance: undefined } })]
      : []),
    ...(repairs?.plan
      ? [without(repairs.plan.clause, 'plan', { repairs: { ...repairs, plan: undefined } })]
      : []),
    ...assignment.map((gone, at) =>
      without(gone.clause, `assignment ${at}`, {
        assignment: assignment.filter((rule) => rule !== gone),
      }),
    ),
    ...[...new Set(authority?.limits.map(({ clause }) => clause))].map((clause) =>
      without(clause, 'authority over costs', { authority: undefined }),
    ),
    ...(complaintReport ? [without(complaintReport.clause, 'report', { complaintReport: null })] : []),
    ...(writtenReplies
      ? [
          without(writtenReplies.clause, 'written reply', {
            writtenReplies: null,
            clocks: pack.clocks.filter(({ stopsOn }) => stopsOn !== 'replied'),
          }),
        ]
      : []),
    ...(triage ? [without(triage.clause, 'triage', { triage: null })] : []),
    ...(pack.followUps ?? []).map((rule) =>
      without(rule.clause, `follow-up of ${rule.kinds.join(', ')}`, {
        followUps: pack.followUps?.filter((each) => each !== rule),
      }),
    ),
    ...(secrets ? [without(secrets.clause, 'disclosures', { secrets: null })] : []),
    ...(notices?.rules ?? []).map((gone) =>
      without(gone.clause, `notice of ${gone.on} to ${gone.to}`, {
        notices: withoutNotice(pack, gone),
      }),
    ),
    ...(severity ? [without(severity.clause, 'severity', { severity: null })] : []),
    ...(coordinator ? [without(coordinator.clause, 'coordinator', { handover: plain })] : []),
    ...(coordinatedFrom === undefined
      ? []
      : [
          without(handover.clause, 'hand-overs by the coordinator', {
            handover: { ...plain, ...(coordinator === undefined ? {} : { coordinator }) },
          }),
        ]),
  ]
}

/**
 * @param {Pack} pack
 * @param {NonNullable<Pack['notices']>['rules'][number]} gone
 */
function withoutNotice({ notices }, gone) {
  const rules = notices?.rules.filter((each) => each !== gone) ?? []
  return notices && rules.length > 0 ? { ...notices, rules } : undefined
}

/**
 * @param {NonNullable<Pack['care']>} care
 * @param {Without} without
 */
function careBreaks(care, without) {
  const { dailyRound } = care
  const [round, advanced] = [dailyRound.visit, dailyRound.advancedAgeVisit]
  return [
    without(dailyRound.clause, 'daily round', {
      care: { ...care, dailyRound: { ...dailyRound, visit: advanced, advancedAgeVisit: round } },
    }),
  ]
}

/**
 * @param {NonNullable<Pack['emergency']>} emergency
 * @param {Without} without
 */
function emergencyBreaks(emergency, without) {
  const { acceptWithin, ...rest } = emergency
  return [
    ...emergency.plans.map((plan) =>
      without(plan.clause, `emergency ${plan.playbook}`, {
        emergency:
          emergency.plans.length === 1
            ? null
            : { ...emergency, plans: emergency.plans.filter((each) => each !== plan) },
      }),
    ),
    ...(acceptWithin
      ? [without(acceptWithin.clause, 'the call when nobody accepts', { emergency: rest })]
      : []),
  ]
}
