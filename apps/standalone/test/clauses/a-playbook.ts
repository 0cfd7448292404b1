import type { Answer } from '@shouwen/scenarios/schema-client'
import { clockFields, type ClockSeen, type Scene } from './scene'

/** A playbook of an appeal, as the schema shows it. */
export interface Seen {
  readonly scope: string | null
  readonly scopeDefinitions: readonly {
    readonly scope: string
    readonly clause: string
    readonly zh: string
  }[]
  readonly playbooks: readonly {
    readonly code: string
    readonly advice: readonly { readonly zh: string }[]
    readonly steps: readonly {
      readonly code: string
      readonly standing: string
      readonly refusal: string | null
      readonly evidence: readonly { readonly field: string; readonly value: string }[]
    }[]
  }[]
}

const fields = 'playbooks { code advice { zh } steps { code standing refusal evidence { field value } } }'

type Written = Readonly<Record<string, string>>

const written = (evidence: Written) => Object.entries(evidence).map(([field, value]) => ({ field, value }))

/** What people do with the steps of a playbook of an appeal. */
export function aPlaybook(scene: Scene, appealId: string, playbook: string) {
  async function look(viewer = 'management') {
    const { playbooks } = await scene.appeal<Seen>(appealId, fields, undefined, viewer)
    const found = playbooks.find(({ code }) => code === playbook)
    if (found === undefined) throw new Error(`the appeal has no playbook ${playbook}`)
    return found
  }

  const tries = (
    persona: string,
    step: string,
    evidence: Written,
  ): Promise<Answer<Record<string, unknown>>> =>
    scene.tries(persona, 'completeStep', { appealId, playbook, step, evidence: written(evidence) })

  return {
    look,
    async standings(): Promise<Record<string, string>> {
      const { steps } = await look()
      return Object.fromEntries(steps.map(({ code, standing }) => [code, standing]))
    },
    async evidenceOf(step: string): Promise<Written> {
      const { steps } = await look()
      const evidence = steps.find(({ code }) => code === step)?.evidence ?? []
      return Object.fromEntries(evidence.map(({ field, value }) => [field, value]))
    },
    async does(persona: string, step: string, evidence: Written = {}): Promise<void> {
      const { codes, errors } = await tries(persona, step, evidence)
      if (codes.length > 0)
        throw new Error(`${step} by ${persona}: ${errors.map((each) => each.message).join()}`)
    },
    skips: (persona: string, step: string, reason: string) =>
      scene.tries(persona, 'skipStep', { appealId, playbook, step, reason }),
    async refusalOf(persona: string, step: string, evidence: Written) {
      const { errors } = await tries(persona, step, evidence)
      const { code, facts } = errors[0]?.extensions ?? {}
      return { code, clause: facts?.['clause'] }
    },
    async refusalOfAll(persona: string, step: string, evidence: Written) {
      const { errors } = await tries(persona, step, evidence)
      const { code, facts } = errors[0]?.extensions ?? {}
      return { code, problems: facts?.['problems'] }
    },
    /** The clocks of a step, once they are as they should be. */
    async clocks(step: string, holds: (clock: ClockSeen) => boolean = () => true): Promise<ClockSeen[]> {
      const own = ({ code }: ClockSeen): boolean => code === `${playbook}/${step}`
      const { clocks } = await scene.appeal<{ clocks: ClockSeen[] }>(
        appealId,
        clockFields,
        (seen) => seen.clocks.some(own) && seen.clocks.filter(own).every(holds),
      )
      return clocks.filter(own)
    },
  }
}
