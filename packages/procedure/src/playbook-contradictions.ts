import type { Playbook, PlaybookStep, ProcedurePack } from './pack'

/** What the playbooks of a well-formed pack say against themselves and the rest of it, each with its path. */
export function playbookContradictions(pack: ProcedurePack): string[] {
  const categories = new Set(pack.categories.map(({ code }) => code))
  return (pack.playbooks ?? []).flatMap((playbook, at) => [
    ...(playbook.when.categories ?? []).flatMap((category, place) =>
      categories.has(category)
        ? []
        : [`playbooks.${at}.when.categories.${place}: "${category}" is no category of this procedure`],
    ),
    ...(playbook.when.scopes !== undefined && !pack.scope
      ? [`playbooks.${at}.when.scopes: this procedure judges no complaints by their scope`]
      : []),
    ...stepContradictions(playbook, `playbooks.${at}`),
  ])
}

function stepContradictions({ steps }: Playbook, path: string): string[] {
  return steps.flatMap((step, at) => {
    const here = `${path}.steps.${at}`
    const before = steps.slice(0, at)
    const twice = before.some(({ code }) => code === step.code)
    return [
      ...(twice ? [`${here}.code: "${step.code}" is given twice`] : []),
      ...step.after.flatMap((earlier, place) =>
        before.some(({ code }) => code === earlier)
          ? []
          : [`${here}.after.${place}: "${earlier}" is no step before this one`],
      ),
      ...choiceContradictions(step, before, here),
      ...evidenceContradictions(step, here),
      ...disclosureContradictions(step, before, here),
    ]
  })
}

/** A step that no answer asks for would never be reached. */
function choiceContradictions(
  { onlyIf }: PlaybookStep,
  before: readonly PlaybookStep[],
  path: string,
): string[] {
  if (onlyIf === undefined) return []
  const asked = before.find(({ code }) => code === onlyIf.step)
  if (asked === undefined) return [`${path}.onlyIf.step: "${onlyIf.step}" is no step before this one`]
  const options = asked.asks.find(({ code }) => code === onlyIf.field)?.options
  if (options === undefined) {
    return [`${path}.onlyIf.field: "${onlyIf.field}" is no choice of step "${onlyIf.step}"`]
  }
  return onlyIf.is.flatMap((code, at) =>
    options.some((option) => option.code === code)
      ? []
      : [`${path}.onlyIf.is.${at}: "${code}" is no option of "${onlyIf.step}.${onlyIf.field}"`],
  )
}

function evidenceContradictions({ asks }: PlaybookStep, path: string): string[] {
  return asks.flatMap(({ code, kind, options }, at) => [
    ...(asks.findIndex((field) => field.code === code) < at
      ? [`${path}.asks.${at}.code: "${code}" is given twice`]
      : []),
    ...((kind === 'choice') === (options !== undefined)
      ? []
      : [`${path}.asks.${at}.options: a choice has options, and nothing else has`]),
  ])
}

/** What was handed over is written down in the step itself, to whom in one before it. */
function disclosureContradictions(
  { discloses, asks }: PlaybookStep,
  before: readonly PlaybookStep[],
  path: string,
): string[] {
  if (discloses === undefined) return []
  const { what, to } = discloses
  const asked = before.find(({ code }) => code === to.step)
  return [
    ...(asks.some(({ code }) => code === what)
      ? []
      : [`${path}.discloses.what: the step does not ask for "${what}"`]),
    ...(asked?.asks.some(({ code }) => code === to.field) === true
      ? []
      : [`${path}.discloses.to: no step before this one asks for "${to.step}.${to.field}"`]),
  ]
}
