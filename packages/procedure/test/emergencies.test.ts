import { expect, test } from '@jest/globals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { emergencyOf } from '../src/emergencies'
import residential from '../src/packs/residential.json'
import { shippedPacks } from '../src/shipped-packs'
import { validatePack } from '../src/validate-pack'
import { changedAt, type Place } from './any-pack'

function problemsWith(place: Place, value: unknown): unknown {
  try {
    validatePack(changedAt(residential, ['emergency', ...place], () => value))
    return []
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.facts['problems']
  }
}

test.each([
  [['plans', 0, 'playbook'], 'flood', 'emergency.plans.0.playbook: there is no playbook "flood"'],
  [
    ['plans', 1, 'playbook'],
    'medical-emergency',
    'emergency.plans.1.playbook: "medical-emergency" is given twice',
  ],
  [
    ['plans', 0, 'playbook'],
    'lawyer-request',
    'emergency.plans.0.guards: "guards" is no step of "lawyer-request"',
  ],
  [['plans', 0, 'noted'], 'walk', 'emergency.plans.0.noted: "walk" is no step of "medical-emergency"'],
  [['plans', 0, 'noted'], 'lead', 'emergency.plans.0.noted: "lead" waits for other steps'],
  [
    ['plans', 0, 'noted'],
    'relatives',
    'emergency.plans.0.noted: "relatives" asks for "relative", which whoever raises it is not asked for',
  ],
])('%j: "%s" contradicts the playbooks', (place, value, problem) => {
  expect(problemsWith(place, value)).toContainEqual(problem)
})

test('a procedure may be without emergencies, and a plan without a step that raising it does', () => {
  expect(problemsWith([], undefined)).toEqual([])
  expect(problemsWith(['plans', 0, 'noted'], undefined)).toEqual([])
  expect(problemsWith(['acceptWithin'], undefined)).toEqual([])
})

test('an emergency goes by the category, and is of a kind that its playbook is for', () => {
  const { residential: pack } = shippedPacks
  expect(emergencyOf(pack, 'murder')).toMatchObject({ kind: 'assistance', playbook: { code: 'crime' } })
  expect(emergencyOf(pack, 'noise')).toBeNull()
  expect(() => emergencyOf(pack, 'flood')).toThrow(Refusal)
})
