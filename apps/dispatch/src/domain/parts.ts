import { Refusal } from '@shouwen/vocabulary/refusal'
import { requiredText } from './texts'

/** What was built in 配件. */
export interface Part {
  name: string
  /** In its unit, to a thousandth. */
  quantity: number
  unit: string
  /** Fen for one unit. */
  unitCostFen: number
}

/** Of one order, over its whole life. */
const PARTS_LIMIT = 50
/** Units of one part. */
const QUANTITY_LIMIT = 100_000
/** 1 million yuan. */
const UNIT_COST_LIMIT = 100_000_000
/** Minutes of one order, over its whole life: about ten weeks around the clock. */
const LABOUR_LIMIT = 100_000

/**
 * P5.6.1: the parts with those of now. Refuses with INPUT_INVALID, naming every fault with its place, and with
 * TEXT_TOO_LONG.
 */
export function withParts(before: readonly Part[], added: readonly Part[]): Part[] {
  const problems = added.flatMap(({ quantity, unitCostFen }, at) => [
    ...(isQuantity(quantity) ? [] : [`parts.${at}.quantity must be 0.001 to ${QUANTITY_LIMIT}`]),
    ...(Number.isInteger(unitCostFen) && unitCostFen >= 0 && unitCostFen <= UNIT_COST_LIMIT
      ? []
      : [`parts.${at}.unitCostFen must be 0 to ${UNIT_COST_LIMIT}`]),
  ])
  if (before.length + added.length > PARTS_LIMIT) problems.push(`more than ${PARTS_LIMIT} parts`)
  if (problems.length > 0) throw new Refusal('INPUT_INVALID', { problems: problems.join('; ') })
  const tidy = added.map(({ name, unit, ...part }) => ({
    ...part,
    name: requiredText('name', name),
    unit: requiredText('unit', unit),
  }))
  return [...before, ...tidy]
}

/** The minutes with those of now. Refuses with INPUT_INVALID. */
export function withLabour(before: number, added: number): number {
  if (!Number.isInteger(added) || added < 0 || before + added > LABOUR_LIMIT) {
    throw new Refusal('INPUT_INVALID', { problems: `labourMinutes must be 0 to ${LABOUR_LIMIT} in all` })
  }
  return before + added
}

/** To a thousandth, as far as a binary fraction can be. */
function isQuantity(quantity: number): boolean {
  const thousandths = quantity * 1_000
  return (
    quantity >= 0.001 && quantity <= QUANTITY_LIMIT && Math.abs(thousandths - Math.round(thousandths)) < 1e-6
  )
}
