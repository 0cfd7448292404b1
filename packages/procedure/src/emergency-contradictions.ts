import { emergencyFields } from './emergencies'
import type { EmergencyPlan, ProcedurePack } from './pack'

/** What the emergencies of a well-formed pack say against its playbooks, each with its path. */
export function emergencyContradictions(pack: ProcedurePack): string[] {
  const plans = pack.emergency?.plans ?? []
  return plans.flatMap((plan, at) => {
    const path = `emergency.plans.${at}`
    const twice = plans.findIndex(({ playbook }) => playbook === plan.playbook) < at
    return [
      ...(twice ? [`${path}.playbook: "${plan.playbook}" is given twice`] : []),
      ...planContradictions(plan, pack, path),
    ]
  })
}

function planContradictions(
  { playbook: code, noted, guards }: EmergencyPlan,
  { playbooks = [] }: ProcedurePack,
  path: string,
): string[] {
  const playbook = playbooks.find((each) => each.code === code)
  if (playbook === undefined) return [`${path}.playbook: there is no playbook "${code}"`]
  const problems: string[] = []
  if (playbook.when.categories === undefined) {
    problems.push(`${path}.playbook: "${code}" is for no category, so nobody could raise it`)
  }
  if (!playbook.steps.some((step) => step.code === guards)) {
    problems.push(`${path}.guards: "${guards}" is no step of "${code}"`)
  }
  if (noted === undefined) return problems
  const step = playbook.steps.find((each) => each.code === noted)
  if (step === undefined) return [...problems, `${path}.noted: "${noted}" is no step of "${code}"`]
  if (step.after.length > 0 || step.onlyIf !== undefined) {
    problems.push(`${path}.noted: "${noted}" waits for other steps`)
  }
  const given: readonly string[] = emergencyFields
  for (const field of step.asks.filter((ask) => !given.includes(ask.code) || ask.kind === 'choice')) {
    problems.push(
      `${path}.noted: "${noted}" asks for "${field.code}", which whoever raises it is not asked for`,
    )
  }
  return problems
}
